# What Telegram shows of the bot itself.

# Before the first message, at most 512 characters.
description = For the day a no comes, or no answer does: how it feels, what may lie behind it, one small step. A bot with set talks, written by people. Not therapy, not a crisis line. “Help now” brings people who answer.
# On the profile and in shared links, at most 120 characters.
short_description = A bot for the day you get the no: feel it, understand it, one small step. Not therapy.

# The list behind the menu button, at most 256 characters each. A command is listed when its line stands here.
command_rejected = I got a no
command_noanswer = They never answered
command_checkin = Talk a no through, in the size you choose
command_wins = Your wins jar
command_history = What I told you
command_recap = A picture of what I kept
command_helpnow = Help now: people who answer, day and night
command_mydata = All you hold of me
command_privacy = What you keep, and who runs you
command_settings = How you talk to me
command_group = Your groups, and what you shared there
command_share = Share something with a group, after you saw it word for word
command_report = Report something I posted: answer it with this
command_setup = For those who run this group: decide what I do here
command_link = Be one person here and on another platform
command_unlink = Part accounts that were linked
command_stop = Stop

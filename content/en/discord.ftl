# What Discord shows of the bot itself, and what only Discord needs.

# The list behind the slash, at most 100 characters each.
commands = Commands
    .rejected = I got a no
    .noanswer = No answer came
    .checkin = How am I today?
    .wins = My wins
    .history = What I told you
    .recap = A picture of what I kept
    .helpnow = Help now
    .mydata = Take my data, or delete it
    .privacy = What you keep, and who runs you
    .settings = Settings
    .link = One talk on two platforms
    .unlink = Part accounts that were linked
    .stop = Stop
    .group = A group and me
    .share = Share something with a group
    .shares = What I shared
    .setup = Set me up for this server

# What /setup asks for.
setup = Setup
    .channel = Where I speak: a text channel or a forum
    .moderators = A channel that only moderators read

# In the menu of a message, at most 32 characters each.
menus = Menus
    .report = Report to moderators
    .cheer = Cheer this

# To those who may not set the bot up, and about a message that is none of its posts. Only they read it.
not_admin = How I am set up here is asked of those who manage this server, so this one stays closed.
no_moderators = I may not write in that moderators' channel yet: please let me see it and send messages there, then come back here.
not_shared = That works with what was shared through me. This message is somebody's own, so I leave it alone.

# The grey line in a closed menu.
choose = Choose one
choose_several = Choose what fits, as many as you like

# The button for own words, and the form that it opens.
write = In my own words
your_words = Your words
only_you = Only you see this, and the answer too.

# Under the words of a file that is too big to send.
too_large = The file that goes with this is larger than Discord takes from me, so I send the words alone.

# Said once, to someone whose direct messages are closed, where nobody else sees it.
closed = I couldn't reach you by direct message, because yours are closed to me. Here only you see what I say.

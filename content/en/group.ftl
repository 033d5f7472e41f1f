# In private, about a group: joining it, leaving it, and how the bot behaves in it.

none = At the moment you belong to no group with me. Someone who runs one can add me to it and write /setup there; a button in the group then brings its members here, one by one.
which = Which group?
    .row = { $name }
    .close = Close
gone = I don't find that group, or I'm not in it any more.
unknown = I couldn't ask whether you are in that group this time, so I leave it at that. Try again in a little while.
stranger = I can only do this for people who are in the group, and its platform tells me you are not.
not_yet = The people who run this group haven't set me up there yet.

hello = This is about **{ $name }**. If you join, you can share there from here: a no, a win, a line. Nobody sees that you joined, and nothing you tell me goes there unless you saw it word for word and said yes.
    .join = Join
    .not_now = Not now
young = Groups are for people of 16 and over, so I leave this one out. Everything else here stays open to you, and nothing is kept.
joined = You're in. Nobody was told.
first = Would you like to share something there now?
    .share = Share something
    .later = Not now
what = **{ $name }**: what would you like to do?
    .share = Share something
    .shares = What I shared
    .buddy = A buddy
    .advise = Ask me for a line after a no
    .unadvise = Ask me for no more lines
    .count = Count me in the total
    .uncount = Count me out again
    .review = What waits for a moderator
    .set_up = Set me up here
    .leave = Leave it
    .close = Close
advises = Some days after a no I may ask you what you would tell the next person: once a month at most, and leaving it alone is fine.
advises_not = Then I ask you for no lines any more.
counted = Your no's and tries go into the group's total from now on, without saying whose they are. It changes once a week at most, and only when nine people or more had one.
uncounted = Yours are left out from now on.
leaving = You can leave at any time, and nobody is told. What becomes of what you shared there?
    .take = Take it back, too
    .leave_them = It may stay
    .stay = Stay in it
left = You left it. Nobody was told.

welcome_admin = **{ $name }**: you run it, so you decide what I do there. Until then I say nothing.
lacking = { $right ->
        [write] I may not write there yet: please let me send messages, then come back here.
        [pin] I may not pin there. That's fine: I'll post without pinning.
        [topics] I may not open topics there. That's fine: I'll post in one place.
        [threads] I may not open threads there. That's fine: I'll post in the channel.
        [channel] I don't know which channel is meant: write /setup there and choose one.
       *[other] I lack a right there. Setting me up works all the same.
    }
features = What would you like me to do in the group? Everything is off until you choose it.
    .shares = Members share from private
    .week = A thread for each week
    .pulse = How is it, once a week
    .totals = A total of no's and tries
    .buddies = Buddies
    .done = Done
nothing_chosen = Nothing is chosen, so I stay silent there.
moderated = Shares go up ten minutes after a member's yes. Would you like a moderator to read some of them first?
    .no = No
    .anonymous = Those without a name
    .all = All of them
day = On which day does the week begin? I post at nine, { $known ->
        [yes] by your clock.
       *[no] by the clock of UTC: “time zone” tells me yours, and setting me up once more takes it over.
    }
    .mon = Monday
    .tue = Tuesday
    .wed = Wednesday
    .thu = Thursday
    .fri = Friday
    .sat = Saturday
    .sun = Sunday
confirm = For **{ $name }**: { $shares ->
        [yes] members may share{ $moderated ->
            [all] , and a moderator reads each share first
            [anonymous] , and a moderator reads those without a name first
           *[no] { "" }
        };{ " " }
       *[no] { "" }
    }{ $week ->
        [yes] a thread each week;{ " " }
       *[no] { "" }
    }{ $pulse ->
        [yes] a question each week, answered without names;{ " " }
       *[no] { "" }
    }{ $totals ->
        [yes] a total of no's and tries;{ " " }
       *[no] { "" }
    }{ $buddies ->
        [yes] buddies;{ " " }
       *[no] { "" }
    }and one hello. Posts of my own stop by themselves when nobody answers for three weeks. Shall I?
    .yes = Yes
    .change = Change it
    .not_now = Not now
set_up_done = Done. One hello goes up there now, and you can change all of this here at any time.
page = For you and the other moderators: you can read and act on what is shared, and I tell nobody who wrote it, who joined or who cheered. If words sound like danger, they go into no group: I ask that person in private, and report it to nobody. If you worry about a member, ask them plainly yourself; “help now” shows people who answer. The whole page is docs/groups.md, where whoever runs me keeps it.

# Looking for a buddy in a group: somebody to write to for four weeks.

no_group = You belong to no group with buddies. “Group” shows what yours does.
which = In which group?
    .row = { $name }
    .close = Close
gone = There are no buddies in that group, or I'm not in it any more.
grown = A buddy is somebody of **{ $name }** to write to for four weeks. I find one for you at the beginning of a week, and you both say yes first. It is for people of 18 and over. Are you?
    .yes = Yes, I am
    .no = No
young = Then I leave buddies out. Everything else here stays open to you.
name = What may they call you? A first name or a nickname is enough.
line = What would you like from it? One line, such as “someone to send my plan to on Mondays”.
reach = How can they write to you, once you both said yes? Your name on this app, for instance.
not_all = Something of it stays empty once links, mentions and numbers are out. Let's write it anew.
preview = I keep these three lines encrypted until you stop looking or leave the group, and show nothing else of yours. Before a yes they read: **{ $name }**, “{ $line }” After both yes, also: { $reach }
    .look = Yes, look for somebody
    .change = Change it
    .not_now = Not now
seeking = I look at the beginning of each week, and write to you when there is somebody. “Buddy” is where you stop it.
looking = I'm looking for somebody for you. Would you like me to go on?
    .look_on = Yes, go on
    .change = Change what they read
    .no_more = No more
no_more = Then I look no more, and what you wrote for it is erased.

# One line for the next person. The message ids are the step names of bot/flows/advice.py.

you_know = You know something about this that I don't: you were there.
you_know--2 = Somebody will get a no tomorrow, and you have been where they will stand.

line = What would you tell them? One line, in your own words.
    .none = Nothing today
thanks = Thank you for giving that.
thanks--2 = Thank you. That is worth having.

for_you = Is any of it for you as well, today?
    .yes = Yes, keep it as my line
    .no = No
    .not_today = Not today

for_group = May I ask you later about showing it to a group? You would see the exact words first.
    .ask_me = Ask me then
    .mine = For me alone

yours = It stays yours until you say otherwise.
none = That's fine. Some days have no advice in them.
show_it = Would you like to show it to your group? You see the exact words first, a moderator reads them, and who joins later may read them, too.
    .show = Yes, show me how it would look
    .later = Not now

# Something was applied for. The message ids are the step names of bot/flows/application.py.

hello = You put yourself forward, and that takes something.
hello--2 = Sent. That part was yours, and it's done.
note = Shall I note it, so that it's at hand when an answer comes, or none does?
    .yes = Note it
    .no = No need
company = Where was it? A name is enough.
    .none = Rather not say
role = And what for?
    .none = Leave it open
on = When did you send it?
    .today = Today
    .yesterday = Yesterday
    .this_week = This week
    .weeks_ago = Weeks ago
promised = Did they name a day by which you'd hear? “3 Dec” or “in two weeks” work, too.
    .this_week = This week
    .next_week = Next week
    .two_weeks = In two weeks
    .no_day = No day
tell = { $on }, then. Shall I ask once, the evening after, if nothing has come?
    .day_after = Ask me once
    .quiet = No, stay quiet
goodbye = Now it's theirs to answer. “Applications” shows it and changes it.
fine = All right. I'm here when an answer comes, or none does.

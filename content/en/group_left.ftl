# To those who run a group: the bot was removed there. It stands on lock screens.

first = I was removed from **{ $name }**. What I hold of it, and what was shared there through me, goes for good in a week. If I'm added again before, it stays.
    .fine = All right
    .stop_these = Stop these

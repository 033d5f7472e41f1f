# An interview that is coming. The message ids are the step names of bot/flows/application.py.

hello = An interview ahead. Let me note when, so you don't have to hold it.
on = Which day is it? “Tuesday at 10” or “3 Dec” work, too.
    .today = Today
    .tomorrow = Tomorrow
    .day_after = The day after tomorrow
at = At what time?
    .t0900 = 9:00
    .t1000 = 10:00
    .t1100 = 11:00
    .t1400 = 14:00
    .t1500 = 15:00
    .t1600 = 16:00
    .dont_know = I don't know yet
was_past = By your clock that time has passed. Was it another day?
    .change = Another day
    .leave = Leave it
right = **{ $on }{ $timed ->
        [yes] , { $time }
       *[no] { "" }
    }**{ $known ->
        [yes] , by the clock of { $city }
       *[no] { "" }
    }. Is that right?
    .yes = Yes
    .day = Another day
    .hour = Another time
company = Who is it with? A name is enough, and it's yours to leave out.
    .none = Rather not say
tell = Would you like a message about it? Nothing in it gives away what it's about.
    .both = The evening before, and after
    .eve = The evening before
    .after = An hour after
    .quiet = No message
noted = { $tell ->
        [both] Noted: one message the evening before, one about an hour after.
        [eve] Noted: one message the evening before.
        [after] Noted: one message about an hour after.
       *[quiet] Noted, and I stay quiet about it.
    } “Applications” shows it and changes it.
cannot_tell = As you chose, I keep nothing, so I can't write to you about it.
some_day = When there is a day, tell me. It can wait until then.
goodbye = Fear may come along that day; it doesn't have to leave first.
goodbye--2 = Whatever comes of it, you were asked to come.

# The daily check-in as somebody wants it. The message ids are the step names of bot/flows/daily_setup.py.

offer = I can look in on the days you choose: how it is, one small thing or rest, one line to read. Half a minute, and “stop these” ends it. Would you like that?
    .yes = Yes
    .no = No, thanks
no = Then not. “Daily” is the word, if you want it some day.
back = The daily message sleeps. Shall it come again at { $time }{ $days ->
        [weekdays] , Monday to Friday
        [weekend] , at weekends
        [some] , on the days you chose
       *[every] , every day
    }?
    .as_before = As before
    .other = At another time
    .no = No
at = At what time? You can type one, like 7:15 am or 19:15.
    .t0830 = 8:30 in the morning
    .t1230 = 12:30
    .t1800 = 18:00
    .t2000 = 20:00
    .t2130 = 21:30
within_quiet = You asked for quiet from { $from } to { $to }, and that time lies within it.
days = On which days?
    .every = Every day
    .weekdays = Monday to Friday
    .weekend = Saturday and Sunday
    .some = Let me choose
which_days = Which ones? Tap all that fit.
    .mon = Monday
    .tue = Tuesday
    .wed = Wednesday
    .thu = Thursday
    .fri = Friday
    .sat = Saturday
    .sun = Sunday
    .done = Done
settled = Set: { $time }, { $days ->
        [weekdays] Monday to Friday
        [weekend] Saturday and Sunday
        [some] on the days you chose
       *[every] every day
    }{ $known ->
        [yes] , by the clock of { $city }
       *[no] { "" }
    }. Leave one unanswered whenever you like.
quiet = { $chosen ->
        [yes] As you chose, I write nothing of my own from { $from } to { $to }.
       *[no] Otherwise I write nothing of my own from { $from } to { $to }.
    } Which hours suit you?
    .q22_9 = 22:00 to 9:00
    .q22_7 = 22:00 to 7:00
    .q20_8 = 20:00 to 8:00
    .q0_10 = Midnight to 10:00
    .leave_it = As it is
quiet_settled = Quiet from { $from } to { $to }, then.
quiet_stays = Then the quiet hours stay. “Daily” changes any of this, “pause” rests it.
change = The daily message comes at { $time }, { $days ->
        [weekdays] Monday to Friday
        [weekend] Saturday and Sunday
        [some] on the days you chose
       *[every] every day
    }. What would you like to change?
    .at = The time
    .days = The days
    .quiet = The quiet hours
    .pause = Pause
    .go_on = End the pause
    .off = Turn it off
    .leave_it = Nothing
is_off = Turned off. “Daily” would bring it back.
as_it_was = Then it stays as it is.

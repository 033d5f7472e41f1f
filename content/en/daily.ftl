# The daily check-in. The message ids are the step names of bot/flows/daily.py. The first message stands on lock screens.

which_day = It's past midnight. Which day is this about?
    .yesterday = The day that went
    .today = The new one
how = { $asked ->
        [yes] The message you asked for{ $named ->
            [yes] , { $name }
           *[no] { "" }
        }.
       *[no] Here{ $named ->
            [yes] , { $name }
           *[no] { "" }
        }.
    } How is today? One word is enough.
    .lighter = Lighter
    .same = Much the same
    .heavier = Heavier
    .tired = Tired
    .not_now = Not now
    .stop_these = Stop these
how--2 = Hello{ $named ->
        [yes] , { $name }
       *[no] { "" }
    }. { $asked ->
        [yes] You asked me to look in. How are things?
       *[no] How are things?
    }
how--3 = { $asked ->
        [yes] Your message for today{ $named ->
            [yes] , { $name }
           *[no] { "" }
        }.
       *[no] There you are{ $named ->
            [yes] , { $name }
           *[no] { "" }
        }.
    } Which word comes nearest?
how--4 = { $asked ->
        [yes] Looking in, as you asked{ $named ->
            [yes] , { $name }
           *[no] { "" }
        }.
       *[no] Good to hear from you{ $named ->
            [yes] , { $name }
           *[no] { "" }
        }.
    } How does today feel?

lighter = Lighter. Good to know.
lighter--2 = Lighter today. It doesn't need a reason.
lighter--3 = A lighter one, then.
lighter--4 = Lighter. You may keep that to yourself or tell everyone.
same = Much the same. That's an answer, too.
same--2 = The same, then. Some days are.
same--3 = Much the same. Thank you for saying so.
same--4 = No change. Nothing has to change today.
tired = Tired. Thank you for saying it plainly.
tired--2 = Tired is allowed.
tired--3 = Tired, then. Today can be a small day.
tired--4 = Tired. That's reason enough to go slowly.
heavy_words = That sounds heavy. Thank you for saying it.
heavy_words--2 = Thank you for telling me. That sounds hard.
heavy_words--3 = That's a lot for one day.
words = Thank you for putting it like that.
words--2 = Thank you. That stays as you said it.
words--3 = I read it as you wrote it. Thank you.
words--4 = Thank you for telling me.
heavier = Heavier. Thank you for saying so.
heavier--2 = A heavier one. Thank you for telling me.
heavier--3 = That sounds heavy.

heavy_thing = What would help a little?
    .write = Write it out
    .rest = Rest
    .small = One small thing
    .helpnow = People who answer
    .nothing = Nothing now
heavy_thing--2 = Would one of these help?
heavy_thing--3 = What would be kind to you now?

one_thing = { $before ->
        [yes] The small thing from last time needs no report.{ " " }
       *[no] { "" }
    }One small thing for today, or rest?
    .rest = Rest
    .walk = A walk
    .tell = Tell someone how I am
    .job = One small job thing
    .again = The one from last time
    .nothing = Nothing today
    .comfort_row = { $name }
one_thing--2 = { $before ->
        [yes] Last time's small thing may have happened or not; both are fine.{ " " }
       *[no] { "" }
    }What could be enough for today?
one_thing--3 = { $before ->
        [yes] You had named a small thing. It asks nothing of you.{ " " }
       *[no] { "" }
    }Is there one small thing you'd like today, or rest?
one_thing--4 = Rest, or one small thing: which is it today?

rest = Rest, then. It counts the same.
rest--2 = Rest it is. It's written down as something you do.
rest--3 = Rest. A whole answer.
thing = Noted. When and how is yours.
thing--2 = Small enough. It can wait for its moment.
thing--3 = Good. Nobody checks on it.
thing--4 = Then that. Half of it is fine as well.
nothing = Nothing today, then. That's a full answer.
nothing--2 = Then today asks nothing of you.

own_line = { $kind ->
        [win] You wrote on { $on }: “{ $words }”.
       *[line] A line you kept, from { $on }: “{ $words }”.
    }

goodbye = That's all for today.
goodbye--2 = That was it. Go gently.
goodbye--3 = Enough for today.
goodbye--4 = That's it from me today.
not_now = All right, not now.
not_now--2 = Not now, then.
not_now--3 = That's fine.

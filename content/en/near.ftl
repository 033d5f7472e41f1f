# Messages around a day of their own. What comes unasked stands on lock screens: its first words give nothing away.

eve = The message you asked for, about { $when ->
        [today] today
       *[tomorrow] tomorrow
    }. Would you like to look at it together now?
    .now = Now
    .not_now = Not now
    .stop_these = Stop these
eve_is = **{ $on }{ $timed ->
        [yes] , { $time }
       *[no] { "" }
    }**{ $named ->
        [yes] , { $company }
       *[no] { "" }
    }.
noted = You had put something by for such a day:
lesson = To try this time: “{ $words }”.
phrase = For a blank moment: “{ $words }”.
plan = For afterwards, whichever way it goes: { $plan ->
        [rest] rest
        [tell] telling someone
        [comfort] something that comforts
        [walk] a walk
        [write] writing it down
        [write_down] writing the replay down once
        [park] parking the replay
       *[own] “{ $words }”
    }.
nerves = How is it, the evening before?
    .nervous = Nervous
    .tired = Tired
    .ready = Ready enough
    .leave = That's all
nervous = Nervous. It may come along tomorrow; nothing has to be done about it.
tired = Tired. Then rest is the preparation that's left.
ready = Ready enough is enough.
nerves_heard = Thank you for saying it. It may be there, and you may go.
until_then = You were asked to come. Afterwards you can tell me, or not.

after = The message you asked for. How did it go? One line is plenty.
    .well = Well
    .mixed = Mixed
    .hard = Hard
    .moved = It was moved
    .not_now = Not now
    .stop_these = Stop these
well = Well. You were there for it.
mixed = Mixed. Most of it can't be seen from your chair.
hard = Hard. Thank you for saying so.
heard = Thank you. That stays as you said it.
more = Would you like to talk it through while it's fresh?
    .talk = Talk it through
    .enough = That's all
rest_now = Then it's behind you. Rest is next, if you like.

asked = The message you asked for: a day you gave me has passed. Has something come?
    .rejected = Yes, a no
    .interview = An interview
    .offer = Good news
    .nothing_yet = Nothing yet
    .not_now = Not now
    .stop_these = Stop these

again = The message you asked for some time ago, for today. Would you like to see what it is?
    .now = Show me
    .not_now = Not now
    .stop_these = Stop these
again_is = { $named ->
        [yes] You wanted to think of { $company } again, without having to do anything.
       *[no] You wanted to think again of a place you had applied to, without having to do anything.
    }
again_what = What fits?
    .applied = I applied again
    .no_more = Leave it
left = Left, then. It was good to look.

not_now = All right. There's nothing to do about it.

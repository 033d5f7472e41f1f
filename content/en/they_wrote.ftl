# They wrote after all: what was quiet is open again.

which = Who was it?
    .row = { $named ->
        [yes] { $name }, told on { $on }
       *[no] The one you told me on { $on }
    }
    .new = Someone else
what = { $named ->
        [yes] { $company } wrote, after all. What did they say?
       *[no] They wrote, after all. What did they say?
    }
    .no = It's a no
    .interview = They'd like to meet me
    .offer = It's an offer
    .gone = The role went away
    .still_nothing = Nothing clear yet
interview_set = A meeting, after the quiet. When it's behind you, “interview” is there for it.
gone_noted = The role went away. It's noted as that, and not as a no.
still_nothing = Then it stays open, as it was.
closed = All right. Nothing has changed.

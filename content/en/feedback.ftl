# Asking for feedback: later, by choice, and it costs nothing not to.

hello = You gave them your time. You may ask them for a little of theirs, and you don't have to.
fresh = The no is very new. Asking can wait as long as you like.

ready = How would it be to hear what they thought?
    .want = I'd like to know
    .torn = I want to, and I'm afraid of it
    .later = Later, not now
    .rather_not = I'd rather not know
    .dont_know = I don't know
torn = Then slowly. A draft can lie here unsent, and an answer may be short, or never come.
torn_then = What fits better for now?
    .later = Ask later
    .draft = Only look at a draft
    .rather_not = Leave it
rather_not = Then you don't ask. That is a full answer, and nobody is waiting for it.
when = When would you like one message from me about it?
    .days = In three days
    .week = In a week
    .two_weeks = In two weeks
    .own_time = No message
reminded = One message then, and none about it before.
own_time = Then whenever you like, or never. “Feedback” makes the draft.

which = Which no is it about?
    .row = { $named ->
        [yes] { $name }, { $on }
       *[no] The no of { $on }
    }
    .new = Another one
company = Which company or place is it? A name is enough.
role = Which role was it? It goes into the draft.
who = Who would it go to? A first name is enough.
    .no_name = No name

draft = Here is a draft. Nothing is sent from here; change what you like.
letter = { $to ->
        [yes] Hello { $who },
       *[no] Hello,
    }

    thank you for your answer on my application{ $for ->
        [yes] { " " }({ $role })
       *[no] { "" }
    }{ $named ->
        [yes] { " " }at { $company }
       *[no] { "" }
    }. If you have a minute, I'd be glad of one thing that spoke for me, and one that could have been clearer. A line is plenty.

    Kind regards
short_letter = { $to ->
        [yes] Hello { $who },
       *[no] Hello,
    } thank you for your answer on my application{ $for ->
        [yes] { " " }({ $role })
       *[no] { "" }
    }{ $named ->
        [yes] { " " }at { $company }
       *[no] { "" }
    }. I'd be grateful for one line on what would have made it stronger. Kind regards

letter_then = What would you like to do with it?
    .sent = I'm sending it
    .shorter = A shorter one
    .later = Later
    .rather_not = I'd rather not
short_then = And with this one?
    .sent = I'm sending it
    .later = Later
    .rather_not = I'd rather not
sent = Then your part of it is done.
reply_later = An answer may come, or none. If one does, “they said why” helps to read it at your pace.

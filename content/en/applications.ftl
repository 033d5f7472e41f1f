# What somebody applied for. The message ids are the step names of bot/flows/application.py.

none_yet = Nothing is noted here yet. Would you like to note something?
    .new = I applied somewhere
    .interview = I have an interview
    .done = Close
page = What is open, newest first. Choose one to see or change it.
    .row = { $named ->
        [yes] { $name }, since { $on }
       *[no] Since { $on }
    }
    .new = Note another one
    .done = Close
head = **{ $named ->
        [yes] { $company }
       *[no] An application
    }**{ $for ->
        [yes] , { $role }
       *[no] { "" }
    }, since { $on }
interview_at = Interview: { $on }{ $timed ->
        [yes] , { $time }
       *[no] { "" }
    }{ $passed ->
        [yes] { " " }(behind you)
       *[no] { "" }
    }
answer_by = They named { $on } for an answer.
what = What about it?
    .moved = The interview moved
    .off = The interview is off
    .interview = Add an interview
    .promised = They named a day
    .over = It's over
    .delete = Delete it
    .list = Back to the list
called_off = Taken out. I won't write about it.
promise_noted = Noted. “Applications” changes it.
again = It's closed, then, whatever it was. Would you like to think of them again some day?
    .three_months = In three months
    .six_months = In six months
    .no = No
is_over = { $again ->
        [yes] Closed. One message on { $on }, the one you asked for.
       *[no] Closed. It stays in “history” until you erase it.
    }
delete_sure = Delete this one for good?
    .delete = Delete it
    .keep = Keep it
erased = Deleted.
closed = “Applications” brings this back.

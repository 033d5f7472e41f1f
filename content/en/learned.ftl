# “What have I learned so far?” The message ids are the step names in bot/flows/patterns.py.

none_yet = No lesson stands in your history so far, and none has to. “Nothing” is a full answer here.
so_far = In your own words, newest first. { $count ->
        [one] One lesson stands in your history.
       *[other] { $count } lessons stand in your history.
    }
more = Would you like to see all of them, to change one or to delete one?
    .all = All of them
    .enough = That's enough

# The wins jar. The message ids are the step names of bot/flows/wins.py.

empty = The jar is empty so far. It holds what you did, kind words you got, and progress: one line each.
jar = { $wins ->
        [0] { $lines ->
            [0] { "" }
            [one] One line is in the jar, and no win yet.{ " " }
           *[other] { $lines } lines are in the jar, and no win yet.{ " " }
        }
        [one] { $lines ->
            [0] One win is in the jar.{ " " }
            [one] One win and one line are in the jar.{ " " }
           *[other] One win and { $lines } lines are in the jar.{ " " }
        }
       *[other] { $lines ->
            [0] { $wins } wins are in the jar.{ " " }
            [one] { $wins } wins and one line are in the jar.{ " " }
           *[other] { $wins } wins and { $lines } lines are in the jar.{ " " }
        }
    }What would you like to do?
    .show = Show me one
    .list = All my wins
    .lines = My lines
    .add = Add a win
    .line = Keep a line
    .count = My two counters
    .close = Close
recalled = { $what ->
        [achievement] Something you did, { $on }
        [kind_word] Somebody's kind words to you, { $on }
        [cheers] { $cheers ->
            [0] People cheered you on, { $on }
           *[other] { $cheers } people cheered you on, { $on }
        }
        [progress] Progress of yours, { $on }
        [first] A first of yours, { $on }
        [line] A line of yours, from { $on }
        [bots_line] A line you kept, from { $on }
       *[win] A win of yours, { $on }
    }{ $stage ->
        [application] : your first application
        [assessment] : your first online test
        [phone_screen] : your first phone call
        [interview] : your first interview
        [final_round] : your first final round
        [offer_stage] : your first offer
       *[none] { "" }
    }{ $told ->
        [yes] : “{ $words }”
       *[no] .
    }
gone = That one isn't there any more.
after = Would you like another one?
    .another = Another one
    .enough = That's enough
count = Times you came back to it: { $came_back }. Times you practised: { $practised }. Is there one to add?
    .came_back = I came back to it
    .practised = I practised
    .not_now = Not now
no_count = You chose that nothing is kept, so I don't count either. “Keeping” lets you decide anew.
came_back_once_more = You came back to it: that is counted. Nobody asks how often, or when.
practised_once_more = You practised: that is counted. Nobody asks how often, or when.

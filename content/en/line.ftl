# Keeping a line. The message ids are the step names of bot/flows/line.py.

which = Which line would you like to keep? Choose one of mine, or write your own.
    .row = { $line }
    .nothing = None of them
kept = Kept among your lines: “{ $line }” It can come back on a hard day, when you want to see it.
not_kept = You chose that your words aren't kept, so I keep no line. “Keeping” lets you decide anew.

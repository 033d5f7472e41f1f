# Bringing a history along. The message ids are the step names of bot/flows/bring.py.

how = Send me the file here: an export of mine, or a table (CSV) from another tracker. In the terminal, write “/import” and where the file is. I show you what is in it before anything is saved.
why_not = { $what ->
        [too_large] That file is larger than I can open: 8 MB is the most. Could you send it in parts?
        [too_wide] That table has more than 60 columns. With the few that matter I can read it.
        [too_long] That table has more than 5,000 rows. Could you send it in parts?
        [no_text] I can't read the letters in that file. Saved as CSV with UTF-8 it may work.
        [no_columns] I looked for a column named “Company” or “Role” and found none. With one of them I can read it.
        [empty] There is nothing in that file that I could take over.
       *[unknown] That is neither an export of mine nor a table I can read. Nothing of it was saved.
    }
own = An export of mine, with { $count ->
        [one] one entry
       *[other] { $count } entries
    }. What is here already stays as it is.
table = A table. This is how I read it; nothing is saved yet:
column = { $what ->
        [company] Company
        [role] Role
        [sector] Kind of place
        [day] Day
        [outcome] How it went
       *[note] Note
    }: your column “{ $head }”
sample = { $kind ->
        [rejection] A no
        [silence] No answer
        [offer] An offer
        [interview] An interview
       *[note] A note
    }: { $name }
rest = { $count ->
        [one] One row
       *[other] { $count } rows
    } in all.{ $left_out ->
        [0] { "" }
        [one] { " " }One column I leave out.
       *[other] { " " }{ $left_out } columns I leave out.
    }{ $undated ->
        [0] { "" }
        [one] { " " }One has no day I can use and would stand under today.
       *[other] { " " }{ $undated } have no day I can use and would stand under today.
    }
keeps_nothing = You chose that nothing is kept, so I take nothing over. “Keeping” lets you decide anew.
no_room = There is no room for all of it in your history, so nothing of it was saved. A part of it may fit, or all of it after you make room: “my data” deletes the days you choose.
sure = Shall I put this into your history?
    .bring = Put it in
    .leave = Leave it
left = Left. Nothing of that file was saved.
brought = It's in your history: { $count ->
        [one] one entry
       *[other] { $count } entries
    }.
undo = If it isn't what you meant, one tap takes it out again.
    .undo = Take it out again
    .fine = It's fine
fine = Then it stays. “History” shows it.
undone = It's out again. What was there before is as it was.

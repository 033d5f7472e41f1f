# “Link”: two accounts become one person. The message ids are the step names of bot/flows/link.py.

hello = This makes two accounts one person, so that a talk goes on wherever you are. Type the code that I showed you on the other account, or make one here.
    .make = Make a code here
again = Type the code once more, or make a new one here.
    .make = Make a code here
own = That code was made on this very account, or one that belongs to it. It has to be typed on the other one.
unknown = That code doesn't count: a letter may be off, or its ten minutes are over.
no_code = That doesn't look like one of my codes. They have eight letters and digits, as in BCDF-2345.
locked = Several codes didn't fit, so I take none for an hour. Nothing else has changed.
sure = The code fits. Make this account and the one { $other ->
        [telegram] on Telegram
        [discord] on Discord
        [terminal] in a terminal
       *[other] it came from
    } one person? All that is kept comes together. Where you allowed me different things, the stricter answer counts. Say yes only if you made that code yourself.
    .yes = Yes, both are mine
    .no = No
claimed = Thank you. Now confirm it where the code was made, { $other ->
        [telegram] on Telegram
        [discord] on Discord
        [terminal] in a terminal
       *[other] on the other account
    }: I ask you there whether it was you. Until then nothing changes.

code = Your code: **{ $code }**. On your other account, write “/link { $code }” to me in private. It counts once and for ten minutes. Show it to nobody: whoever types it could ask to share what you keep here.
typed = When you have typed it there, come back here: I ask you whether it was you.
    .yes = I typed it
    .no = Leave it
not_yet = Nobody has typed it yet.
confirm = The code was typed on an account { $other ->
        [telegram] on Telegram
        [discord] on Discord
        [terminal] in a terminal
       *[other] elsewhere
    }. Was that you? With a yes, the two are one person from now on.
    .yes = Yes, make them one
    .no = No, that wasn't me
joined = Done: the two accounts are one person, and what was open goes on in either. “Privacy” shows what I may keep; “unlink” parts them again.
as_it_was = Then everything stays as it was.
over = That code doesn't count any more, so nothing has changed. “Link” makes a new one.

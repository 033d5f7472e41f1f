# I'm destined for this. The message ids are the step names of bot/flows/destined.py.

heavy = That's a heavy thing to believe about yourself.
heavy--2 = To live with that thought is a lot.

about = Is it about finding work, or about everything?
    .work = Finding work
    .everything = Everything
    .dont_know = I don't know

sentence = How does it go when it's at its loudest? One sentence, as rough as it sounds.
    .leave_it = I'd rather not write it

look = What you told me before can be set beside it, nothing added. Do you want to see it?
    .yes = Yes
    .no = Not today

met = { $times ->
        [one] Once, somebody read what you sent and wanted to speak with you.
       *[other] { $times } times, somebody read what you sent and wanted to speak with you.
    }
wrote = On { $on } you wrote: “{ $words }”

counter = Was there ever a callback, a first round, a kind word at work? One is enough, and none is an answer, too.
    .none = None that I know of
counted = “{ $counter }”: that happened, too.

own_line = Both can stand. Is there a line you'd want between them, in your own words?
    .leave_both = Leave them as they are
line_thanks = It stands between them now.
both = Then they stand side by side.
none_noted = Then nothing is set beside it today. It doesn't tell either of us what comes.
left = Then not today. “Destined” opens this again, on a day of your choosing.


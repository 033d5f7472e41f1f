# My head keeps replaying it. The message ids are the step names of bot/flows/replay.py.

tiring = That sounds tiring. It can go on one page, so that your head needn't hold all of it.
tiring--2 = Round and round is tiring. A page can hold it for a while.

page = Try telling it as if it happened to a friend: “She walked in, and then…” Some people find that lighter. Write as much as you like.
    .done = That's the page
    .as_i = I'd rather say “I”
page_heard = Go on. There is room on the page.
page_heard--2 = And then, if there is more, write on.
page_heard--3 = Still here. Take your time.

as_i = Then tell it as “I”. Several messages are fine.
    .done = That's the page
as_i_heard = Go on. There is room on the page.
as_i_heard--2 = And then, if there is more, write on.
as_i_heard--3 = Still here. Take your time.

no_page = That's fine. The page is here whenever you want it: “replay”.
page_thanks = Thank you. It's on the page now.

questions = What now with the page? There are three short questions, if you like. It can be parked as it is, too.
    .three = The three questions
    .park = Park it

camera = If a camera had stood in that room, what would it have recorded?
    .dont_know = I don't know any more
guessed = Which part of the page is a guess about what somebody thought?
    .nothing = None of it
friend = What would you say to the friend on that page?
    .nothing = Nothing comes to mind

park = { $asked ->
        [yes] Then it can be parked, with your answers under it.
       *[no] Then it can be parked.
    } Some people give it ten minutes on the next day, and tell it “later” until then. Would a time help?
    .tomorrow = Ten minutes tomorrow evening
    .open = No time, it can stay parked
    .throw = Throw the page away

until_then = Tomorrow evening, ten minutes. If it comes back sooner, you can answer: “It's on the page.”
parked = Parked. If it comes back, you can answer: “It's on the page.”
thrown = The page is gone. Nothing of it is kept.

nothing_yet = There is nothing to draw from yet. What you keep after a talk can become a picture here.
which = Which picture would you like? It is made of what you kept, and only you get it.
    .timeline = What came, what I did with it
    .feelings = My words, week by week
    .rising = What only adds up
    .card = A line or a win, as a card
    .often = Offer me one now and then
none_of_these = { $picture ->
        [feelings] There are no words for feelings kept here yet, so that picture would be empty.
        [rising] Neither a win nor a no is kept here yet, so there is nothing to add up.
        [card] Neither a line nor a win is kept here in words yet. “Win” keeps one.
       *[timeline] There is nothing on that picture any more.
    }
line = Which one shall stand on the card?
    .row = { $what }
    .never_mind = Another picture
look = Light or dark?
    .light = Light
    .dark = Dark
next = Anything else?
    .another = Another picture
    .other_look = In the other colours
    .often = Offer me one now and then
    .done = That's all
often = Shall a message offer you a picture now and then? It comes in the evening; one you don't answer is the last.
    .weekly = Each week
    .monthly = Each month
    .never = No messages
settled = { $often ->
        [weekly] In a week, in the evening, one message asks whether you would like a picture.
        [monthly] In a month, in the evening, one message asks whether you would like a picture.
       *[never] Then none comes. “Recap” brings a picture whenever you like.
    }
closed = Closed. “Recap” brings it back.

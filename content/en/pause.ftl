# A pause of all messages that the bot sends by itself. No reason is asked for.

how_long = How long would you like it quiet?
    .day = Until tomorrow
    .days = Three days
    .week = A week
    .until_i_write = Until I write
    .go_on = Go on now
    .no_pause = No pause
until = Quiet until { $on }, also about interviews. A single message you asked for after a talk still comes.
until_you_write = Quiet until you write again. A pause needs no reason.
goes_on = Then it goes on as before.
no_pause = Then it stays as it is.

# I stopped applying. The message ids are the step names of bot/flows/stopped.py.

allowed = Stopping is allowed. Nothing here has counted the days.
allowed--2 = You may stop, for a day or for much longer. Nothing here keeps count.

why = What led to it? One of these is plenty, or your own words.
    .rest = I needed a rest
    .tired = I'm worn out
    .pointless = It seemed pointless
    .life = Other things came first
    .begin = I'd like to begin again

rested = Then resting was something you did.
tired = Being worn out is a reason. It needs no better one.
life = Other things are allowed to come first.
begin = Then it can be very small, and it can wait until tomorrow as well.
thanks = Thank you. That stays as you wrote it.
no_point = When answers stay away or are all no's, stopping can make sense.

pointless = Pointless how: the applying, or everything?
    .applying = Applying
    .everything = Everything
    .dont_know = I don't know

what_now = What would you want from here? Resting is as good an answer as any other.
    .rest = Rest some more
    .tiny = The smallest way back in
    .other = Look at another direction
    .nothing = I wanted to say it

rest_until = For how long? There can be one message at the end of it, or none.
    .open = Leave it open
    .week = Ask me in a week
    .month = Ask me in a month

next_step = Which of these takes the least?
    .read = Read one advert, apply to nothing
    .one_line = Change one line of my CV
    .one_person = Say hello to one person
    .folder = Open the folder, close it again
    .none = None of them today
    .comfort_row = { $name }

when = Would a time help? “After breakfast” is plenty.
    .open = No, leave it open

other = If it could be different next time, what would differ? Tap any.
    .work = What I do all day
    .place = Where I do it
    .hours = How many hours
    .people = The people
    .pay = The pay
    .field = The whole field
    .done = Done

other_line = If one line about it comes to mind, write it. It commits you to nothing.
    .not_yet = Not yet

in_a_week = One message in a week, then, the one you asked for.
in_a_month = One message in a month, then, the one you asked for.

small = { $timed ->
        [yes] { $step ->
            [read] “{ $when }”, one advert, only to read.
            [one_line] “{ $when }”, one line of your CV.
            [one_person] “{ $when }”, hello to one person.
            [folder] “{ $when }”, the folder, open and closed again.
           *[own] “{ $when }”: “{ $own }”.
        }
       *[no] { $step ->
            [read] One advert, only to read, whenever it suits.
            [one_line] One line of your CV, whenever it suits.
            [one_person] Hello to one person, whenever it suits.
            [folder] The folder, open and closed again. That counts.
            [none] None today, and that is a full answer.
           *[own] “{ $own }”, whenever it suits.
        }
    }

goodbye = I'm here when you write, however long that takes.

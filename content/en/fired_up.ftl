# I'm fired up. The message ids are the step names of bot/flows/fired_up.py.

good = Then it can be put to use while it's there.
good--2 = Fired up is a feeling, too. Let's give it something to do.

heat = Is there more anger in it, or more energy?
    .anger = Anger
    .energy = Energy
    .both = Both
    .dont_know = I can't tell
anger = Anger can carry a first step as well as anything.

next_step = What is the first thing it wants to do? One is plenty.
    .apply = Apply for one thing
    .polish = Work on my CV or portfolio
    .practise = Practise the points of one answer
    .learn = Learn one thing
    .person = Write to one person
    .volunteer = Look for freelance or volunteer work
    .tell_them = Tell them what I think

size = How much time do you want to give it today?
    .five = 5 minutes
    .fifteen = 15 minutes
    .forty_five = 45 minutes

when = And when? “Now” counts.
    .now = Now
    .open = Leave it open

letter = Write it here first, all of it, the way you'd say it. Nothing is sent.
    .done = That's all
letter_heard = Go on.
letter_heard--2 = All of it may go in.
letter_heard--3 = There's room for more.
letter_waits = It's written. A letter like that can wait here until morning, and by then you may want to send it, change it or leave it.

plan = { $timed ->
        [yes] “{ $when }”:
        [now] Now:
       *[no] Whenever it suits:
    } { $step ->
        [apply] apply for one thing
        [polish] work on your CV or portfolio
        [practise] practise the points of one answer, without a script
        [learn] learn one thing
        [person] write to one person
        [volunteer] look for freelance or volunteer work
       *[own] “{ $own }”
    }{ $size ->
        [five] , five minutes
        [fifteen] , fifteen minutes
        [forty_five] , 45 minutes
       *[open] { "" }
    }.
enough = After that you may stop for today, even if there is fire left.
nothing = Then the fire can stay a feeling. It doesn't have to do anything.

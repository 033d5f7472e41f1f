# I lost my job. The message ids are the step names of bot/flows/job_loss.py.

sorry = I'm sorry. You gave that work your days, and now it has ended.
sorry--2 = I'm sorry. You put work into that job, and now it is over.

first = I message nobody except you. What first? There is no right order.
    .feelings = How it feels
    .practical = What can't wait
    .listen = I'll write, you listen
    .dont_know = I don't know

feelings = Which words fit? Choose any, or use your own.
    .shocked = Shocked
    .sad = Sad
    .ashamed = Ashamed
    .angry = Angry
    .scared = Scared
    .numb = Numb
    .tired = Tired
    .lonely = Lonely
    .relieved = Relieved
    .done = Done

who_knows = Does anyone near you know yet? It can stay as it is.
    .nobody = Nobody yet
    .some = One or two people
    .all = Those who matter know

first_told = Then this was the first telling of it. Thank you for doing that here.

sting = Is there a sentence your head keeps repeating about it? As rough as it sounds.
    .none = No, none

sting_next = What now with that sentence?
    .stay = Stay with it, write more
    .reasons = Look at what was behind it
    .put_down = Put it down for today

put_down = Then it can rest for today.

more = Write as much as you like about it. Several messages are fine.
    .done = That's all
more_heard = Go on if there is more.
more_heard--2 = Still here.
more_heard--3 = Take your time.

hidden = Some of what ends a job is decided in rooms you weren't in. Maybe one of these, maybe none. Tap any that might apply.
    .numbers = Money or numbers
    .team = The whole team was cut
    .changed = The work changed
    .boss = Somebody new decided
    .contract = The contract ran out
    .mine = A part was mine
    .done = Done

part_mine = A part can be yours without all of it being yours.

rewrite = If you'd like to write your sentence again with that in view, the two will stand side by side.
    .leave_it = Leave it as it is
side_by_side = The new one stands next to the first.
left_as_it_is = Then it stays as it is.

practical = Which of these is pressing? Tap any.
    .ask = What to ask them
    .papers = Papers to sign
    .claim = What I can claim
    .money = Money this month
    .done = Done
practical_ask = **To ask them, in writing:** which day is the last, when the last pay and unused leave come, whether there will be a reference, and what they will say about why it ended.
practical_papers = **Papers:** you can ask for a copy and for time to read it. A union, a law clinic or a labour office may look at it with you.
practical_claim = **What you can claim:** in some countries it has to be asked for within days. The labour or employment office where you live can tell you.
practical_money = **Money:** a list of two columns can help, what has to be paid and what can wait. Asking a lender before the date leaves more room.

practical_then = None of it has to be done at once. What now?
    .feelings = How it feels
    .step = One small step
    .enough = That's enough for now

listen = Write as much as you like, in as many messages as you like. I'll only listen.
    .done = That's all
listen_heard = Go on as long as you like.
listen_heard--2 = Still here.
listen_heard--3 = It's here. Take your time.
heard_you = Thank you for writing it out.
heard_you--2 = Thank you for putting it into words.

next_step = What would be enough for today? Rest counts the same as doing something.
    .rest = Rest
    .tell = Tell someone
    .practical_one = One thing that can't wait
    .walk = A walk
    .nothing = Nothing today
    .comfort_row = { $name }

tell_words = Words to copy, if you like: “I've lost my job. You don't have to fix anything. I'd like you to know.”

when = Would a time help? “After dinner” is plenty.
    .open = No, leave it open

thank_you = { $timed ->
        [yes] { $step ->
            [tell] “{ $when }”, you tell someone.
            [practical_one] “{ $when }”, one thing that can't wait.
            [walk] “{ $when }”, a walk.
           *[own] “{ $when }”: “{ $own }”.
        }
       *[no] { $step ->
            [rest] Rest, then.
            [nothing] Nothing today, and that is a full answer.
            [tell] You tell someone, whenever it suits.
            [practical_one] One thing that can't wait, and no more than one.
            [walk] A walk, whenever it suits.
            [none] That can stay open.
           *[own] “{ $own }”, whenever it suits.
        }
    } Thank you for going through this.

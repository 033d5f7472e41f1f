# I got rejected. The message ids are the step names of bot/flows/rejected.py.
# --2, --3 are other ways to say the same; nobody meets the same one twice in a row.

several = I'm sorry. That makes { $times } in two weeks: { $times } times you put yourself forward. It can stay short today. What fits?
    .rest = I need a rest
    .log = Only log it
    .listen = I'll write, you listen
    .together = Go through it together

sorry = I'm sorry. You put yourself forward, and that takes something.
sorry--2 = I'm sorry it was a no. There was work in trying for it.
sorry--3 = I'm sorry. You gave this time and effort, and then a no came.

sorry_known = I'm sorry. { $stage ->
        [final_round] A final round takes a lot of work to reach.
        [offer_stage] Getting as far as an offer takes a lot.
        [interview] It takes work to get into that room.
        [phone_screen] It takes work to get to that call.
        [assessment] Tests like that take hours.
        [application] Every application takes time.
       *[unknown] You put yourself forward, and that takes something.
    }
    You told me:{ $named ->
        [yes] { " " }{ $company }.
       *[no] { "" }
    }{ $stage ->
        [final_round] { " " }Final round.
        [offer_stage] { " " }An offer, taken back.
        [interview] { " " }Interview.
        [phone_screen] { " " }Phone call.
        [assessment] { " " }Online test.
        [application] { " " }Application.
       *[unknown] { "" }
    }{ $came ->
        [email] { " " }By email.
        [phone] { " " }By phone.
        [portal] { " " }On their portal.
        [letter] { " " }By letter.
        [in_person] { " " }In person.
       *[unknown] { "" }
    }

size = Want to go through it together? About five minutes, and you can stop anywhere.
    .together = Together
    .log = Quick log
    .listen = I'll write, you listen
    .details = Fix the details

what = What was it for? A few words are plenty.

stage = How far had it got?
    .application = Application
    .assessment = Online test
    .phone_screen = Phone call
    .interview = Interview
    .final_round = Final round
    .offer_stage = An offer, taken back
    .not_a_job = It wasn't a job

kind = What was it?
    .exam = An exam
    .competition = A competition
    .placement = A place to study or train
    .other = Something else

heard = { $stage ->
        [final_round] All the way to the final round. When did you hear?
        [offer_stage] An offer, and then taken back. When did you hear?
       *[other] When did you hear? “Tuesday” or “3 Nov” works too.
    }
    .today = Today
    .yesterday = Yesterday
    .this_week = This week
    .weeks_ago = Weeks ago

stakes = How much was riding on it for you?
    .curious = I was curious
    .want = I wanted it
    .need = I needed it
    .need_soon = I need work soon

what_first = Work needed soon, and now a no. I message nobody except you. What first?
    .feelings = How it feels
    .practical = What can't wait
    .dont_know = I don't know

feelings = Which words fit? Choose any, or use your own.
    .sad = Sad
    .disappointed = Disappointed
    .ashamed = Ashamed
    .angry = Angry
    .bitter = Bitter
    .numb = Numb
    .scared = Scared
    .tired = Tired
    .doubting = Doubting myself
    .relieved = Relieved to know
    .harder = Harder than I expected
    .kind_letter = Kind letter, still hurts
    .flat = Even nice things feel flat
    .fired_up = Fired up
    .weigh = How much it weighs
    .done = Done

fired_up = Fired up is a feeling too, and you can put it to use today.
relieved = Relieved to know: an answer can be lighter than waiting, even this one.
unsaid = That's fine. It doesn't need a name.
thanks = Thank you for naming it.
thanks--2 = Thank you for putting words to it.
thanks--3 = Thank you for saying how it is.
kind_letter = Thank you for naming it. A kind letter is still a no, and a no can hurt in any wording.
harder = Thank you for naming it. Knowing that a no may come and feeling one are two different things.

sting = { $late ->
        [late] Some no's keep talking for weeks. Is there a sentence your head keeps repeating about this one? As rough as it sounds.
       *[fresh] Is there a sentence your head keeps repeating about it? As rough as it sounds.
    }
    .replay = I keep replaying it
    .pictured = What I had pictured

held = Thank you for writing it here, as it is.
held--2 = Thank you for saying it the way your head says it.
held--3 = Thank you. It can stand here, and needs no answer.

replay = Try telling it as if it happened to a friend: “She walked in, and then…” Some people find that easier when it keeps coming back. Write as much as you like.
    .done = That's all
replay_heard = Go on as long as you like.
replay_heard--2 = I'm still here. Take your time.
replay_heard--3 = And then, if there is more, write on.

more = Stay with it as long as you like. Several messages are fine.
    .done = That's all
more_heard = Go on if there is more.
more_heard--2 = Still here.
more_heard--3 = Take your time.

pictured = What had you pictured? One line is enough.
pictured_thanks = Thank you. Letting go of a picture like that is part of this too.

thanks_for_writing = Thank you for writing it down.

sting_next = What now with that sentence?
    .stay = Stay with it, write more
    .look = Look at it together
    .put_down = Put it down for today

put_down = Then it can rest for today.

seen = Looking at it, then. Did someone say that or show it, or is it a guess?
    .said = Someone said it
    .saw = I saw something
    .guess = A guess
    .dont_know = I don't know

evidence = What did they say or do? Their words, about that one time.

many_hear_it = When several people are met for one role, all of them except one hear a no. It can hurt as much all the same.

hidden = { $stage ->
        [final_round] Some of what decides a final round can't be seen from the chair you sat in.
        [interview] Some of what decides after an interview can't be seen from the chair you sat in.
        [application] Some of what decides which applications go on can't be seen from outside.
       *[other] Some of what decides can't be seen from outside.
    } Maybe one of these, maybe none. Tap any that might apply.
    .insider = Someone inside was in line
    .changed = The role changed
    .particular = They wanted one particular thing
    .experience = Someone had more years
    .budget = Money or timing
    .match = Not the match for now
    .chance = Chance
    .done = Done

card = { $card ->
        [measure] Choosing people is rough work, and the one who would do the job best isn't always the one who is picked.
        [skills] Able to do the work and picked for it are two things. What you can do is still yours.
       *[moment] That would be about what they needed at that moment, and no verdict on you.
    }

rewrite = If you'd like to write your sentence again with that in view, the two will stand side by side.
    .leave_it = Leave it as it is

side_by_side = The new one stands next to the first.
left_as_it_is = Then it stays as it is.

well = Is there anything from it you would do the same way again?
    .nothing = Nothing comes to mind

well_kept = “{ $win }”: that counts as a win.

improve = What would you try another way next time? “Nothing to learn from this one” is a full answer.
    .nothing = Nothing to learn from this one

taught = Did it show you something about yourself: what you want, or how you work?
    .nothing = Nothing I can name

deeper = There are three sharper questions, and one about what felt off to you.
    .more = Three sharper questions
    .off = What felt off to me
    .enough = Enough for today

examples = Which of your examples were concrete, and which stayed general?
strengths = Which of your strengths did you say out loud, and which did they have to guess?
moments = Was there a moment when you felt sure, or most like yourself?

off = What felt off to you about them? Tap any.
    .culture = How they work together
    .draining = The work would drain me
    .values = What they care about
    .people = The people I met
    .process = How they treated applicants
    .done = Done

off_thanks = Noted. You were looking at them, too, and maybe this no spares you some of it.

practical = When money is close, two things often come first: what you can claim where you live, and short work that bridges some weeks.

practical_step = Which one would help most this week?
    .benefits = Check what I can claim
    .bridge = Look for bridge work
    .tell = Tell someone about the money
    .feelings = How it feels, after all

practical_noted = Noted as your step. There is room for the rest of it as well.

next_step = { $plan ->
        [none] { "" }
        [rest] For a day like this you had a plan: rest. It's there if it fits.{ " " }
        [tell] For a day like this you had a plan: tell someone. It's there if it fits.{ " " }
        [comfort] For a day like this you had a plan: something that comforts. It's there if it fits.{ " " }
        [walk] For a day like this you had a plan: a walk. It's there if it fits.{ " " }
        [write] For a day like this you had a plan: write it out here. It's there if it fits.{ " " }
       *[own] For a day like this you had a plan: “{ $own }”. It's there if it fits.{ " " }
    }{ $worn ->
        [yes] What would be enough for today? Rest counts the same as doing something.
       *[no] What would be a good enough step for today? Rest counts the same as doing something.
    }
    .kept_plan = What I had planned
    .plan = Plan the next try
    .job = One small job thing
    .rest = Rest
    .comfort = Something that comforts
    .walk = A walk
    .tell = Tell someone
    .nothing = Nothing today
    .questions = A closer look first
    .comfort_row = { $name }

job_size = How much time feels right?
    .five = 5 minutes: one line of my CV
    .fifteen = 15 minutes: write to one person
    .forty_five = 45 minutes: learn or send one thing

when = Would a time help? “After dinner” is plenty.
    .open = No, leave it open

thank_you = { $timed ->
        [yes] { $step ->
            [tell] “{ $when }”, you tell someone.
            [walk] “{ $when }”, a walk.
            [job] “{ $when }”, one small job thing.
            [plan] “{ $when }”, the plan for the next try.
           *[own] “{ $when }”: “{ $own }”.
        }
       *[no] { $step ->
            [kept_plan] What you had planned for such a day, then.
            [rest] Rest, then.
            [comfort] Something that comforts, then.
            [nothing] Nothing today, and that is a full answer.
            [walk] A walk, whenever it suits.
            [tell] You tell someone, whenever it suits.
            [job] One small job thing, whenever it suits.
            [plan] The plan, whenever it suits.
            [none] That can stay open.
           *[own] “{ $own }”, whenever it suits.
        }
    } Thank you for going through this.

kept = { $keeps ->
        [nothing] Nothing of it is kept.
        [words] { $words ->
            [yes] Kept for you: this no and your words{ $wins ->
                [0] { "" }
                [one] , with one win
               *[other] , with { $wins } wins
            }{ $lessons ->
                [0] { "" }
                [one] , one thing you learned
               *[other] , { $lessons } things you learned
            }{ $lines ->
                [0] { "" }
               *[other] , and the sentence you wrote again
            }.
           *[no] Kept for you: this no and what you chose.
        }
       *[taps] { $words ->
            [yes] Kept for you: this no and what you chose, none of your words.
           *[no] Kept for you: this no and what you chose.
        }
    } “History” shows it and lets you change or erase it.

look_in = If you'd like one message from me tomorrow evening, tap for it. Otherwise this is all.
    .tomorrow = Tomorrow evening
    .daily = A short one each day
    .quiet = Stay quiet
    .details = Add company or date

until_tomorrow = Tomorrow evening, then.
goodbye = I'm here when you write.
goodbye--2 = You can write whenever you like.

listen = Write as much as you like, in as many messages as you like. I'll only listen.
    .done = That's all
    .friend = I keep replaying it
listen_heard = Go on as long as you like.
listen_heard--2 = Still here.
listen_heard--3 = It's here. Take your time.
listen_heard--4 = There's room for more.

listen_friend = Try telling it as if it happened to a friend: “She walked in, and then…” Some people find that easier when it keeps coming back.
    .done = That's all
listen_friend_heard = Go on as long as you like.
listen_friend_heard--2 = Still here.
listen_friend_heard--3 = Take your time.

heard_you = Thank you for writing it out.
heard_you--2 = Thank you for putting it into words.

logged = { $keeps ->
        [nothing] Nothing of it is kept.
       *[kept] It's logged, and nothing more is needed.
    } Anything you want to say about it?
    .all = No, that's all
    .more = Yes
    .pause = I need a break

break_from = A break from applying, or from everything?
    .applying = Applying
    .everything = Everything
    .dont_know = I don't know

rest_from_applying = Then applying can wait. Resting is noted as something you do. I'm here when you write.

details = Which detail would you like to add or change?
    .company = Company or place
    .role = Role
    .sector = Kind of place
    .stage_again = How far it got
    .came = How the news came
    .heard_again = The day
    .first = Whether it was a first
    .done = That's all

company = Which company or place was it?
role = Which role was it?
sector = What kind of place was it, in a word of yours? “School”, “shop” or “shipping”, for example.
came = How did the news come?
    .email = Email
    .phone = Phone
    .portal = Their portal
    .letter = Letter
    .in_person = In person
    .other = Another way
heard_again = When did you hear? “Tuesday”, “3 Nov” or “weeks ago” all work.
    .today = Today
    .yesterday = Yesterday
    .this_week = This week
    .weeks_ago = Weeks ago
first = Was it a first for you, like a first interview or a first try in this field?
    .yes = Yes, a first
    .no = No

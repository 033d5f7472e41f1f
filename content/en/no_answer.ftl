# They never answered. No verdict: silence is neither a yes nor a no, and nobody is told how it feels.

which = Is it about one of these?
    .row = { $named ->
        [yes] { $name }, told on { $on }
       *[no] The one you told me on { $on }
    }
    .new = Another one
news = { $named ->
        [yes] { $company }, then. What is it like now?
       *[no] That one, then. What is it like now?
    }
    .quiet = Still quiet
    .wrote = They wrote
    .gone = The role went away

hello = You put yourself forward{ $named ->
        [yes] { " " }at { $company }
       *[no] { "" }
    }, and no word has come back.
hello--2 = You did your part{ $named ->
        [yes] { " " }with { $company }
       *[no] { "" }
    }, and no answer has come.
hello--3 = There was work in trying for it{ $named ->
        [yes] { " " }at { $company }
       *[no] { "" }
    }, and so far no reply.

company = Which company or place is it? A name is enough.

since = How long has it been quiet? “3 weeks” or “since 3 Nov” works, too.
    .days = Some days
    .weeks = One to three weeks
    .month = About a month
    .longer = Longer
    .dont_know = I don't know

options = { $since ->
        [days] Some days of not knowing. What fits for now?
        [counted] { $weeks ->
            [one] A week of not knowing. What fits for now?
           *[other] { $weeks } weeks of not knowing. What fits for now?
        }
        [weeks] Weeks of not knowing. What fits for now?
        [month] A month of not knowing. What fits for now?
        [longer] More than a month of not knowing. What fits for now?
       *[unknown] What fits for now?
    }
    .talk = Talk about it
    .practical_ask = Ask them once more
    .practical_wait = Wait until a day I choose
    .stop = Stop waiting
    .gone = They withdrew the role
    .dont_know = I don't know

open_for_now = Not knowing what to do is an answer. It can stay open, too.
talk_after_all = Talk about it a little, or leave it for now?
    .talk = Talk about it
    .leave = Leave it for now

feelings = Which words fit the waiting? Choose any, or use your own.
    .unsure = Unsure
    .anxious = On edge
    .hopeful = Still hoping
    .sad = Sad
    .angry = Angry
    .forgotten = Forgotten
    .tired = Tired
    .numb = Numb
    .calm = Calm
    .weigh = How much it weighs
    .done = Done

thanks = Thank you for naming it.
thanks--2 = Thank you for putting a word to it.
unsaid = That's fine. It doesn't need a name.

fills_in = Is there something your head tells you in the quiet? As rough as it sounds.
    .nothing = Nothing in particular
held = Thank you for writing it here. That's hard to have in your head while nobody answers.
held--2 = Thank you for the words. That's a lot to carry while nothing comes.

heard_or_guess = Did someone there say that, or is it a guess?
    .heard = Someone said it
    .guess = A guess
    .dont_know = I don't know
    .leave = Leave it there
as_they_said = Then it stays what someone said, about this one application.
unseen = From outside, the reason can't be seen. Maybe someone is away, maybe the role stopped, maybe nobody was asked to write. Maybe none of these.

then_what = Is there something you'd like to do about the waiting? Leaving it counts as well.
    .ask = Ask them once more
    .wait = Wait until a day I choose
    .stop = Stop waiting
    .nothing = Nothing for now

reached = So that the draft fits: how far had it got?
    .application = Application
    .assessment = Online test
    .phone_screen = Phone call
    .interview = Interview
    .final_round = Final round
role = Which role was it? It goes into the draft.
who = Who would it go to? A first name is enough.
    .no_name = No name

draft = Here is a draft. Nothing is sent from here; change what you like.
nudge = { $to ->
        [yes] Hello { $who },
       *[no] Hello,
    }

    { $reached ->
        [interview] thank you again for the interview. I
        [final_round] thank you again for the time you gave me. I
        [phone_screen] thank you again for the call. I
        [assessment] I sent in the test, and I
       *[application] I
    } would like to ask where my application{ $for ->
        [yes] { " " }({ $role })
       *[no] { "" }
    }{ $named ->
        [yes] { " " }at { $company }
       *[no] { "" }
    } stands. One line is plenty, also if the role is filled or has changed.

    Kind regards
nudge_short = { $to ->
        [yes] Hello { $who },
       *[no] Hello,
    } I'd be grateful for one line on where my application{ $for ->
        [yes] { " " }({ $role })
       *[no] { "" }
    }{ $named ->
        [yes] { " " }at { $company }
       *[no] { "" }
    } stands now. Kind regards

nudge_then = What would you like to do with it?
    .sent = I'm sending it
    .sent_wait = Send it, and wait until a day
    .shorter = A shorter one
    .later = Not today
    .not_after_all = I'd rather not ask
nudge_short_then = And with this one?
    .sent = I'm sending it
    .sent_wait = Send it, and wait until a day
    .later = Not today
    .not_after_all = I'd rather not ask
sent = Then your part of it is done. What they do with it is theirs.
later = Then it can wait. “Still waiting” makes a new draft whenever you like.
not_asked = Then you don't ask. That is a full answer.

stopped = { $named ->
        [yes] Then the waiting for { $company } can end here. There is no verdict in that.
       *[no] Then the waiting can end here. There is no verdict in that.
    }

until = Until which day would you like to wait? “Friday” or “3 Dec” works, too.
    .week = One week
    .two_weeks = Two weeks
    .month = A month
remind = Until { $on }, then. Would you like one message from me that evening?
    .that_day = One message
    .quiet = Stay quiet
one_message = One message on { $on }, and none about it before.
until_then = Until { $on }, by your own count. I stay quiet about it.

gone = What happened to the role?
    .withdrawn = They withdrew it
    .frozen = It's on hold
    .dont_know = I don't know
gone_thanks = The role went away. The work you put in for it was real.
frozen = On hold: neither a yes nor a no, after all you put in.
gone_words = How is that for you? A word or two is enough.
    .nothing = I'd rather not say

reopen = If they write after all, “they wrote” opens it again.
goodbye = I'm here when you write.

# What stands in a group for everybody to read. The bot says little there, and nothing about anybody.

hello = Hello. I'm Onward, a bot for the day you get the no. In private I listen; here I only post what somebody asked me to post, after they saw it word for word.{ $shares ->
        [yes] { " " }You can cheer on what is shared, or share something yourself, with your name or without.
       *[no] { "" }
    } I don't see what you write to each other: only buttons, and commands that are meant for me.

share = { $about ->
        [no] { $by ->
            [yes] **{ $name }** got a no, and wanted you to know:
           *[no] Someone here got a no, and wanted you to know:
        }
        [silence] { $by ->
            [yes] **{ $name }** is waiting for an answer, and wanted you to know:
           *[no] Someone here is waiting for an answer, and wanted you to know:
        }
        [win] { $by ->
            [yes] A win of **{ $name }**:
           *[no] A win of someone here:
        }
        [offer] { $by ->
            [yes] Good news from **{ $name }**:
           *[no] Good news from someone here:
        }
        [lesson] { $by ->
            [yes] What **{ $name }** takes along:
           *[no] What someone here takes along:
        }
        [advice] { $by ->
            [yes] **{ $name }**, for whoever is next:
           *[no] Someone here, for whoever is next:
        }
        [kind] { $by ->
            [yes] **{ $name }**, in answer:
           *[no] Someone here, in answer:
        }
        [mock] { $by ->
            [yes] **{ $name }** would like to practise an interview with someone:
           *[no] Someone here would like to practise an interview with someone:
        }
       *[words] { $by ->
            [yes] **{ $name }** wanted you to know:
           *[no] Someone here wanted you to know:
        }
    }
said = “{ $text }”
before = { $n ->
        [one] One no came before it.
       *[other] { $n } no's came before it.
    }

# Where a platform can't take a message away any more, this takes its place.
gone = What stood here was taken away.

week_title = Week { $week }
week = A new week. What you plan, what you tried, a no, a win: one tap is plenty, and nobody sees whose it was. Counts show in fives.
week_closed = That week is over.
week_no = A no came for { $n } or more of you. Whoever got one is not the only one here.
week_try = { $n } or more of you tried something.
week_win = { $n } or more of you had a win.
week_plan = { $n } or more of you have a plan.

pulse = How is it, this week? Nobody sees what you tap, and you can change it for three days. Then one line says what most said, if eleven or more have answered.
pulse_closed = This week's question is closed.
pulse_heavy = Most of those who answered said: heavy.
pulse_slow = Most of those who answered said: slow.
pulse_moving = Most of those who answered said: moving.
pulse_good = Most of those who answered said: good.
pulse_mixed = The answers went different ways.

totals = Together, those of you who want it counted, in round numbers: { $no ->
        [0] { $tries } tries.
       *[other] { $tries ->
            [0] { $no } no's.
           *[other] { $no } no's, and { $tries } tries.
        }
    } It changes once a week at most, and only by nine people or more at a time.

# What a thread around a post is called, where nothing stands outside of one.
headings = -
    .share = Shared with you
    .hello = About Onward
    .week = The week
    .pulse = How is it, this week?
    .totals = Together
    .review = For moderators

# In the moderators' channel, where there is one.
review = Something waits for a moderator. Those who run this group can look at it in private.

buttons = -
    .cheer = Cheer
    .me_too = Me too
    .answer = Say something kind
    .could = I could do that
    .report = Report
    .come = Share something, in private first
    .look = Look at it
    .no = I got a no
    .try = I tried
    .win = A win
    .plan = A plan
    .heavy = Heavy
    .slow = Slow
    .moving = Moving
    .good = Good

# What only the one who tapped reads.

cheered = Thank you. They will hear that someone cheered, and not who.
me_too_too = Thank you. It's counted, without your name.
taken_back = Taken back.
noted = Noted, without your name.
your_own = This one is yours. The others can cheer.
reported = Thank you. The moderators will look at it. They don't learn who you are.
reported_before = The moderators have it already. Thank you.
over = This one doesn't take taps any more.
went_wrong = That didn't work this time. Please tap once more in a moment.

link = (link taken out)
contact = (contact taken out)
company = a company

# Beginnings of an answer that people choose. The rest is theirs.

begin_cheer = For your next try:
begin_me_too = Me too:
begin_rethink = Another way to look at it:

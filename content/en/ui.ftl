# Words that every conversation shares.

behind_us = That question is behind us. “Back” takes you there.
this_first = This first, please. The other one waits.
not_offered = That isn't one of the choices here.
at_the_start = This is where we began.
cannot_skip = I can't skip this one for you. “Stop” is always there.
empty = That arrived empty.
not_a_choice = I heard you, and it stays with this talk. For the question, one of these would help me, or “skip”.
not_a_choice--2 = I heard that, too. One of these, if one fits; “skip” is fine as well.
needs_a_choice = I heard you, and it stays with this talk. One of these I do need:
needs_a_choice--2 = I heard that, too. Here I need one of these:
moving_on = I heard you. We can leave that question.
moving_on--2 = That's fine. On to something else.
not_a_day = I heard you. For the day, “Tuesday”, “3 Nov” or “weeks ago” all work.
not_a_day_ahead = I heard you. For the day, “Friday”, “3 Dec” or “in two weeks” all work.
not_one_day = I heard you. For the day, “Tuesday”, “tomorrow at 10” or “3 Dec” all work.
not_a_clock = I heard you. For the time, “8 am”, “20:30” or “8 in the evening” all work.
not_a_country = I don't know that country by this name. You can also choose “Another country”.
corrected = Thank you, I've put that right.
hello = Hello.
hello--2 = Hello again.
hello--3 = Good to hear from you.
welcome = You're welcome.
no_advice = I have no advice on that I could stand behind. These I can do:
too_long = That's more than I can hold in one message. Could you send it in two or three parts?
expired = That button belongs to a talk that is over.
welcome_back = Good to hear from you. We were here:
carried_on = Here we are again:
not_understood = I'm a bot with a few set talks, and I don't want to guess. Nothing you wrote is lost if you carry on here:
help = Answer with a number, a word from the list, or your own words. “Back”, “skip” and “stop” work at every question; “menu” shows the rest. “Help now” brings people who answer, day and night.
went_wrong = Something went wrong on my side, and nothing you said before is lost. Please send that once more.
nothing_open = Nothing is open right now.

leave = We can stop here. What becomes of what you told me?
    .keep = Keep it
    .discard = Throw it away
    .carry_on = Carry on
kept_and_gone = Kept. “History” shows it. I'm here when you write.
kept_without_words = Your choices are kept, your words are not. I'm here when you write.
thrown_away = Thrown away. Nothing of it is kept.
gone = All right. I'm here when you write.

age = Before I keep any words: are you 16 or older?
    .yes = Yes
    .no = No
consent = May I save your words, so you can look back later? Stored encrypted; whoever runs me holds the master key. You can erase them any time.
    .words = Save them
    .taps = Don't save my words
consent_taps = Then your words stay unsaved. Only what you choose is kept.
young = Thank you for telling me. Then I keep nothing, and you can still talk here. Someone you trust at home or at school can do more than a bot.

skip = Skip
back = Back
stop = Stop

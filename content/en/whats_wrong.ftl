# What's wrong with me? The message ids are the step names of bot/flows/whats_wrong.py.

hard_question = That's a hard question to carry around.
hard_question--2 = That question can be heavy after a no. It's good that it is out here.

guess = What does your head answer when you ask it? As rough as it sounds.
    .nothing = It has no answer
no_answer = Then the question may stay without an answer.

what_now = What now with it? It can stay as it is.
    .look = Look at it together
    .stay = Write more about it
    .heavy = It's more than I can hold
    .put_down = Put it down for today

more = Write as much as you like. Several messages are fine.
    .done = That's all
more_heard = Go on if there is more.
more_heard--2 = Still here.
more_heard--3 = Take your time.

after_heavy = And the sentence: put it down for today, or look at it together?
    .put_down = Put it down
    .look = Look at it together

seen = Is there something you saw or heard that says so?
    .heard = Yes, somebody said it
    .saw = Yes, I saw something
    .guess = No, it's a guess
    .dont_know = I don't know
evidence = What was it? What they said or did, that one time.
a_guess = A guess, then. It can feel certain all the same, and from here nobody can check it.

rewrite = { $seen ->
        [once] Something that happened once can be written as once: from “I am …” to “I did …, that time.” How would yours read?
       *[guess] If you wrote it with the word “maybe” in it, how would it read?
    }
    .leave_it = Leave it as it is
side_by_side = The new one stands next to the first. Both may stay.
put_down = Then it can rest for today.
put_down--2 = Then it can lie here for today.

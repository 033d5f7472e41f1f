# Two who may become buddies, are, or were. Neutral on a lock screen, and never a word of why.

asked = Somebody in your group is looking for a buddy, too. They'd like to be called **{ $name }**, and wrote: “{ $line }” Would you like to write to each other for four weeks? They only learn of a yes, and only if theirs comes as well.
    .yes = Yes
    .no = No, thank you
    .not_now = I'll think about it
waiting = Your yes is noted. If theirs comes as well, I tell you both.
refused = All right. They don't learn that you said no.
not_now = Take your time. “Buddy” is where you answer, until the week is over.
names = You both said yes. They read how to write to you now, and nothing else of yours. To write to **{ $name }**: { $reach }
together = It goes for four weeks, and you can leave it in one tap without a reason.
    .fine = Good
    .leave = Leave it
    .block = Leave, and never again
    .report = Report it
good = Good. “Buddy” shows this again.
left = You left it. They only learn that it is over.
reported_it = It's over, and you two never meet here again. The moderators learn that a pair was reported, and not who was in it. If somebody frightens you, the app's own report reaches those who can act on an account.
over = Your buddy pair is over, or didn't come about. That happens for many reasons, and none is told here. “Buddy” finds you somebody else, if you like.
pair_report = In **{ $name }** somebody reported their buddy and left. I don't tell who they are. Those two never meet there again. A word to everybody about how you treat each other may help.
four_weeks = { $named ->
        [yes] Your four weeks with { $name } are over here. What you two do from now on is yours.
       *[no] Your four weeks are over here. What you two do from now on is yours.
    } Thank you for being somebody's buddy.
again = Shall I find you somebody for another four weeks?
    .look = Yes
    .enough = That's enough for now
enough = All right. “Buddy” is there whenever you like.

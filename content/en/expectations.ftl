# Expectations: their own stance, no better and no worse than another; what is theirs apart from what is not.

hello = Waiting for an answer, people carry it in different ways. This is about yours.
feelings = Thinking of the answer that may come: which words fit? Choose any, or use your own.
    .hopeful = Hopeful
    .scared = Scared
    .anxious = On edge
    .calm = Calm
    .unsure = Unsure
    .tired = Tired
    .sad = Sad
    .numb = Numb
    .fired_up = Fired up
    .done = Done
thanks = Thank you for naming it.
thanks--2 = Thank you for saying how it is.

stance = How would you like to wait? None is better than the others.
    .none = Expect nothing, hurt less
    .little_hope = Expect little, keep a little hope
    .high = Aim high, and mean it
    .changes = It changes by the hour
    .dont_know = I don't know
as_it_is = { $stance ->
        [none] Expecting nothing, then. Hope may come by anyway, and that's allowed.
        [little_hope] Little expected, and a little hope kept, then.
        [high] Aiming high, then. It can be meant, whatever they answer.
        [changes] It changes, then, and it may.
       *[own] In your own words, then. It can stay like that.
    }
no_stance = Not knowing is fine. It can stay open.

hoped = What do you hope they'll say? One line; the answer itself is theirs.
    .nothing = I'd rather not say it
mine = Which of these are in your hands? Tap any.
    .prepare = How I prepare
    .send = What I send
    .rest = When I rest
    .ask = What I ask them
    .others = Who else applies
    .need = What they need
    .answer = What they answer
    .when = When they answer
    .done = Done
as_sorted = It stays as you sorted it. What isn't in your hands can be put down, as often as it comes back.
on_my_mind = Is there one thing on your mind right now that you'd like to sort as well?
    .nothing = Nothing else
whose = In your hands, or in theirs?
    .mine = Mine
    .not_mine = Not mine
    .both = Some of each
is_mine = Yours, then. It can be done small, or later.
not_mine = Not yours, then. It may still ache, and you don't have to carry it on.
some_of_each = Some of each, then. Only your part asks anything of you.

goal = One small thing that is yours to do, whatever they answer? For example: ask them two questions.
    .none = None for now
the_goal = “{ $goal }”: that one is yours, whatever they answer.
goodbye = A stance can change. “Expectations” is there when it does.

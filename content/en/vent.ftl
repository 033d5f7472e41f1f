# I want to vent. The message ids are the step names of bot/flows/vent.py.

vent = Go ahead. Any words, any order, as many messages as you like. I'll only listen.
    .done = That's all
vent--2 = It's all yours. Write it the way it comes, in as many messages as you like.
vent_heard = Go on.
vent_heard--2 = Still here.
vent_heard--3 = There's room for more.
vent_heard--4 = And the rest of it, if there is a rest.

nothing = That's fine. “Vent” works at any time.
out = It's out.
out--2 = All of it is here now.

what_now = What may happen with it?
    .throw = Throw it away
    .keep = Keep it for me
    .heavy = It's more than I can hold
    .page = Put it on one page
afterwards = And the words you wrote here: keep them, or throw them away?
    .throw = Throw them away
    .keep = Keep them for me
thrown = Thrown away. Nothing of it is kept.

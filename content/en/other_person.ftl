# It happened to someone I care about. The message ids are the step names of bot/flows/other_person.py.

thanks = They have someone who asks how to help. That's you.
thanks--2 = It's kind of you to stop and ask.

practical = What would help you most?
    .say = What to say
    .silent = They don't want to talk
    .do = Something to do for them
    .me = It weighs on me too
    .worried = I'm worried they're in danger

say = Three openings that ask for nothing back:
    “I heard. I'm sorry.”
    “You don't have to talk. I'm bringing soup.”
    “Tell me all of it or none of it, both are fine.”
avoid = Would a short list of what to leave out be of use?
    .yes = Yes
    .no = No, thank you
leave_out = What often lands badly on the first day: a reason why it happened, a story of someone who had it worse, and “have you tried”. Advice can wait until they ask for it.

silent = Not talking can be a way to rest. Small things still reach people: a meal at the door, a silly picture, sitting in the same room with no topic.

do = One exact offer with a way out is lighter to answer than “let me know”: “I could read your CV on Sunday, or walk with you, or neither.”

line = Is there a line you'd like to have ready for them? Write it here, and nothing is sent to anyone.
    .none = No, that's enough
line_thanks = That one is yours to use or not.

own_load = What is heaviest in it for you?
own_load_thanks = Thank you for saying that. It counts, beside theirs.

reachable = You don't need the perfect words. Being reachable is plenty.
reachable--2 = Nobody needs you to have the right words. You are there, and that is something.

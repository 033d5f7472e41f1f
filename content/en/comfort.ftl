# The comfort list. The message ids are the step names of bot/flows/comfort.py.

first = What comforts you on a bad day? A song, a soup, a walk, a bad film. One thing is enough.
    .dont_know = I don't know
second = And something that takes no strength at all?
    .dont_know = I don't know
third = Is there a person, an animal or a place that belongs on this list?
    .enough = That's enough

by_name = When a day is hard, I can offer these by name. “Comfort” shows the list.
later = That's fine. It may come to you another day: “comfort” opens this again.

now = These are yours. Is one of them for now?
    .comfort_row = { $name }
    .add = Add one
    .none = Not now
another = What would you like to add?
then = “{ $name }”, then. Nothing else has to happen for now.
not_now = Then not now. They stay on your list.

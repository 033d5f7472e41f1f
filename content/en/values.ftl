# What matters to me, and why. The message ids are the step names of bot/flows/values.py.

private = No employer asks this, and nobody grades it. Every part can be skipped.
private--2 = This is for you alone to answer, in as many or few words as you like.

matters = What matters to you, with a job or without one? Choose any, or use your own words.
    .people = My people
    .care = Being of use to others
    .craft = Doing a thing well
    .learning = Learning
    .fairness = Fairness
    .freedom = Freedom
    .security = Security
    .beauty = Making things beautiful
    .humour = Laughing
    .faith = Faith
    .nature = Nature
    .done = Done

lived = Take one of them. When did it last show in something you did? A small thing counts.

why = If there is a reason why you're doing all this, how would you tell it to yourself on a hard day? One line.
    .no_line = I don't have one today

your_why = On { $on } you wrote: “{ $why }”
still = Does it still hold?
    .yes = It does
    .anew = Write it anew
still_so = Then it stays as it is.

again = “Why” shows it to you again.
later = That's fine. “Why” brings the question back whenever you like.

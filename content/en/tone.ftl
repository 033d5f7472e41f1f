# How the bot sounds. The message ids are the step names of bot/flows/tone.py. Each tone says “settled” in its own way.

which = { $tone ->
        [plain] Now I sound plain. How would you like me to sound?
        [brave] Now I sound brave. How would you like me to sound?
        [humour] Now there is some humour in it. How would you like me to sound?
        [faith] Now there is faith in it. How would you like me to sound?
       *[gentle] Now I sound gentle. How would you like me to sound?
    }
    .gentle = Gentle
    .plain = Plain, few words
    .brave = Brave
    .humour = With some humour
    .faith = With faith

settled = Gentle, then. It will sound like this.
as_it_was = Then it stays as it is.

lines = Lines by other people: which ones may come along now and then?
    .both = Quotes and proverbs
    .quotes = Quotes only
    .proverbs = Proverbs only
    .neither = Neither
lines_settled = Noted. “Tone” changes it at any time.
done = “Tone” brings this back.

# In whose time somebody lives. The message ids are the step names of bot/flows/zone.py.

city = In which city's time do you live? The nearest is enough, and you can type another.
    .row = { $city }
    .other = Another city
    .abroad = Another country
clock = What time is it for you now? You can type it, like 14:20 or 2:20 pm.
    .row = { $time }
now = I go by the clock of { $city }, where it is { $time } now. Is that yours?
    .right = Yes
    .change = No, another
settled = { $known ->
        [yes] Then I go by the clock of { $city }. It is { $time } there.
       *[no] Then I go by my own clock for now, where it is { $time }. “Time zone” changes that.
    }
as_it_was = Then it stays as it is.

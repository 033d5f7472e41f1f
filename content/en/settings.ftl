# Settings. The message ids are the step names of bot/flows/settings.py.

which = What would you like to change?
    .daily_setup = The daily message
    .tone = How I sound
    .zone = Whose clock I go by
    .country = Your country
    .name = What I call you
    .keeping = What I may keep
    .close = Nothing
country_settled = Noted. “Help now” shows people who answer there.
name = { $named ->
        [yes] I call you { $name }. What would you like to be called?
       *[no] What would you like to be called? Any name will do.
    }
    .none = No name
name_settled = { $named ->
        [yes] { $name }, then.
       *[no] No name, then.
    }
closed = “Settings” brings this back.

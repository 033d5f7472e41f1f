# Thanks, in private, to somebody who cheered or answered. It stands on lock screens.

first = A thank you came for you: you were kind to someone, and they read it.
    .fine = Good to hear
    .stop_these = Stop these
fine = That was all of it. Go gently.

# Some days after a no, for those who said that they may be asked: one line for the next person.

ask = You said I may ask: is there a line you'd give the next person? Leaving this alone is fine.
    .now = Yes, one line
    .not_now = Not now
    .stop_these = Stop these
not_now = That's fine. It was the one question.

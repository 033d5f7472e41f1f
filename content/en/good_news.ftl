# To somebody who cheered before: it turned out well, in the words that stand in the group.

hello = In your group somebody whom you cheered before has news. This is how it stands there:
read = You were one of those who cheered on the way.
    .fine = Good to read
    .stop_these = Stop these
fine = They don't learn who read it.
gone = In your group somebody whom you cheered before had news, and took it back since. You were one of those who cheered.

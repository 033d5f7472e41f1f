keep_what = { $keeps ->
        [words] Now I keep your choices and your words. What may I keep from here on?
        [taps] Now I keep your choices and none of your words. What may I keep from here on?
        [nothing] Now I keep nothing. What may I keep from here on?
       *[unasked] So far I keep your choices, and will ask before I keep words. What may I keep?
    }
    .words = Choices and words
    .taps = Choices only
    .nothing = Nothing
    .leave_it = Leave it as it is
settled = { $keeps ->
        [words] From now on your choices and words are kept, stored encrypted. Whoever runs me holds the master key.
        [taps] From now on only your choices are kept. What is there already stays until you erase it under “history”.
       *[nothing] From now on nothing is kept. What is there already stays until you erase it under “history”.
    }
as_it_was = Then it stays as it is.

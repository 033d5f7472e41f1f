what_and_who = I keep what you tap, with dates, and your words only if you agree: encrypted, for your own talks alone. An open talk goes after 7 quiet days, “history” stays until you erase it. A group gets only what you saw word for word and confirmed.{ $run ->
        [yes] { " " }Run by { $operator } ({ $contact }), who holds the master key.
       *[no] { "" }
    }
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
kept = { $what ->
        [words] It's kept, with your words. “History” shows it and lets you change or erase it.
        [without_words] What you chose is kept, none of your words. “History” shows it.
        [taps] It's kept. “History” shows it and lets you change or erase it.
        [nothing] Nothing of it is kept.
       *[empty] Nothing needed keeping, and that's fine.
    }
little_room = Your history is nearly full. “My data” hands you a copy and deletes the days you choose.
no_room = There is no room left in your history for these words. What is there stays. I keep choices, and words again when there is room: “my data” hands you a copy and deletes the days you choose.
full = There is no room left in your history. What is there stays, and nothing of this was added. “My data” hands you a copy and deletes the days you choose: then there is room again.

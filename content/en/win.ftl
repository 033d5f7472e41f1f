what = What went well? One line is enough.
counts = “{ $win }”: that counts.
counts--2 = “{ $win }”. That's one to remember.
counts--3 = “{ $win }”: that is yours.
kind = If you'd like to sort it: what kind of win is it?
    .achievement = Something I did
    .kind_word = A kind word I got
    .progress = Progress
kept = It's in your wins jar. “Wins” opens it.
not_kept = I keep none of your words. The win stays yours all the same.
sorted = { $kind ->
        [achievement] It stands with the things you did.
        [kind_word] It stands with the kind words you got.
       *[progress] It stands with your progress.
    }
as_it_is = It can stay as it is.

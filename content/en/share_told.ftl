# What became of something they shared, said once. It stands on lock screens: nothing of what was shared is in it.

first = { $why ->
        [refused] Something you wanted to share didn't go up: those who run the place left it out. It says nothing about you.
        [removed] Something you shared was taken down by those who run the place. It says nothing about you.
        [stranger] Something you wanted to share didn't go up: its platform says you are no longer there.
        [off] Something you wanted to share didn't go up: nothing is shared there at the moment.
        [alone] An answer of yours didn't go up: what it answered was taken back meanwhile.
        [unsure] Whether something you shared went up I can't tell: the connection broke at that very moment. It isn't sent again. If it stands there, those who run the place can take it away.
       *[not_postable] Something you wanted to share didn't go up: I may not write there any more.
    }
    .which = What was it?
    .fine = All right
    .stop_these = Stop these
what_it_was = { $there ->
        [yes] It was: “{ $words }” Nobody else has it from me, and it is still yours.
       *[no] Its words are gone here, too: what is taken down I don't keep.
    }
fine = All right. Everything else here is as before.

# What somebody shared with groups, and taking it back.

none = Nothing of yours stands in a group.
which = What you shared, the latest first. Which one?
    .row = { $on }: { $words }
    .close = Close
waiting = “{ $words }” hasn't gone up yet.
queued = “{ $words }” waits for a moderator.
standing = “{ $words }” stands in the group.{ $cheers ->
        [0] { "" }
       *[other] { " " }{ $cheers } people cheered.
    }{ $me_too ->
        [0] { "" }
       *[other] { " " }{ $me_too } said “me too”.
    }
refused = “{ $words }” didn't go up: the moderators took it out, or I may not write there any more. It says nothing about you.
unsure = Whether “{ $words }” went up I can't tell: the connection broke at that very moment. Please look in the group; if it's there, its moderators can take it away.
gone = It isn't there any more.
then_what = Would you like to take it back?
    .see = What people said to it
    .take_back = Take it back
    .leave_it = Leave it
taken_back = Taken back. It goes from the group in a moment.

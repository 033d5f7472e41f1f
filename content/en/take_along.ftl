# Somebody is no longer in a group in which something of theirs stands.

still_there = Something you shared still stands there, or waits to. Shall it come with you?
    .take = Take it back
    .leave_them = It may stay
taken = Taken back. It goes from the group in a moment.
left = Then it stays. “My shares” takes it back whenever you like.

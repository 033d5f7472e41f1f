# The last message of a daily check-in that was left alone for a while. Nothing that was not answered is mentioned. `leaving` is
# for somebody who was away so long that what is held of them is erased; the 30 days stand in bot/store/retention.py.

bye = This is where these messages end for now. I'm here when you write, whenever that is.
    .again = Start them again
    .stop_these = Stop these
again = Then they go on, at your time.
leaving = You haven't written here for a long while, and that's fine. So that nothing of yours lies around, all I hold of you is erased in 30 days. If you'd like it kept, write anything at all. “My data” hands you a copy.
later = All right. I'm here when you write.

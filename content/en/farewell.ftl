# The last message of a daily check-in that was left alone for a while. Nothing that was not answered is mentioned.

bye = This is where these messages end for now. I'm here when you write, whenever that is.
    .again = Start them again
    .stop_these = Stop these
again = Then they go on, at your time.
later = All right. I'm here when you write.

# Plain: few words, nothing around them.
thanks = Noted. Thank you.
thanks--2 = Thank you.
unsaid = Fine.
goodbye = I'm here when you write.
until_tomorrow = Tomorrow evening, then.

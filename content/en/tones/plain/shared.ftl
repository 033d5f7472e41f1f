# Plain: few words, nothing around them.
thanks = Noted. Thank you.
thanks--2 = Thank you.
unsaid = Fine.
goodbye = I'll be quiet until you write.
until_tomorrow = Tomorrow evening, then.

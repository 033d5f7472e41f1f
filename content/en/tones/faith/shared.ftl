# With faith, for those who asked for it. Never: that a no was deserved, earned or sent as a lesson.
thanks = Thank you. You don't have to carry that alone, or hide it in prayer.
thanks--2 = Thank you for saying how it is. Laments are prayers, too.
unsaid = That's fine. It is heard without a name as well.
goodbye = Peace be with you. I'm here when you write.

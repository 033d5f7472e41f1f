sorry = I'm sorry.
sorry--2 = I'm sorry. It was a no.
thanks = Noted. Thank you.
thanks--2 = Thank you.
unsaid = Fine.
thanks_for_writing = Thank you. It's written.
heard_you = Thank you. It's all here.
goodbye = I'm here when you write.

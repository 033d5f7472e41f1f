sorry = I'm sorry. You did the work, they did the careful consideration.
sorry--2 = I'm sorry it was a no. There was work in it, and nobody refunds cover letters.
thanks = Thank you. No form has a box for that one.
thanks--2 = Thank you for putting words to it. It's more than most emails manage.
fired_up = Fired up, then. There are some ten thousand jobs out there, and you need one. Which is still a rude ratio.
goodbye = I'm here when you write. Bots are good at waiting.

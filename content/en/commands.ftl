# Words that are understood everywhere, parted by commas. The whole message must be one of them.
stop = stop, /stop, quit, exit, stop it, stop here, please stop, that's enough, enough for now, i want to stop, cancel
back = back, /back, go back, previous, undo, change my answer, one back
skip = skip, /skip, skip this, skip it, skip this one, pass, next, next question, no answer, rather not say, i'd rather not say
menu = menu, /menu, /start, start, main menu, show menu, options, show me everything
help = help, /help, ?, how does this work, what can i say, what can i type
help_now = help now, /helpnow, helpnow, /help_now, i need help now, need help now, helpline, helplines, hotline, crisis line, emergency, sos, emergency number, crisis
done = done, that's all, thats all, that is all, finished, ready, ok done, no more, nothing more
rejected = rejected, i got a no, got a no, i got rejected, i was rejected, got rejected, rejection, a no, another no, checkin, check in, check-in, i didn't get it, i didnt get it, they said no, it was a no
history = history, what i told you, my history, diary, what did i tell you
keeping = keeping, privacy, what do you keep, what you may keep, save my words, don't save my words, keep nothing, consent
yes = yes, y, yeah, yep, yup, sure, ok, okay, please, yes please, of course, alright, all right, why not
no = no, n, nope, nah, no thanks, no thank you, not now, rather not, not really

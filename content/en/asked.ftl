# What people ask the bot about itself. A message that contains one of these phrases is answered with `_answer`.

what_is_this = what is this, what are you, what does this do, what do you do, who are you, what is onward, what's this
who_reads = who reads, who can read, who sees, who can see, is this private, is it private, does anyone read, does anybody read, anyone reading, is someone reading, is anyone there, are my messages, is this anonymous, is it anonymous, will you tell anyone, do you tell anyone
who_reads_answer = No one reads along. The app you write in carries it, and whoever runs me could open what is stored.

are_you = are you a bot, are you human, are you real, are you a person, are you an ai, are you ai, are you chatgpt, is this a bot, is this a person, am i talking to a, are you a robot, are you a real
are_you_answer = I'm a bot. People wrote everything I say, beforehand.

do_you = do you get bored, do you feel, do you sleep, do you like me, do you care, do you have feelings, do you get tired, are you bored, are you tired, do you understand me, are you sad, are you happy
do_you_answer = I'm a bot, so no. Write anything you like.

how_are_you = how are you, how're you, how r u, how are u, hows it going, how's it going
how_are_you_answer = I'm a bot, so there is nothing to report. You can tell me how you are.

# "They offered me the job and want money." The message ids are the step names of bot/flows/scam.py.

calm = Good that you stopped to ask. An employer pays you. Being asked to pay first, for whatever reason they give, is a known sign of fraud.

practical = Where are you with it?
    .asked = They asked, I haven't paid
    .paid = I have paid
    .details = They have my papers or bank details
    .not_sure = I'm not sure what it is

signs = Signs that often come together: an offer without a real interview, hurry, a chat app only, a cheque to pass on, fees for training or equipment.

check = Until it is checked, send nothing: no money, no codes from your phone, no copy of your ID. A real offer can wait a day.
check_how = To check: find the company's own website by yourself, call the number there, and ask whether the offer is theirs. The link and number in their message don't count.

paid = I'm sorry. That was done to you, by people who do this all day. Call your bank today and say “payment fraud”: sometimes a payment can still be stopped.
paid_then = Then report it to the police or the fraud office where you live, and keep every message. Anyone who offers to get it back for a fee may be one of them.

details = I'm sorry. Tell your bank today what they have, change the passwords you used there, and ask the office that issued the paper what to do next.

hope = There was hope in that offer, too. Do you want to say how it is?
    .tell = Yes
    .enough = No, that's enough

told = Write as much as you like.
    .done = That's all
told_heard = Go on if there is more.
told_heard--2 = Still here.
told_heard--3 = Take your time.

not_foolish = People of every kind get these messages. They are made to look real, and it says nothing about you.

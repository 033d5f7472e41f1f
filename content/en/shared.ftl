# What several conversations share. The message ids are the keys in bot/flows/shared.py.

thanks = Thank you for naming it.
thanks--2 = Thank you for putting words to it.
thanks--3 = Thank you for saying how it is.
unsaid = That's fine. It doesn't need a name.
unsaid--2 = It can stay without a name.

held = Thank you for writing it here, as it is.
held--2 = Thank you for saying it the way your head says it.
held--3 = Thank you. It can stand here, and needs no answer.

weight = How much does it weigh on you right now?
    .a_lot = A lot
    .some = Some
    .a_little = A little
weight_now = Once more, as at the start: how much does it weigh on you now?
    .a_lot = A lot
    .some = Some
    .a_little = A little
stirred_up = Going through it can stir things up. You don't have to do more with it today.

from_jar = There is something of yours in the wins jar. Would you like to see it now?
    .show = Show me
    .not_now = Not now

look_in = If you'd like one message from me tomorrow evening, tap for it. Otherwise this is all.
    .tomorrow = Tomorrow evening
    .daily = A short one each day
    .quiet = Stay quiet
until_tomorrow = Tomorrow evening, then.
goodbye = I'm here when you write.
goodbye--2 = You can write whenever you like.

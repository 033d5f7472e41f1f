# With some humour: at the situation, never at the person, and never beside the sentence that hurts.
thanks = Thank you. No form has a box for that one.
thanks--2 = Thank you for putting words to it. It's more than most emails manage.
unsaid = That's fine. Some things resist being filed.
goodbye = I'm here when you write. Bots are good at waiting.

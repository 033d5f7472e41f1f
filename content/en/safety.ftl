# Needs clinical review and review by native speakers: neither has been given yet.

soft_question = One plain question first: are you having any thoughts of suicide?
    .yes = Yes
    .sometimes = Sometimes
    .wish = I wish I wouldn't wake up
    .no = No
    .cant_say = I can't say
    .misread = You misread me
soft_no = Thank you for answering. “Help now” works here at any time.
soft_misread = Thank you for putting me right. “Help now” works here at any time.
thank_you = Thank you for saying it. I'm a bot: I can't send help, and no one reads this as it comes in.
stay = If you might act on it, call now or go to someone. You can keep writing here as well.

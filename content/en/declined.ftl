# They turned an offer down. It was theirs to decide: no praise for it, no doubt cast on it.

hello = It was yours to decide, and you decided.
hello--2 = You weighed it, and you said no this time.

company = Whose offer was it? A name is enough.

feelings = How is it, having turned it down? Choose any, or use your own words.
    .relieved = Relieved
    .calm = Calm
    .proud = Proud
    .sad = Sad
    .unsure = Unsure
    .regret = Regret
    .scared = Scared
    .tired = Tired
    .fired_up = Fired up
    .done = Done

hard = Thank you for naming it. Turning something down can hurt and still have its reasons.
hard--2 = Thank you for saying it. You decided with what you knew that day.
thanks = Thank you for saying how it is.
unsaid = That's fine. It doesn't need a name.

reasons = What spoke against it? Tap any, or write your own.
    .work = The work itself
    .people = The people
    .pay = The pay
    .place = The place
    .hours = The hours
    .values = What they stand for
    .better = Something else fits me more
    .gut = A feeling I can't name
    .done = Done

wonder = On some later day you may wonder. What would you like to read then, from today's you?
    .nothing = No line

told = Have you told them?
    .told = Yes
    .draft = A draft would help
    .later = Not yet
who = Who would it go to? A first name is enough.
    .no_name = No name
draft = Here is a draft. Nothing is sent from here; change what you like.
decline_letter = { $to ->
        [yes] Hello { $who },
       *[no] Hello,
    }

    thank you for the offer{ $named ->
        [yes] { " " }from { $company }
       *[no] { "" }
    } and for the time you took. I have thought it over and won't be accepting it. Good luck in finding the person for it.

    Kind regards

goodbye = I'm here when you write.

# To the one who asked for practice, once somebody could do it.

somebody = You asked in your group whether somebody would practise with you. Somebody could:
who = **{ $name }**, found here: { $reach }
then = Whether you write to them is yours, and nobody learns it from me.
    .fine = Good
    .stop_these = Stop these
fine = Good. Nothing of it stands in the group.
nobody = You asked in your group for practice, and somebody offered it and took it back since.

# To somebody who could practise an interview with one who asked in the group.

post = The button under the question in the group brings you here. Without it I don't know whom you mean.
gone = That question isn't there any more. Thank you for wanting to.
asked = Somebody there would like to practise: “{ $words }” If you could do that, they alone read what comes now, and the group doesn't.
name = What may they call you?
reach = How do they find you? Your name on this app, for instance.
not_all = Something of it stays empty once links, mentions and numbers are out of the name. Let's write it anew.
preview = I keep it encrypted for 90 days at most, or until you leave the group. They would read this: **{ $name }** could practise with you, and is found here: { $reach }
    .send = Yes, tell them
    .change = Change it
    .not_now = Not now
sent = Thank you. They hear of it in private, and decide whether they write to you.

# Sharing with a group. What everybody will read is shown word for word before the yes.

no_group = At the moment you belong to no group with me. “Group” says how that works.
which = Which group?
    .row = { $name }
    .close = Close
gone = I can't share in that group: it's not set up for it, or I'm not in it any more.
unknown = I couldn't ask whether you are in that group this time, so nothing was shared. What you wrote is still with you here; try again in a little while.
stranger = Its platform tells me that you are not in that group, so nothing was shared.
new = You haven't joined that group here yet: its button brings you in.
blocked = The moderators of that group take no shares from here at the moment. Everything else works as before.
enough = That's three today, and that's where I stop for a day: so that each one is read. It can go up tomorrow.
enough_kind = You answered twelve times today. That's where I stop for a day, so that nobody is swamped.

what = What would you like to share? You'll see it before anybody else does.
    .row = { $about ->
        [no] A no
        [silence] A silence
        [win] A win
        [offer] Good news
        [lesson] A lesson
        [advice] Advice
       *[line] A line
    }: { $words }
    .new = Something new
    .ask_mock = Ask for a practice interview
    .close = Not now
together = This would be the third one you share within a week. Would you rather look at it here first, together? Either is fine.
    .here = Here first
    .share = Share it
mock = Write what you'd like to practise, and how somebody in the group finds you. No addresses or numbers: those I take out.
words = Write it as you'd like them to read it.
not_this = I won't put this into a group. I'd rather ask you something, here.
other_words = I leave these words out of a group, whatever was meant: somebody there may read them otherwise. Would you put it another way?
nothing_left = Nothing is left of it once links, mentions and numbers are out. Would you write it in words?
too_long = That is longer than fits: some sixty words do. Would you write it a little shorter? What you wrote stands above.
company = A company is named in it. Shall I put “a company” there instead?
    .mask = Yes, leave the name out
    .leave = The name may stand there
by = Under which name?
    .nobody = No name: “someone here”
    .own = { $name }
    .nickname = A nickname
nickname = Which nickname?
intro = This is what everybody in **{ $name }** would read, and nothing else:
preview = For thirty days a sealed link from it to you stays with me, so that you can take it back and so that moderators can act on a report; nobody sees it. After your yes you have ten minutes to undo it{ $moderated ->
        [yes] , then a moderator reads it first
       *[no] { "" }
    }. You can take it back later, too.
    .post = Yes, share this
    .change = Change the words
    .other_name = Another name
    .not_now = Not now
has_changed = Something in it has changed since you saw it. Here it is again, as it would stand there now.
closed = Then it stays here. Nothing went anywhere.

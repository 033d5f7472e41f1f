# What came back to something they shared. The first words stand on lock screens.

first = Something came back to you from people. Would you like to see it now?
    .show = Show me
    .not_now = Not now
    .stop_these = Stop these
nothing = Nothing new has come back to it so far. It stands there for whoever reads it.
gone = It isn't there any more, so there is nothing to look at.
held = “{ $words }” { $cheered ->
        [many] { $cheers } people cheered.{ " " }
        [few] A few people cheered.{ " " }
        [one] Someone cheered.{ " " }
       *[none] { "" }
    }{ $same ->
        [many] { $me_too } said “me too”.{ " " }
        [few] A few said “me too”.{ " " }
        [one] Someone said “me too”.{ " " }
       *[none] { "" }
    }{ $answered ->
        [many] { $answers } answers came.
        [few] A few answers came.
        [one] An answer came.
       *[none] { "" }
    }
reply = { $named ->
        [yes] **{ $name }** wrote:
       *[no] Someone wrote:
    } “{ $words }”
    .next = The next one
    .keep = Keep it in my jar
    .enough = That's all
kept = Kept in your wins jar, as they wrote it.
what = What would you like to do with it?
    .thank = Thank them
    .save = Put the cheers into my jar
    .enough = That's all
thanked = Sent. Those I can reach hear in private that you say thank you. Who they are stays with them.
saved = In your wins jar, without a name.
enough = Good. “My shares” shows it whenever you like.
not_now = All right. “My shares” shows it whenever you like.

# Answering what stands in a group. What goes up is their own, word for word.

gone = That one doesn't stand there any more, so there is nothing to answer.
unknown = I couldn't ask whether you are in that group this time. Try again in a little while.
stranger = Its platform tells me that you are not in that group, so I leave this closed.
hello = To answer something in **{ $name }** you join it here first. Nobody sees that you joined, and nothing goes there unless you saw it word for word and said yes.
    .join = Join
    .not_now = Not now
beginning = { $about ->
        [glad] How would you like to begin? The rest is yours.
       *[other] How would you like to begin? The rest is yours. Nothing has to be mended. Kind disagreement is welcome, and so is something else entirely.
    }
    .cheer = “For your next try …”
    .me_too = “Me too …”
    .rethink = “Another way to look at it …”
    .own = Without a beginning
    .not_now = Not now
rest = { $begun ->
        [yes] It begins: “{ $begins }” Write how it goes on, in your own words.
       *[no] Write it as you'd like them to read it.
    } You'll see all of it before anybody else does.

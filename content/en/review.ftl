# For those who run a group: what waits for them. They see what everybody would read, and never who wrote it.

none = There is no group here that you help to run. “Group” says how one comes about.
first = Something waits for you as someone who runs a group. Would you like to look now?
    .now = Now
    .not_now = Not now
    .stop_these = Stop these
which = Which group?
    .row = { $name }
    .close = Close
not_admin = Its platform tells me that you don't run this group, so I leave this closed.
which_one = **{ $name }**: { $n ->
        [0] nothing waits for a decision.
        [one] one share waits for a decision.
       *[other] { $n } shares wait for a decision.
    } What would you like to see?
    .row = { $reports ->
        [0] To read first
       *[other] Reported
    }: { $words }
    .decided = What was decided lately
    .blocks = Whom I take nothing of
    .close = Close
verdict = { $queued ->
        [yes] It isn't up yet. Who wrote it I tell nobody.
       *[no] { $reports ->
            [one] It stands there, and one person reported it. Who it was, and who wrote it, I tell nobody.
           *[other] It stands there, and { $reports } people reported it. Who they were, and who wrote it, I tell nobody.
        }
    } What shall become of it?
    .allow = It may go up
    .refuse = Leave it out
    .leave = Let it stand
    .remove = Take it down
    .block = Take it out, and take no more of theirs
    .later = Not now
done = { $verdict ->
        [allow] It goes up.
        [refuse] It's left out. Whoever wrote it hears that from me, kindly, and not who decided.
        [leave] It stands. Further reports of it change nothing.
        [remove] It goes from the group in a moment. Whoever wrote it hears that from me, kindly, and not who decided.
        [block] It's out, and nothing more of theirs is taken in this group. Nobody learns who they are, and “Whom I take nothing of” undoes it.
       *[later] Not now, then.
    }
decided_already = { $outcome ->
        [allowed] This one was decided a moment ago by someone else who runs the group: it was let up.
        [refused] This one was decided a moment ago by someone else who runs the group: it was left out.
        [removed] This one was decided a moment ago by someone else who runs the group: it was taken down.
        [left] This one was decided a moment ago by someone else who runs the group: it was let stand.
       *[gone] This one isn't there any more: it was taken back.
    }
more = Would you like to look at what else waits?
    .more = Yes
    .enough = That's all
decision = { $on }: { $outcome ->
        [allowed] let up
        [refused] left out
        [removed] taken down
        [left] let stand
       *[gone] gone
    }{ $there ->
        [yes] : “{ $words }”
       *[no] .
    }
blocks = Of { $n ->
        [one] one person
       *[other] { $n } people
    } no shares are taken in this group. Who they are nobody knows. Shall I take them again?
    .last = Of the latest one
    .all = Of all of them
    .leave = Leave it as it is
unblocked = Done. Nobody was told.

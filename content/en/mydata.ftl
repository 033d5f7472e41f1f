# “My data”. The message ids are the step names of bot/flows/mydata.py.

held = This is what I hold of you:
kind = { $kind ->
        [rejection] No's
        [win] Wins
        [lesson] Things you learned
        [line] Lines you kept
        [step] Small steps
        [job_loss] Jobs that ended
        [replay] Pages, parked
        [vent] What you let out
        [value] What matters to you
        [comfort] Comforts
        [advice] Advice of yours
        [silence] Silences
        [interview] Interviews
        [plan] Plans
        [offer] Offers
        [feedback] Replies
        [stance] How you wait
        [application] Applications
        [day] Daily check-ins
       *[note] Notes
    }: { $count }
groups = Groups you belong to: { $count }
shares = Shared with groups: { $count }
group_row = A group you belong to: { $name }
share_row = Shared with { $name }, { $on }
no_entries = No entries yet.
besides = Besides these: your settings, talks that are open, messages you asked for, and for 30 days the numbers of messages. { $keeps ->
        [words] I keep your choices and your words.
        [taps] I keep your choices, and none of your words.
        [nothing] From here on I keep nothing.
       *[unasked] I will ask before I keep your words.
    }
what = What would you like to do?
    .export = All of it as a file
    .history = Look at entries, one by one
    .range = Delete some days
    .undo_brought = Undo the last import
    .bring = Bring something in
    .keeping = What you may keep
    .forget = Delete everything
    .close = Close
here_it_is = Here is all of it: a page to read, a sheet, a calendar file, and one file for programs. Keep it where only you look.
from_day = From which day on shall I delete?
    .month = A month ago
    .week = A week ago
    .yesterday = Yesterday
    .today = Today
to_day = And up to which day?
    .today = Today
    .yesterday = Yesterday
none_within = Nothing stands between these days, so nothing is deleted.
delete_range_sure = From { $first } to { $last } there { $count ->
        [one] is one entry
       *[other] are { $count } entries
    }. Delete for good?
    .delete = Delete
    .keep = Keep
range_erased = Deleted from { $first } to { $last }: { $count }. It's gone for good.
nothing_left = There is nothing of you here any more, so there is nothing to hand out.
page_title = What you told Onward
promised_title = A message you asked for

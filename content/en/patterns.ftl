# What comes back in a history. The message ids are the step names of bot/flows/patterns.py.

nothing_yet = I show something only when it stood in your history three times. So far nothing did.
which = This stood in your history more than once. Which would you like to look at?
    .row = { $sort ->
        [stage] { $value ->
            [application] No's at the application
            [assessment] No's at the online test
            [phone_screen] No's after a phone call
            [interview] No's after an interview
            [final_round] No's after a final round
            [offer_stage] Offers taken back
           *[not_a_job] No's not about a job
        }
        [came] { $value ->
            [email] No's by email
            [phone] No's by phone
            [portal] No's in a portal
            [letter] No's by letter
            [in_person] No's told in person
           *[other] No's that came another way
        }
        [felt] A feeling you named
        [felt_words] Your word: { $own }
        [role] No's for: { $own }
        [sector] No's, kind of place: { $own }
        [lesson] In your lessons: { $own }
        [helped] { $value ->
            [rest] Days with rest
            [comfort] Days with a comfort
            [walk] Days with a walk
            [tell] Days when you told someone
           *[other] A small step you chose
        }
        [stance] How you wait
       *[then_now] Then and now
    } ({ $count })
    .close = Close
gone = That one isn't there any more.
three_times = It stood in these entries, newest first:
then_and_now = Yours, from now and from then:
entry = { $on }
entry_said = { $on }: “{ $words }”
what_of_it = Does it say something to you? “No” is a full answer.
    .something = Yes, something
    .no = No
    .never = Never show me this again
    .list = Back to the list
something = Then it is yours to think about. “Win” or “vent” takes words, whenever there are some.
never_again = I won't show it again. The entries stay as they are.

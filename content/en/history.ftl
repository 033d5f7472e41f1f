nothing_yet = There is nothing here yet. What you keep after a talk will show here.
page = What you told me, newest first. Choose one to open it.
    .row = { $on }: { $kind ->
        [rejection] { $named ->
            [yes] a no, { $name }
           *[no] a no
        }
        [win] { $named ->
            [yes] { $sort ->
                [kind_word] kind word: { $name }
                [progress] progress: { $name }
               *[win] a win: { $name }
            }
           *[no] { $sort ->
                [kind_word] a kind word
                [progress] progress
                [first] a first
                [cheers] people cheered
               *[win] a win
            }
        }
        [lesson] { $named ->
            [yes] learned: { $name }
           *[no] something learned
        }
        [line] { $named ->
            [yes] { $sort ->
                [bots_line] kept line: { $name }
               *[line] your line: { $name }
            }
           *[no] a line of yours
        }
        [step] { $named ->
            [yes] a step: { $name }
           *[no] { $step ->
                [rest] rest
                [comfort] something that comforts
                [walk] a walk
                [tell] telling someone
                [job] one small job thing
                [plan] planning the next try
                [benefits] checking what you can claim
                [bridge] looking for bridge work
                [practical_one] one thing that couldn't wait
                [read] reading one advert
                [one_line] one line of my CV
                [one_person] hello to one person
                [folder] opening the folder
                [apply] applying for one thing
                [polish] working on my CV or portfolio
                [practise] practising one answer
                [learn] learning one thing
                [person] writing to one person
                [volunteer] looking for freelance or volunteer work
                [tell_them] a letter, unsent
                [kept_plan] what you had planned
                [ask_feedback] asking for feedback
                [thank] thanking someone
               *[own] a small step
            }
        }
        [job_loss] a job that ended
        [replay] a page, parked
        [vent] what you let out
        [value] { $named ->
            [yes] why: { $name }
           *[no] what matters to you
        }
        [comfort] { $named ->
            [yes] a comfort: { $name }
           *[no] a comfort
        }
        [advice] { $named ->
            [yes] advice: { $name }
           *[no] advice of yours
        }
        [silence] { $named ->
            [yes] no answer, { $name }
           *[no] no answer
        }
        [interview] { $named ->
            [yes] interview, { $name }
           *[no] an interview
        }
        [plan] { $named ->
            [yes] a plan, { $name }
           *[no] a plan
        }
        [offer] { $named ->
            [yes] an offer, { $name }
           *[no] an offer
        }
        [feedback] { $named ->
            [yes] a reply, { $name }
           *[no] a reply
        }
        [stance] how you wait
        [application] { $named ->
            [yes] applied: { $name }
           *[no] an application
        }
        [day] how a day was
       *[note] { $named ->
            [yes] { $name }
           *[no] a note
        }
    }
    .older = Older
    .newer = Newer
    .closed = Behind you, closed: { $count }
    .search = Look for a word
    .again = Look for something else
    .list = Back to the list
    .done = Close
sought = Which word or words shall I look for? I look through what you wrote.
not_found = I found nothing with “{ $words }” in what you wrote.
found_these = This is where you wrote “{ $words }”.
gone = That one isn't there any more.
head = **{ $kind ->
        [rejection] A no
        [win] A win
        [lesson] Something you learned
        [line] A line of yours
        [step] A small step
        [job_loss] A job that ended
        [replay] A page, parked
        [vent] What you let out
        [value] What matters to you
        [comfort] A comfort of yours
        [advice] For the next person
        [silence] No answer
        [interview] An interview
        [plan] A plan of yours
        [offer] An offer
        [feedback] What they wrote
        [stance] How you wait
        [application] An application
        [day] A day
       *[note] A note
    }**, { $rough ->
        [yes] around { $on }
       *[no] { $on }
    }{ $stage ->
        [application] , at the application
        [assessment] , at the online test
        [phone_screen] , after a phone call
        [interview] , after an interview
        [final_round] , after a final round
        [offer_stage] , an offer taken back
        [not_a_job] , not about a job
       *[unknown] { "" }
    }.
felt = You chose: { $feeling ->
        [sad] sad
        [disappointed] disappointed
        [ashamed] ashamed
        [angry] angry
        [bitter] bitter
        [numb] numb
        [scared] scared
        [tired] tired
        [doubting] doubting myself
        [relieved] relieved to know
        [harder] harder than I expected
        [kind_letter] kind letter, still hurts
        [flat] even nice things feel flat
        [shocked] shocked
        [lonely] lonely
        [unsure] unsure
        [anxious] on edge
        [hopeful] hopeful
        [forgotten] forgotten
        [calm] calm
        [proud] proud
        [happy] happy
        [regret] regret
       *[fired_up] fired up
    }.
mattered = What matters: { $matter ->
        [people] my people
        [care] being of use to others
        [craft] doing a thing well
        [learning] learning
        [fairness] fairness
        [freedom] freedom
        [security] security
        [beauty] making things beautiful
        [humour] laughing
        [faith] faith
       *[nature] nature
    }.
chose = You chose: { $step ->
        [rest] rest
        [comfort] something that comforts
        [walk] a walk
        [tell] telling someone
        [job] one small job thing
        [plan] planning the next try
        [benefits] checking what you can claim
        [bridge] looking for bridge work
        [practical_one] one thing that couldn't wait
        [read] reading one advert
        [one_line] one line of my CV
        [one_person] hello to one person
        [folder] opening the folder
        [apply] applying for one thing
        [polish] working on my CV or portfolio
        [practise] practising one answer
        [learn] learning one thing
        [person] writing to one person
        [volunteer] looking for freelance or volunteer work
        [tell_them] a letter, unsent
        [kept_plan] what I had planned
        [ask_feedback] asking for feedback
        [thank] thanking someone
       *[nothing] nothing for that day
    }.
tapped = { $tap ->
        [outcome_open] Left open.
        [outcome_asked] You asked once more.
        [outcome_waiting] You wait until a day of your own.
        [outcome_stopped] You stopped waiting.
        [outcome_withdrawn] The role went away.
        [outcome_frozen] The role is on hold.
        [outcome_answered] They wrote after all.
        [outcome_yes] You said yes.
        [outcome_deciding] You were deciding.
        [outcome_declined] You turned it down.
        [stance_none] Expect nothing, hurt less.
        [stance_little_hope] Expect little, keep a little hope.
        [stance_high] Aim high, and mean it.
        [stance_changes] It changes by the hour.
        [stance_dont_know] You didn't know, and that was fine.
        [sort_role] About what they were looking for.
        [sort_performance] About that one day.
        [sort_vague] Too vague to use.
        [sort_stings] It only stung.
        [how_lighter] Lighter.
        [how_same] Much the same.
        [how_heavier] Heavier.
        [how_tired] Tired.
        [went_well] It went well.
        [went_mixed] It was mixed.
        [went_hard] It was hard.
        [try_practise] To try: practise my main examples.
        [try_face] To try: my face and voice.
        [try_slower] To try: speak slower, breathe first.
        [try_ask] To try: ask them more.
        [phrase_moment] “Let me think for a moment.”
        [phrase_more] “Could you say a little more” (asked back).
        [phrase_begin] “I'd begin like this, and check.”
        [plan_rest] First: rest.
        [plan_tell] First: tell someone.
        [plan_comfort] First: something that comforts.
        [plan_walk] A walk.
        [plan_write] First: write it out here.
        [plan_write_down] Write it down, and close it.
        [plan_park] Leave it until they write.
       *[plan_own] In your own words:
    }
by_day = { $what ->
        [until] Waiting until { $on }.
        [interview] Interview on { $on }.
        [again] To think of again from { $on }.
       *[promised] They said they'd write about { $on }.
    }
weighed = It weighed on you: { $before ->
        [a_lot] a lot
        [some] some
       *[a_little] a little
    } before the talk, { $after ->
        [a_lot] a lot
        [some] some
       *[a_little] a little
    } after it.
wrote = _{ $field ->
        [company] Company
        [role] Role
        [sector] Kind of place
        [what] What
        [when] When
        [feelings] In your words
        [sting] The sentence
        [rewrite] Written again
        [evidence] What they said or did
        [replay] What kept replaying
        [more] What you wrote
        [pictured] What you had pictured
        [listen] What you wrote
        [listen_friend] As if to a friend
        [logged] What you added
        [improve] To try another way
        [taught] What it showed you
        [examples] Your examples
        [strengths] Your strengths
        [moments] A moment of yours
        [camera] What a camera would have seen
        [guessed] What was a guess
        [friend] To the friend on the page
        [counter] Set beside it
        [why] Why you stopped
        [other] What would differ
        [matters] What matters
        [lived] When it showed
        [letter] The letter, unsent
        [own_load] What is heavy for you
        [told] What you wrote
        [since] How long, in your words
        [fills_in] What the quiet said
        [gone_words] How it was
        [blank_what] Where nothing came
        [reply] What they wrote
        [kind_word] Something kind they wrote
        [reasons] What spoke against it
        [stance] How you wait
        [hoped] What you hoped for
        [on_my_mind] On your mind
       *[aside] You also said
    }:_ { $words }
wrote_on = { $words }
entry = What would you like to do with it?
    .edit = Change the words
    .day = Change the day
    .line = Keep a line of it
    .jar = Put it into the wins jar
    .delete = Delete it
    .list = Back to the list
bots_line = { $line }
line_kept = Kept among your lines. The wins jar has it, and you can change it there.
win_kept = It's in your wins jar now. You can change it there.
no_copy = You chose that your words aren't kept, so I copy none. “Keeping” lets you decide anew.
no_room = There is no room left in your history for this, so all stays as it was. “My data” hands you a copy and deletes the days you choose.
no_words = You chose that your words aren't kept, so there are none to change. “Keeping” lets you decide anew.
field = Which words?
    .row = { $field ->
        [company] Company
        [role] Role
        [sector] Kind of place
        [what] What it is
        [when] When
        [feelings] Feelings in my words
        [sting] The sentence
        [rewrite] The sentence, written again
        [evidence] What they said or did
        [replay] What kept replaying
        [more] What I wrote
        [pictured] What I had pictured
        [listen] What I wrote
        [listen_friend] As if to a friend
        [logged] What I added
        [improve] To try another way
        [taught] What it showed me
        [examples] My examples
        [strengths] My strengths
        [moments] A moment of mine
        [camera] What a camera would have seen
        [guessed] What was a guess
        [friend] To the friend on the page
        [counter] Set beside it
        [why] Why I stopped
        [other] What would differ
        [matters] What matters
        [lived] When it showed
        [letter] The letter, unsent
        [own_load] What is heavy for me
        [told] What I wrote
        [since] How long, in my words
        [fills_in] What the quiet said
        [gone_words] How it was
        [blank_what] Where nothing came
        [reply] What they wrote
        [kind_word] Something kind they wrote
        [reasons] What spoke against it
        [stance] How I wait
        [hoped] What I hoped for
        [on_my_mind] On my mind
       *[aside] What I also said
    }
    .never_mind = Never mind
new_words = How would you like it to read?
    .clear = Remove these words
mended = It reads now: { $words }
cleared = Those words are gone.
new_day = Which day was it? “Tuesday”, “3 Nov” or “weeks ago” all work.
    .today = Today
    .yesterday = Yesterday
    .this_week = This week
    .weeks_ago = Weeks ago
moved = It stands under { $on } now.
delete_sure = Delete this one for good?
    .delete = Delete it
    .keep = Keep it
erased = Deleted. It's gone for good.
closed = Closed. “History” brings it back.

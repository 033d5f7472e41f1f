nothing_yet = There is nothing here yet. What you keep after a talk will show here.
page = What you told me, newest first. Choose one to open it.
    .row = { $on }: { $kind ->
        [rejection] { $named ->
            [yes] a no, { $name }
           *[no] a no
        }
        [win] { $named ->
            [yes] a win: { $name }
           *[no] a win
        }
        [lesson] { $named ->
            [yes] learned: { $name }
           *[no] something learned
        }
        [line] { $named ->
            [yes] your line: { $name }
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
               *[own] a small step
            }
        }
       *[note] { $named ->
            [yes] { $name }
           *[no] a note
        }
    }
    .older = Older
    .newer = Newer
    .done = Close
gone = That one isn't there any more.
head = **{ $kind ->
        [rejection] A no
        [win] A win
        [lesson] Something you learned
        [line] A line of yours
        [step] A small step
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
       *[fired_up] fired up
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
       *[nothing] nothing for that day
    }.
wrote = _{ $field ->
        [company] Company
        [role] Role
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
       *[aside] You also said
    }:_ { $words }
wrote_on = { $words }
entry = What would you like to do with it?
    .edit = Change the words
    .day = Change the day
    .delete = Delete it
    .list = Back to the list
no_words = You chose that your words aren't kept, so there are none to change. “Keeping” lets you decide anew.
field = Which words?
    .row = { $field ->
        [company] Company
        [role] Role
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

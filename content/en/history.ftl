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
            [yes] for the next person: { $name }
           *[no] for the next person
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
        [job_loss] A job that ended
        [replay] A page, parked
        [vent] What you let out
        [value] What matters to you
        [comfort] A comfort of yours
        [advice] For the next person
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
        [shocked] shocked
        [lonely] lonely
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

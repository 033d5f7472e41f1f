# The words in the pictures and, line by line the same, in their text form.

# What came and what they did with it.
timeline = **What came, and what you did with it**
more = There is more of it in “History”.
day = _{ $rough ->
        [yes] around { $on }
       *[no] { $on }
    }_
came = { $kind ->
        [rejection] A no
        [silence] No answer
        [job_loss] A job ended
        [interview] An interview
        [offer] An offer
       *[feedback] They told you why
    }{ $named ->
        [yes] : { $company }
       *[no] { "" }
    }{ $stage ->
        [application] , at the application
        [assessment] , at the online test
        [phone_screen] , after a phone call
        [interview] , after an interview
        [final_round] , after a final round
        [offer_stage] , an offer taken back
        [not_a_job] , not about a job
       *[unknown] { "" }
    }
did = { $named ->
        [yes] { $kind ->
            [win] A win: “{ $words }”
            [lesson] Learned: “{ $words }”
            [line] A line you kept: “{ $words }”
            [advice] For the next person: “{ $words }”
            [value] What matters: “{ $words }”
            [comfort] A comfort: “{ $words }”
            [application] An application: { $words }
           *[step] Your step: “{ $words }”
        }
       *[no] { $kind ->
            [win] A win
            [lesson] Something learned
            [line] A line you kept
            [advice] A line for the next person
            [value] What matters to you
            [comfort] A comfort
            [application] An application
            [step] Your step: { $step ->
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
                [one_line] one line of your CV
                [one_person] hello to one person
                [folder] opening the folder
                [apply] applying for one thing
                [polish] working on your CV or portfolio
                [practise] practising one answer
                [learn] learning one thing
                [person] writing to one person
                [volunteer] looking for freelance or volunteer work
                [tell_them] a letter, unsent
                [kept_plan] what you had planned
                [ask_feedback] asking for feedback
                [thank] thanking someone
                [nothing] nothing, and that is enough
               *[own] a small one
            }
            [plan] A plan of yours
            [replay] A page, parked
            [vent] You let it out
            [stance] How you wait
           *[note] You wrote it down here
        }
    }

# Feelings by week.
feelings = **Your words, week by week**
week = _Week of { $on }_
feeling = { $feeling ->
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
    }{ $times ->
        [one] { "" }
       *[other] { " " }×{ $times }
    }
own_feeling = “{ $words }”{ $times ->
        [one] { "" }
       *[other] { " " }×{ $times }
    }
more_words = { $count ->
        [one] and one more word
       *[other] and { $count } more words
    }

# Two lines that only rise.
rising = **What only adds up**
since = since { $on }
today = until { $on }
win_line = { $count ->
        [one] { $count } win you kept
       *[other] { $count } wins you kept
    }
rejection_line = { $count ->
        [one] { $count } no: { $count } time you put yourself forward
       *[other] { $count } no's: { $count } times you put yourself forward
    }

# A card to keep.
card = { $words }
card_label = { $kind ->
        [win] A win of yours
       *[line] A line you kept
    }, { $on }

# Right after an interview, before anybody has decided anything.

hello = You turned up for it, and it's behind you now.
hello--2 = It's done. Every question of it is behind you.
hello--3 = There was work before it, and then the hour itself. Both are yours.

company = Who was it with? A name is enough.

feelings = How is it, right after? Choose any, or use your own words.
    .relieved = Relieved
    .tired = Tired
    .proud = Proud
    .hopeful = Hopeful
    .unsure = Unsure
    .anxious = On edge
    .ashamed = Ashamed
    .regret = Regret
    .sad = Sad
    .calm = Calm
    .done = Done

heavy = Thank you for saying it. No answer is here yet, and going over it can't bring one sooner.
heavy--2 = Thank you for naming it. Right after can be a hard time to look at it. Slowly, then.
thanks = Thank you for naming it.
thanks--2 = Thank you for saying how it is.
unsaid = That's fine. It can be too early for words.

size = How much of it would you like to look at?
    .whole = All of it (four minutes)
    .wait = Only the waiting that comes now
    .enough = That was enough

well = What went well? A handshake counts, or being on time, or one answer.
    .nothing = Nothing comes to mind
well_kept = “{ $win }”: that counts as a win.

moments = Was there a moment when you felt sure, or most like yourself?
    .better = Something went better than before
    .nothing = Not this time

better = Better than some time ago: which of these? Tap any.
    .answers = My answers
    .questions = My questions to them
    .story = Telling my own story
    .calmer = I was calmer
    .face = My face and voice
    .nothing = None of these
    .done = Done

blank = Was there a question where nothing came?
    .blank = Yes, a blank
    .pauses = Long pauses
    .no = No
blank_what = Which question was it, as far as you remember?
    .gone = It's gone from my head
phrase = A phrase can buy time on another day. Keep one of these, or write your own.
    .moment = “Let me think for a moment.”
    .more = “Could you say a little more?”
    .begin = “I'd begin like this, and check.”
    .none = None of these

try = Is there one thing you'd try another way? “Nothing” is a full answer.
    .practise = Practise my main examples
    .face = My face and voice
    .slower = Speak slower, breathe first
    .ask = Ask them more
    .nothing = Nothing
try_kept = One thing, then. It's noted, and one is plenty.

promised = Did they say when you'd hear? “Friday” or “3 Dec” works, too.
    .this_week = This week
    .next_week = Next week
    .two_weeks = In two weeks
    .no_day = They didn't say
remind = By { $on }, then. If that day passes, shall I ask once, the day after, whether something came?
    .day_after = Ask me once
    .quiet = Stay quiet
one_message = One message after { $on }, and none about it before.

plan = Some people plan for a no before any answer comes. If it's a no, what will you do first?
    .rest = Rest
    .tell = Tell someone
    .comfort = Something that comforts
    .walk = A walk
    .write = Write it out here
    .none = No plan

second_guess = And if the second-guessing starts while you wait: what will you do then?
    .write_down = Write it down, and close it
    .walk = A walk
    .park = Leave it until they write
    .none = I'll see then

the_plan = { $plan ->
        [rest] If it's a no, you rest first.
        [tell] If it's a no, you tell someone first.
        [comfort] If it's a no, something that comforts comes first.
        [walk] If it's a no, a walk comes first.
        [write] If it's a no, you write it out here first.
       *[own] If it's a no, first: “{ $own }”.
    } On such a day I'll show it to you.
goodbye = { $named ->
        [yes] The rest is with { $company } now. Whatever they write, you can bring it here.
       *[no] The rest is with them now. Whatever they write, you can bring it here.
    }

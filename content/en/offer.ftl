# An offer. Celebrated as far as they celebrate it, and no further.

hello = An offer. Thank you for bringing that here, too.
hello--2 = So a yes came. What you did on the way there is part of it.

company = Who is it from? A name is enough.

feelings = How is it? Choose any, or use your own words.
    .happy = Happy
    .proud = Proud
    .relieved = Relieved
    .calm = Calm
    .unsure = Unsure
    .scared = Scared
    .sad = Sad, too
    .tired = Tired
    .numb = Numb
    .done = Done

glad = { $named ->
        [yes] Congratulations! { $company } said yes to you.
       *[no] Congratulations! They said yes to you.
    }
glad--2 = { $named ->
        [yes] Congratulations on { $company }! Let it be as good as it is.
       *[no] Congratulations! Let it be as good as it is.
    }
mixed = Both can be there: the good of it, and the rest.
mixed--2 = More than one thing at once, then. None of it has to go.
heavy = An offer doesn't have to feel like anything in particular. It can be heavy, too.
thanks = Thank you for saying it.
unsaid = That's fine. It doesn't need a word.

stands = Where does it stand? Nothing has to be settled here.
    .yes = I said yes
    .deciding = I'm still deciding
    .turning_down = I'm turning it down
    .money_first = They want money first
answer_by = Until when may you answer them? “Friday” or “3 Dec” works, too.
    .no_day = No day yet
remind = By { $on }, then. Would you like one message from me the evening before?
    .day_before = One message
    .quiet = Stay quiet
one_message = One message the evening before, and none about it until then.
no_hurry = It's yours to turn over as slowly as you like.

own_part = What did you do on the way there that you'd like to remember as yours?
    .nothing = Nothing comes to mind
keepsake = One line to keep from this, for a harder day? In your own words.
    .nothing = No line

people = Is there someone you'd like to tell, or to thank?
    .tell = Tell someone
    .thank = Thank someone
    .nobody = No one for now
tell = Telling someone: noted. It can be as short as “they said yes”.
thank_who = Who would you like to thank?
thank_what = What did they do for you? Write it as if to them, like “you read my letters”. It goes into a draft.
thanks_draft = Here is a draft. Nothing is sent from here; change what you like.
thank_letter = { $to ->
        [yes] Hello { $who },
       *[no] Hello,
    }

    I have an offer, and wanted you to know. Thank you{ $for ->
        [yes] . I keep thinking of this: { $what }.
       *[no] { " " }for being there on the way.
    }

before = I could show how many no's you told me of before this one. Would you like to see that?
    .show = Show me
    .no = No, thank you
how_many = { $times ->
        [one] One no is written down here. That is one other time you put yourself forward.
       *[other] { $times } no's are written down here: { $times } other times you put yourself forward.
    }

goodbye = If you'd like to leave a line for someone still waiting, “advice” is the place. Otherwise I'm here when you write.

tell_group = A group of yours could hear it, in words you see first. Those who cheered you there before, under the same name, then read it in private. Would you like that?
    .tell = Yes, let me write it
    .no = No, it stays here
with_before = { $times ->
        [one] One no came before it. Shall that number stand there, too?
       *[other] { $times } no's came before it. Shall that number stand there, too?
    }
    .with = With the number
    .without = Without it

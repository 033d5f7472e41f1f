# Reading what they wrote back. Their words, about that one time; at most one thing to try.

which = You put a reply away for later. Is it that one?
    .row = { $named ->
        [yes] { $name }, { $on }
       *[no] The one from { $on }
    }
    .new = A new one

hello = An answer from them, then. It can be read at your pace.
reply = What did they say? One sentence of theirs is enough, or one word.
company = Who was it from? A name is enough.

now_word = Their word, about that interview: “{ $word }”. Look at it now?
    .now = Now
    .later = Later
    .no = No
now = Their words, about that one time. Look at them now?
    .now = Now
    .later = Later
    .no = No
look_when = When would you like one message from me about it?
    .tomorrow = Tomorrow evening
    .week = In a week
    .own_time = No message
put_away = Then it's put away. It doesn't have to be opened.
put_down = Then it stays closed.

feelings = How was it to read? Choose any, or use your own words.
    .sad = Sad
    .ashamed = Ashamed
    .angry = Angry
    .disappointed = Disappointed
    .relieved = Relieved
    .unsure = Unsure
    .hopeful = Hopeful
    .tired = Tired
    .harder = Harder than I expected
    .done = Done

sort = As you read it: what is it about?
    .role = What they were looking for
    .performance = How I did that day
    .vague = Too vague to use
    .stings = It only stings
role = What they were looking for was theirs to choose. There is nothing in it that you have to mend.
vague = Then nothing has to be made of it. A vague reply can be put down.
stings = Then it can be put down as it is. A sentence can hurt and teach nothing.

one_time = That day, seen by them, once.
one_thing = Is there one thing in it you'd want to try? One is plenty, and none is a full answer.
    .none = Nothing to try
one_thing_kept = “{ $thing }”: the one thing. The rest can be let go.
nothing_to_try = Nothing to try, then.

kind_word = Did they write anything kind that you'd like to keep?
    .nothing = Nothing kind in it
closed = I'm here when you write.

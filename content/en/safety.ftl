# When someone may be in danger. Protocol: docs/safety.md.
# Every line here needs clinical review and review by native speakers: neither has been given yet.

soft = That sounds very heavy. May I ask plainly: are you having any thoughts of suicide?
    .yes = Yes
    .sometimes = Sometimes
    .wish = I wish I wouldn't wake up
    .no = No
    .cant_say = I can't say
    .misread = You misread me

passive = Thank you for writing that. Are you thinking about ending your life?
    .yes = Yes
    .sometimes = Sometimes
    .wish = I wish I wouldn't wake up
    .no = No
    .cant_say = I can't say
    .misread = You misread me

unclear = I'm not sure I read that right. Are you thinking about ending your life? A yes or a no is enough.
    .yes = Yes
    .sometimes = Sometimes
    .wish = I wish I wouldn't wake up
    .no = No
    .cant_say = I can't say
    .misread = You misread me

might_act = Thank you for saying it. Might you act on it today?
    .yes = Yes
    .no = No
    .dont_know = I don't know

active_thanks = Thank you for writing that. I'm a bot and can't send help. These people can:
active = Might you act on it today?
    .yes = Yes
    .no = No
    .dont_know = I don't know
    .misread = You misread me
distance = If something near you could hurt you, put distance between it and you: another room, or other people.

hurt_thanks = Thank you for writing that. I'm a bot and can't send help. These people can:
hurt_now = Are you hurt right now?
    .yes = Yes
    .no = No
    .cant_say = I can't say
    .misread = You misread me
asked = Are you thinking about ending your life as well?
    .yes = Yes
    .sometimes = Sometimes
    .wish = I wish I wouldn't wake up
    .no = No
    .cant_say = I can't say
    .misread = You misread me

imminent_thanks = Thank you for writing it here. One thing at a time.
imminent_call = Can you call now? If speaking is hard, “I need help” is enough.
    .calling = I'm calling
    .someone = Someone is with me
    .cant = I can't
    .misread = You misread me
imminent_go = Then this one thing: go to where a person is. A neighbour, a shop, a corridor, the street.
    .going = I'm going
    .cant = I can't
imminent_door = Then this: unlock the door, so that someone can come in, and send one person your address.
    .done = Done
    .cant = I can't
once_more = Once more, the numbers. They answer people who don't know what to say.
with_you = Stay with that. Nothing else matters for this hour.

ten_minutes = What would help for the next ten minutes?
    .write = Write here
    .someone = Message someone I know
    .ground = A grounding step
    .lines = People who answer
    .stop = Stop for now
write_here = Write whatever comes. I'm a bot and no one reads along, so keep the number near as well.
    .done = That's all
write_here_heard = It's here. Write on as long as you like.
write_here_heard--2 = Still here.
write_here_heard--3 = Take your time.
someone = One line is enough to send, such as: “I'm not doing well. Can you call me?” It's yours to copy.
    .sent = I've sent it
    .not_now = Not now
ground = Name five things you can see. Then both feet on the floor, and breathe out slowly, three times.
    .again = Another one
    .enough = That's enough
ground_again = Hold something cold or rough, and notice three things about it. Then breathe out, longer than in.

third_party = You did right to say it. Asking them plainly doesn't put the thought there. You can use plain words: “Are you thinking about ending your life”, as a question. Then listen, and stay near.
third_party_heard = Thank you for telling me. I'm a bot and can't send help; the numbers above answer people who worry, too.
third_party_died = I'm so sorry. You don't have to do anything here. The people above answer those who are left, too.
third_party_what = What would help you most now?
    .now = It's happening now
    .ask = How to begin
    .self = Something for me
    .died = They have died
    .enough = That's enough
third_party_now = Then call the emergency number, and stay with them if it is safe for you. You can call for somebody else.
third_party_ask = “I've noticed you're not yourself, and I'd like to ask you something straight out.” Then the question. No answer has to be fixed by you.
third_party_self = This is a lot to carry. The lines are for people who worry, too, and you may hand some of it to another adult.
third_party_end = “Help now” shows the numbers again at any time.

no = Thank you for answering. The numbers stay one word away: “help now”.
misread = Thank you for putting me right. The numbers stay one word away all the same: “help now”.
stay = All right. The numbers stay one word away: “help now” works at any time, also after “stop”.
look_in = Would you like one plain message from me tomorrow? Otherwise I stay quiet.
    .tomorrow = Tomorrow
    .quiet = Stay quiet
tomorrow = Tomorrow, then. “Help now” works before that, at any time.
interview = For three days I write nothing by myself. You had asked for a message about an interview, on { $on }. Shall that one still come?
    .let_come = Let it come
    .leave_out = Leave it out
it_comes = Then it comes. You can leave it unanswered. “Help now” works at any time.
goodbye = { $returns ->
        [yes] I stay quiet for three days.
       *[no] I stay quiet until you write.
    } “Help now” works at any time.

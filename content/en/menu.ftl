what = What would you like to do?
    .rejected = I got a no
    .carry_on = Carry on where we were
    .history = What I told you
    .keeping = What you may keep
    .helpnow = Help now
    .about = What is this?

# Help now: said in every state, after any message. The emergency number first, at most two lines, then the rest.
# Needs clinical review and review by native speakers: neither has been given yet.

emergency = Emergency number, { $country }: **{ $emergency }**. If a life may be in danger now, yours or someone else's, call it or go to someone.
line = { $name }: { $how ->
        [call_text] call or text **{ $number }**
        [text] text { $keyed ->
            [yes] { $word } to **{ $number }**
           *[no] **{ $number }**
        }
        [web] **{ $number }**
       *[call] call **{ $number }**
    }, { $hours ->
        [always] day and night
        [open] open now, until { $closes }
        [closed] closed now, opens at { $opens }
       *[unknown] hours not known to me
    }.{ $beside ->
        [text] { " " }Text: { $address }.
        [whatsapp] { " " }WhatsApp: { $address }.
        [chat] { " " }Chat: { $address }.
       *[none] { "" }
    }
more_lines = More lines: [{ $site }](https://{ $site }). I'm a bot: I can't send help, and no one reads this as it comes in.
no_lines = I have no line for this country that I could check. [{ $site }](https://{ $site }) lists people who answer. I'm a bot: I can't send help, and no one reads this as it comes in.
anywhere = If a life may be in danger now, yours or someone else's, call your local emergency number or go to someone. [{ $site }](https://{ $site }) lists people who answer, by country. I'm a bot: I can't send help, and no one reads this as it comes in.

country = Which country are you in? You can type it as well.
    .MY = Malaysia
    .SG = Singapore
    .ID = Indonesia
    .IN = India
    .PH = Philippines
    .GB = United Kingdom
    .US = United States
    .CA = Canada
    .AU = Australia
    .NZ = New Zealand
    .IE = Ireland
    .elsewhere = Another country
elsewhere = I have numbers for some countries only. [findahelpline.com](https://findahelpline.com) lists people who answer in many more.
after = “Help now” brings this up again at any time, also after “stop”.

at_hand = I'm a bot and can't send help; no one sees this as it arrives. { $hours ->
        [always] People answer at { $name }, day and night: **{ $number }**.
        [open] People answer at { $name }, until { $closes } today: **{ $number }**.
        [closed] { $name } is closed now: **{ $number }**.
        [none] People who answer are listed at { $number }.
       *[unknown] { $name }, hours not known to me: **{ $number }**.
    } If you might act on it, call **{ $emergency }** or go to someone now.
at_hand_anywhere = I'm a bot and can't send help; no one sees this as it arrives. [{ $site }](https://{ $site }) lists people who answer. If you might act on it, call your emergency number or go to someone now.
at_hand_emergency = **{ $emergency }** is the emergency number. { $hours ->
        [always] { $name }, day and night: **{ $number }**.
        [open] { $name }, until { $closes } today: **{ $number }**.
        [closed] { $name } is closed now: **{ $number }**.
        [none] { $number } lists people who answer.
       *[unknown] { $name }, hours not known to me: **{ $number }**.
    }
at_hand_emergency_anywhere = Call your local emergency number. [{ $site }](https://{ $site }) lists people who answer, by country.

# “Unlink”: linked accounts part. The message ids are the step names of bot/flows/unlink.py.

alone = This account isn't linked to another one. “Link” does that.
sure = Part your accounts? { $side ->
        [older] All that is kept stays here, with the older account. The other one starts as someone new.
       *[younger] All that is kept stays with the older account, { $stays ->
            [telegram] on Telegram
            [discord] on Discord
            [terminal] in the terminal
           *[other] the other one
        }. Here you start as someone new.
    }
    .yes = Part them
    .no = Leave them linked
parted = They are parted. { $side ->
        [older] All that was kept is here.
       *[younger] All that was kept is { $stays ->
            [telegram] on Telegram
            [discord] on Discord
            [terminal] in the terminal
           *[other] with the other account
        }; here I know nothing of you.
    }
as_it_was = Then they stay linked.

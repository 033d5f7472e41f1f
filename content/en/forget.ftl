delete_sure = This erases everything I hold of you, for good: history, words, settings, reminders. My messages of late leave the chat too, where it lets me. To do it, type “erase”.
    .keep = Keep everything
gone = Everything is erased. If you write again, I meet you as someone new.
kept = Nothing was erased.

# After a yes to sharing.

sent = It goes up in ten minutes. Until then nobody knows of it. If people cheer or answer, one message tells you a day later; “stop these” ends such messages.
    .undo = Undo
    .fine = That's fine
undone = Undone. Nobody saw it.
taken_away = It was up already, so I take it away now.
fine = Good. “My shares” is where you can take it back, whenever you like.

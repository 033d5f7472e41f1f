"""Discord: events become Incoming, Outgoing becomes direct messages and answers that one person sees."""

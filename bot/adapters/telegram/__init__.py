"""Telegram: updates become Incoming, Outgoing becomes messages. The library is only the transport."""

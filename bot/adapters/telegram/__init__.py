"""Telegram: updates become Incoming, Outgoing becomes messages with buttons. The library is only the transport."""

"""The platforms, one a file: what arrives becomes Incoming, Outgoing becomes the platform's own form."""

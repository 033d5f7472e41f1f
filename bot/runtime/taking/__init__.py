"""What happens while a turn is taken: what is looked at, where it leads, what comes of it."""

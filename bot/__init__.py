"""Onward: a chat bot for the day you get the no."""

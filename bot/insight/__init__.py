"""History to what it shows: the figures behind a picture. Pure."""

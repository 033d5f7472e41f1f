"""History to what it shows: patterns, recaps and the figures behind a picture. Pure; a later issue fills it."""

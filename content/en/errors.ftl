# One sentence for each thing that can go wrong underneath.
store = I can't reach what is stored right now, and nothing you said before is lost. Please try again in a moment.
read_only = I can't write to where things are stored, so I couldn't keep that. What was there before is safe.
full = The disk is full, so I couldn't keep that. What was there before is safe.
locked = Another program is holding what is stored. Please try again in a moment.
newer = What is stored was written by a newer version of Onward. Please update Onward, then start again.
older = What is stored comes from an older version and could not be brought up to date. Nothing in it was changed.
wrong_key = The key does not fit what is stored. ONWARD_KEYS, or the key file, has to be the one it was sealed with.
missing_key = The key to what is stored is missing. Put the key file back, or set ONWARD_KEYS to the key it was sealed with.
tampered = Something stored was changed from outside, so I won't show it. What is untouched stays as it is.
not_a_database = The file named for storing is not a database of Onward. DATABASE_URL names it.
unreachable = The database does not answer. Please check that it runs and that DATABASE_URL is right.
cannot_open = The place for storing can't be opened. DATABASE_URL names it; the folder has to exist and be writable.
not_empty = There are people in this database already. A backup is restored into an empty one: DATABASE_URL names it.
not_a_backup = That is no backup of Onward, or only a part of one. Nothing was restored.
other_backup = That backup comes from another version of Onward. Restore it with that version, then upgrade.

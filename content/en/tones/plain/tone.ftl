settled = Plain, then. Fewer words.

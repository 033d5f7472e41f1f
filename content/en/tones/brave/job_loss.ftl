sorry = I'm sorry. You gave that work your days, and you are standing here telling it.

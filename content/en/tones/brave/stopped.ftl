begin = Then let's face the smallest piece of it. It can wait until tomorrow as well.

good = Then let's spend it before it turns into cleaning the oven.

again = “Why” shows it to you again. May it hold on a hard day.

sorry = I'm sorry. You stepped up, and it came back as a no.
sorry--2 = I'm sorry. You put yourself where a no could reach you. That took nerve.
thanks = You named it. That takes nerve.
thanks--2 = You said it straight. Thank you.
fired_up = Fired up: bring it on, then, one thing at a time.
thanks_for_writing = You looked right at it. Thank you for writing it down.
heard_you = You put all of it into words. That took some courage.
goodbye = You know where I am when you'd like to write.

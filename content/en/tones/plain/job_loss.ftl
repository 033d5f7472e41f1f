sorry = I'm sorry. A job is over.
heard_you = Thank you. It's all here.

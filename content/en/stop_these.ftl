stopped = Stopped. From now on I write only when you do. “Daily” would bring them back.

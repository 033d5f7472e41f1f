stopped = Stopped. From now on I write only when you do. “Daily settings” would bring them back.

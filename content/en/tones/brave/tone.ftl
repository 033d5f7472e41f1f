settled = Brave, then. We look at things straight on, and you still set the pace.

settled = With some humour, then. It stays away from whatever hurts.

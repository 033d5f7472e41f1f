"""The runtime: one door for everything that arrives. Async, but no platform and no SQL."""

"""The pure core: events in, effects out. Standard library only; no clock, chance, network or database."""

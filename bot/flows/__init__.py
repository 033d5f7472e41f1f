"""The conversations, one a file. Each reads as prose and imports the core only."""

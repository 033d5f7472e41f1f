"""Understanding: free text to meaning, offline and deterministic, with a reason for everything it reads."""

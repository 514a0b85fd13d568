"""Rules: one module each."""

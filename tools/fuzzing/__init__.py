"""Kinds of inputs for tools/fuzz.py."""

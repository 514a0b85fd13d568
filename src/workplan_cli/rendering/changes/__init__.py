"""Formats of `workplan changes`: one module each, `render(changes, screen) -> str`."""

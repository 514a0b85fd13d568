"""Formats of `workplan status`: one module each, `render(outcome, choice, screen) -> str`."""

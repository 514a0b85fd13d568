"""Formats of `workplan validate`: one module each, `render(checked, screen) -> str`."""

"""Formats of `workplan chase`: one module each, `render(chase, screen) -> str`."""

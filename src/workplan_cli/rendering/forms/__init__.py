"""The forms that a page can take: one module each, `render(page, screen) -> str | bytes`."""

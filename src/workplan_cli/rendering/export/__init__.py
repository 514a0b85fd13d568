"""Summaries for leaders: one module a format, `render(summary, screen)`."""

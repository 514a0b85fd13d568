"""The rules themselves, explained: one module a format."""

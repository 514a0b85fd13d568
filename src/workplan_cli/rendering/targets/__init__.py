"""The formats of `workplan plan list`: one module each."""

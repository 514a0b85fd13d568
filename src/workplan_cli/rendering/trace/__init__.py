"""The formats of `workplan plan trace`: one module each."""

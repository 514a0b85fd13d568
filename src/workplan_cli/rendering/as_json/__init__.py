"""JSON for programs: an interface of its own, made from the outcome and not from pages."""

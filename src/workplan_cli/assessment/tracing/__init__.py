"""A plan held against the published text: how, and what comes of it."""

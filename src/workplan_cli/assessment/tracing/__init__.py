"""A plan compared with the published text: how, and what comes of it."""

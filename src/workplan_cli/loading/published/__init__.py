"""The document that a plan was written from: read, parted into clauses, and fingerprinted."""

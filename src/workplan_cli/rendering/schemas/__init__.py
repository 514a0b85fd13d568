"""JSON Schemas of the file formats, for editors and for checkers of other makers."""

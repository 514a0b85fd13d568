"""What each page says, as a tree of blocks that knows no language and no form."""

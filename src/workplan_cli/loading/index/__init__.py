"""What was read of report files, kept in one SQLite file that may be deleted at any time."""

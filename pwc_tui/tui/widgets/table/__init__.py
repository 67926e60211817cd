"""The table of a million rows, its columns and how rows are painted."""

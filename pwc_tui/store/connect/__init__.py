"""Opening databases for reading, checked and pinned."""

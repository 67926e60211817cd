"""One reader for each of the five dump files."""

"""The user's own file: a database apart from the archive's, which no import touches."""

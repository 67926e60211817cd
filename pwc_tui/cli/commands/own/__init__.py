"""Commands for what belongs to the user: lists, notes, searches, results, words on metrics."""

"""The Library: lists, saved searches, notes and results of the user's, and what was looked at."""

"""Leaderboards as values: rows, ranks, filters, duplicates, records over time."""

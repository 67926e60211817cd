"""The leaderboard: rows, filters, chart, comparison, export."""

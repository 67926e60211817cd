"""Charts as values: axes, points, and what of a leaderboard is drawn."""

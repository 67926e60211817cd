"""Sections: lists and trees of leaderboards, tasks, datasets, methods."""

"""The second process of an import, which reads leaderboards and links meanwhile."""

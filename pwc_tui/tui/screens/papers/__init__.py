"""The list of papers with its search, hits of all kinds and suggestions."""

"""Scoring, ranking and explaining: one search over one index."""

"""Metrics: what their values are, and which way they improve."""

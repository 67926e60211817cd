"""Keeping the index of a database whole: what is missing or damaged is built anew."""

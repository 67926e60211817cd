"""The query language: tokens, clauses, values, and its help."""

"""A typed text as terms with all they may stand for."""

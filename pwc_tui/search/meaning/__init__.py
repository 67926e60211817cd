"""The search by meaning: vectors of words and papers, what is nearest, and why."""

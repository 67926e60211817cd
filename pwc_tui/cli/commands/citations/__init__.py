"""Commands that quote papers and their results, and look through bibliographies."""

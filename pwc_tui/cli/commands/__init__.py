"""One module for each command: what it does with what was asked."""

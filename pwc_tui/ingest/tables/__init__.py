"""From registries to the rows of the tables."""

"""From the stages to the rows of the tables."""

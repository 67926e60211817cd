"""The pages of tasks, datasets, methods, authors, … and the lists of them, from the tables."""

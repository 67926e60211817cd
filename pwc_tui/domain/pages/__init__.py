"""Pages of tasks, datasets, methods, authors, repositories and venues as values."""

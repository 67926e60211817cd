"""The SQL behind the pages of tasks, datasets, methods, authors and venues."""

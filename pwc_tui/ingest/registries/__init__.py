"""What records repeat, each once and with its number: authors, tasks, models, boards."""

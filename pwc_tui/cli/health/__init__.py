"""What a report of trouble has to say about a machine: terminal, files, libraries."""

"""What became of every record: the ledger, progress, and the summary."""

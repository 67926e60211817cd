"""Arrays, records and sorting for more than memory holds: they wait in files."""

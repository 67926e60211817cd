"""The same search where the archive is on a PostgreSQL server."""

"""An archive on a PostgreSQL server: the same tables, and what differs from SQLite."""

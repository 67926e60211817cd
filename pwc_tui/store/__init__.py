"""The database: its tables, how it is opened, and the queries that return domain objects."""

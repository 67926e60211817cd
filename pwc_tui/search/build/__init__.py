"""Writing the search index, after the tables are in the database."""

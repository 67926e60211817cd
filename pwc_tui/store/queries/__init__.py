"""The SQL that reads an archive, and the domain objects it returns."""

"""The version of the tables, apart from them because reading it must not import SQLModel."""

SCHEMA_VERSION = 6
"""Raised with every change of a table; a database of another version is not opened."""

APPLICATION_ID = 0x70776374
"""What SQLite keeps in a file's head to tell whose it is: "pwct" in ASCII."""

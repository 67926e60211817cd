"""The version of the tables, apart from them because reading it must not import SQLModel."""

SCHEMA_VERSION = 1
"""Raised with every change of a table; a database of another version is not opened."""

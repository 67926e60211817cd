"""Where things are on a server: a schema for each build, and one that says which is in use."""

import zlib

HOME = "pwc_tui"
"""The schema with the table `in_use`, whose one row names the build that readers open."""

BUILD = "pwc_"
"""What the name of the schema of a build begins with; the id of the import follows."""

IMPORTS = 0x70776374
READERS = 0x70776372
"""First keys of advisory locks: held by who imports, and shared by who reads a build."""


PAPER_WORDS = "word_papers"
"""The table of the words of papers; those of the names of a group are in `word_<group>`."""

ABSTRACT_WORDS = "word_abstracts"

ABSTRACT_VECTOR = "to_tsvector('simple', left(text, 100000))"
"""What of an abstract is searched. A vector takes no more than a megabyte."""

SAMPLE = 20_000
"""Abstracts that are counted to tell how common a word is."""


def schema_of(build_id: str) -> str:
    """Return the schema of an import, whose id is hexadecimal."""
    return f"{BUILD}{build_id}"


def lock_number(schema: str) -> int:
    """Return the second key of the lock of a build: 31 bits, as PostgreSQL takes them signed."""
    return zlib.crc32(schema.encode()) & 0x7FFFFFFF


def word_table(group: str) -> str:
    """Return the table of the words of a group of names."""
    return f"word_{group}"

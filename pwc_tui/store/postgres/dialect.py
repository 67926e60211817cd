"""The SQL of the queries, which is written for SQLite, as PostgreSQL takes it."""

import re
from functools import lru_cache

_QUOTED = re.compile(r"('(?:[^']|'')*')")
_COLUMN = r"([\w.]+)"
_FUNCTIONS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Only SQLite compares a date with a text, or takes a text out of it.
        (rf"\b(?:ifnull|coalesce)\({_COLUMN}, ''\)", r"coalesce(CAST(\1 AS text), '')"),
        (rf"\bsubstr\({_COLUMN}, ", r"substr(CAST(\1 AS text), "),
        (r"\bifnull\(", "coalesce("),
        (rf"\bmax\({_COLUMN}, {_COLUMN}\)", r"greatest(\1, \2)"),
        (rf"\bgroup_concat\({_COLUMN}\)", r"string_agg(CAST(\1 AS text), ',')"),
        (r"\bgroup_concat\(", "string_agg("),
        (r"\bchar\(10\)", "chr(10)"),
        (r"\bsum\((?!CASE)([^()]*[<>=][^()]*)\)", r"count(*) FILTER (WHERE \1)"),
        (r"\bNOT INDEXED\b", ""),
        (r"\bIN \(\)", "IN (NULL)"),
    )
)
_NAMED = re.compile(r"(?<!:):([a-z_]+)\b")
_REMEMBERED = 400
"""Statements; there are some 120, a few of them in several lengths."""


@lru_cache(_REMEMBERED)
def to_postgres(statement: str) -> str:
    """Return a statement of SQLite for psycopg: its functions, and its marks for parameters.

    Covers what the queries of this program use, and no more; a test runs them all.
    """
    for pattern, replacement in _FUNCTIONS:
        statement = pattern.sub(replacement, statement)
    parts = _QUOTED.split(statement.replace("%", "%%"))
    parts[::2] = [_NAMED.sub(r"%(\1)s", part).replace("?", "%s") for part in parts[::2]]
    return "".join(parts)

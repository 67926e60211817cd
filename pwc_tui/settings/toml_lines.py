"""On which line of a TOML file something is said, which Python's reader does not tell."""

import tomllib
from collections.abc import Iterator
from contextlib import suppress

TomlPath = tuple[str, ...]
"""The names that lead to a value: `("screen", "theme")`."""

_DEEPEST = 3
"""Names of the longest path that any setting has."""
_LONGEST_STATEMENT = 300
"""Lines; each is read again with every line that is added."""


def lines_of(text: str) -> dict[TomlPath, int]:
    """Return where each table and each value of a valid file begins, counted from 1.

    A statement is the fewest lines that are valid by themselves: a header, or a value over
    several lines. From a statement on that is longer than anybody writes, nothing is told.
    """
    found: dict[TomlPath, int] = {}
    header: TomlPath = ()
    for number, statement in _statements(text):
        is_header = statement.lstrip().startswith("[")
        paths = list(_paths(tomllib.loads(statement), ()))
        if is_header and paths:
            header = paths[-1]
        for path in paths:
            found.setdefault(path if is_header else header + path, number)
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    begun, parts = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        parts += f"{line}\n"
        with suppress(ValueError):  # not complete yet
            tomllib.loads(parts)
            yield begun, parts
            begun, parts = number + 1, ""
        if number - begun > _LONGEST_STATEMENT:
            return


def _paths(value: object, above: TomlPath) -> Iterator[TomlPath]:
    """Yield the ways to all that is in a table, outer ones first; a list of tables is one."""
    if isinstance(value, list) and value and isinstance(value[-1], dict):
        value = value[-1]
    if isinstance(value, dict) and len(above) < _DEEPEST:
        for name, inner in value.items():
            yield (*above, name)
            yield from _paths(inner, (*above, name))

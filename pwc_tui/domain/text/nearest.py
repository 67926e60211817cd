"""What a mistyped name was perhaps meant to be."""

from collections.abc import Iterable

_LIKENESS = 0.6
"""Part of the letters that a word shares with one it may have been meant for."""


def perhaps(typed: str, known: Iterable[str]) -> str:
    """Return the rest of a sentence: which of the known names was perhaps meant, "" for none."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for an answer that is an error

    near = get_close_matches(typed.lower(), list(known), 1, _LIKENESS)
    return f": perhaps {near[0]} is meant" if near else ""

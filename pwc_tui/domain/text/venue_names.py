"""The names of conferences and journals, most of which end with a year."""

import re

_YEAR = re.compile(r"(?:(?<![\s,.'’-])[\s,.'’-]++)?\b((?:19|20)\d\d)\b")


_RENAMED = {"nips": "NeurIPS", "neurips": "NIPS"}
_NAME = re.compile("|".join(rf"\b{name}\b" for name in _RENAMED), re.I)


def other_name(venue: str) -> str:
    """Return what a venue was called before or is called since, "" where it kept its name."""
    renamed = _NAME.sub(lambda found: _RENAMED[found[0].lower()], venue)
    return renamed if renamed != venue else ""


def split_venue(name: str) -> tuple[str, str]:
    """Return a venue's name without its year, and the year ("" where it names none)."""
    found = _YEAR.search(name)
    return _YEAR.sub("", name).strip(), found[1] if found else ""

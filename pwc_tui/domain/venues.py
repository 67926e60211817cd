"""The names of conferences and journals, most of which end with a year."""

import re

_YEAR = re.compile(r"[\s,.'’-]*\b((?:19|20)\d\d)\b")


def split_venue(name: str) -> tuple[str, str]:
    """Return a venue's name without its year, and the year ("" where it names none)."""
    found = _YEAR.search(name)
    return _YEAR.sub("", name).strip(), found[1] if found else ""

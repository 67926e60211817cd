"""The names of conferences and journals, most of which end with a year."""

import re

_JOURNALS = {
    "CL": "Computational Linguistics",
    "TACL": "Transactions of the Association for Computational Linguistics",
    "LILT": "Linguistic Issues in Language Technology",
    "IJCLCLP": "International Journal of Computational Linguistics and Chinese Language Processing",
}
"""What the archive calls the journals among its venues by letters; the others are conferences."""

_JOURNAL = re.compile(r"\b(?:Journal|Transactions|Letters|Reviews?|Annals|Magazine|PLoS)\b", re.I)

_YEAR = re.compile(r"(?:(?<![\s,.'’-])[\s,.'’-]++)?\b((?:19|20)\d\d)\b")


_RENAMED = {"nips": "NeurIPS", "neurips": "NIPS"}
_NAME = re.compile("|".join(rf"\b{name}\b" for name in _RENAMED), re.I)


def other_name(venue: str) -> str:
    """Return what a venue was called before or is called since, "" where it kept its name."""
    renamed = _NAME.sub(lambda found: _RENAMED[found[0].lower()], venue)
    return renamed if renamed != venue else ""


def journal_name(venue: str) -> str:
    """Return the whole name of the journal that a venue is, "" where it is a conference."""
    name, _ = split_venue(venue)
    return _JOURNALS.get(name) or (name if _JOURNAL.search(name) else "")


def split_venue(name: str) -> tuple[str, str]:
    """Return a venue's name without its year, and the year ("" where it names none)."""
    found = _YEAR.search(name)
    return _YEAR.sub("", name).strip(), found[1] if found else ""

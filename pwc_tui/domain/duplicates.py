"""Rows of a leaderboard that state an earlier row's result again."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Entry(NamedTuple):
    """What tells the rows of a board apart: model, paper ("" for none), raw values by metric."""

    model: str
    paper: str
    values: Mapping[int, str]


def duplicates(entries: Sequence[Entry]) -> frozenset[int]:
    """Return the places of entries that repeat an earlier one.

    Such an entry has the same model, but for case, blanks and a citation behind it (`BERT (Devlin
    et al., 2018)`); the same paper, or one of the two has none; at least one value in common, and
    no two different ones for one metric. The archive was merged from several lists, of which some
    hold the same papers: of 8,000 rows of its sample outside of ImageNet 600 are such.
    """
    first: dict[str, list[Entry]] = {}
    copies = set()
    for place, entry in enumerate(entries):
        earlier = first.setdefault(model_key(entry.model), [])
        if any(_is_same(other, entry) for other in earlier):
            copies.add(place)
        else:
            earlier.append(entry)
    return frozenset(copies)


def model_key(model: str) -> str:
    """Return what is the same for two spellings of one model."""
    return " ".join(_CITATION.sub("", model).casefold().split()) or model


_CITATION = re.compile(r"(?<!\s)\s*+\([^()]*\b(?:19|20)\d\d[a-z]?\)\s*+$")


def _is_same(first: Entry, second: Entry) -> bool:
    if first.paper and second.paper and first.paper != second.paper:
        return False
    both = first.values.keys() & second.values.keys()
    return bool(both) and all(
        _plain(first.values[metric]) == _plain(second.values[metric]) for metric in both
    )


def _plain(raw: str) -> str:
    """Return a value without marks, and without the zeros that only say how exact it is."""
    text = raw.strip().strip("*†%\\ ")
    return text.rstrip("0").rstrip(".") if "." in text else text

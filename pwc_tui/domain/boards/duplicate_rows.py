"""Rows of a leaderboard that state an earlier row's result again."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple


class ResultKey(NamedTuple):
    """What tells the rows of a board apart: model, paper ("" for none), raw values by metric."""

    model: str
    paper: str
    values: Mapping[int, str]


def duplicates(entries: Sequence[ResultKey]) -> frozenset[int]:
    """Return the places of entries that repeat an earlier one.

    Such an entry has the same model, but for what `model_key` leaves out; the same paper, or one of
    the two has none; at least one value in common, and no two different ones for one metric. The
    archive was merged from several lists, of which some hold the same papers: of 8,000 rows of its
    sample outside of ImageNet 600 are such.
    """
    first: dict[str, list[ResultKey]] = {}
    copies = set()
    for place, entry in enumerate(entries):
        earlier = first.setdefault(model_key(entry.model), [])
        if any(_is_same(other, entry) for other in earlier):
            copies.add(place)
        else:
            earlier.append(entry)
    return frozenset(copies)


@lru_cache(maxsize=16_384)  # a board is gone through at every change of its view
def model_key(model: str) -> str:
    """Return what is the same for two spellings of one model.

    Case and blanks do not count, nor characters that are not seen, nor what lists put behind a
    name: a citation, where it was to appear, and the marks of their footnotes, in any order
    (`BERT (Devlin et al., 2018) under review`, `Flair embeddings ♦ (2018)`). Of a name that is a
    sum (`(Lee et al., 2017) + ELMo (Peters et al., 2018)`) no citation counts.
    """
    text = _FOOTNOTE.sub("", unicodedata.normalize("NFKC", model)).casefold()
    key = _seen(text)
    if "+" in key:
        key = _PLUS.sub("+", _CITATION.sub("", key)).strip() or key
    for _ in range(_MOST_REMARKS):
        key, longer = _without_last_remark(key), key
        if key == longer:
            break
    return key or model


def _seen(text: str) -> str:
    """Return what is seen of a text, with single blanks."""
    if text.isprintable():  # nearly all, in a tenth of the time
        return " ".join(text.split())
    return " ".join("".join(filter(str.isprintable, " ".join(text.split()))).split())


_CITATION = re.compile(r"\([^()]{0,100}\b(?:19|20)\d\d[a-z]?\)")
_PLUS = re.compile(r"\s{0,3}\+\s{0,3}")
_FOOTNOTE = re.compile(r"\x02[^\x02\x03]*\x03")
"""What some lists were left with where a program took the footnotes out."""
_MOST_REMARKS = 4
_MARKS = " ,*∗†‡§¶♦♢◆◇★☆"
_REMARKS = ("arxiv preprint", "preprint", "under review", "in review", "in press", "to appear",
            "submitted", "unpublished")  # fmt: skip
_CITED = re.compile(r".*\b(?:19|20)\d\d[a-z]?", re.S)


def _without_last_remark(key: str) -> str:
    """Return a key without the mark, the remark or the citation at its end, if there is one."""
    bare = key.rstrip(_MARKS)
    inner = bare[:-1] if bare.endswith(")") else ""
    start = inner.rfind("(")
    if start >= 0:
        remark = inner[start + 1 :].strip()
        return bare[:start] if remark in _REMARKS or _CITED.fullmatch(remark) else bare
    for remark in _REMARKS if bare.endswith(_REMARKS) else ():
        if bare.endswith(f" {remark}") or bare == remark:
            return bare.removesuffix(remark)
    return bare


def _is_same(first: ResultKey, second: ResultKey) -> bool:
    if first.paper and second.paper and first.paper != second.paper:
        return False
    both = first.values.keys() & second.values.keys()
    return bool(both) and all(
        _plain(first.values[metric]) == _plain(second.values[metric]) for metric in both
    )


def _plain(raw: str) -> str:
    """Return a value without marks, and without the zeros that only say how exact it is."""
    text = _seen(raw).strip("*†%\\ ")
    return text.rstrip("0").rstrip(".") if "." in text else text

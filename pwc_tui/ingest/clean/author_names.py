"""Names of authors without what lists and footnotes left in them: `and Yann LeCun`, `Hao Liu*`."""

import re
from collections import Counter
from contextlib import suppress

from pwc_tui.domain.text.latex_letters import plain_letters
from pwc_tui.ingest.report.ledger import KEPT, Ledger

_FIELD = "authors"


def tidy_authors(names: list[str], ledger: Ledger) -> list[str]:
    """Return the names of a paper's authors tidied; as many as there are."""
    if not names or not _may_be_odd(names):
        return names
    tidied = [tidy_author(name) for name in names]
    numbered = Counter(
        tidy for name, tidy in zip(names, tidied, strict=True) if _is_numbered(name, tidy)
    )
    for place, name in enumerate(names):
        if numbered[tidied[place]] > 1 and _is_numbered(name, tidied[place]):
            tidied[place] = name  # `Author 1`, `Author 2`: the numbers are what tells them apart
        elif tidied[place] != name:
            ledger.note(_FIELD, "name with other words or signs around it", value=name)
        elif not any(map(str.isalnum, name)):
            ledger.note(_FIELD, "name without letters", KEPT, value=name)
    return tidied


def tidy_author(name: str) -> str:
    """Return a name without the marks of lists, footnotes, HTML and LaTeX around and in it.

    A name of nothing but such marks stays.
    """
    tidy = _read_anew(name) if not _MISREAD.isdisjoint(name) else name
    if "\\" in tidy or "{" in tidy:
        tidy = plain_letters(tidy)
    tidy = " ".join(_TAG.sub(" ", tidy.replace("~", " ")).split())
    tidy = _BEFORE.sub("", tidy)
    tidy = tidy.partition(" *")[0]
    while behind := _BEHIND.search(tidy[-_LONGEST_BEHIND:]):
        tidy = tidy[: len(tidy) - len(behind[0])]
    before, _, last = tidy.rpartition(" ")
    if " " in before and len(last) == 1 and last.isdigit():
        tidy = before
    return tidy if any(map(str.isalnum, tidy)) else name


def _is_numbered(name: str, tidy: str) -> bool:
    return name[-1].isdigit() and not tidy[-1].isdigit()


def _may_be_odd(names: list[str]) -> bool:
    """Return whether any of the names may need tidying: of a hundred papers one has such names."""
    together = f" {' '.join(names)} "
    return (
        _ODD.search(together) is not None
        or " -" in together
        or "- " in together
        or "and " in together
        or " and" in together
        or len(min(names, key=len)) <= _SHORT
    )


def _read_anew(name: str) -> str:
    """Return a name whose UTF-8 was read as Latin letters as it was meant."""
    for encoding in ("latin-1", "cp1252"):
        with suppress(UnicodeError):
            return name.encode(encoding).decode("utf-8")
    return name


_ODD = re.compile("[]~\\\\{}<>*†‡§,;:?`[ÃÂ/\xa0\u200e()0-9]")
_SHORT = 3
"""Letters of a name that may be none: a full stop, a number."""

_MISREAD = frozenset("ÃÂ")
_TAG = re.compile(r"<[^<>]{0,20}>|[<>]")
_BEFORE = re.compile(r"\A(?:[\s.,;:/*\\-]+(?=\w)|and\s+(?=\S))+")
_BEHIND = re.compile(r"(?:[\s,;:*†‡§?`\u200e-]|\(\)|\[\d\]|(?<=\s)and|(?<=[a-zß-ÿ])\d)\Z")
"""One mark at the end. A number is a footnote's where it stands behind a small letter; apart from
the name, only behind two words: `Musa Aljohani 1`, not `Author 1`."""

_LONGEST_BEHIND = 5
"""Letters at the end that are looked at for one mark."""

"""Names of authors without what lists and footnotes left in them: `and Yann LeCun`, `Hao Liu*`."""

import re
from contextlib import suppress

from pwc_tui.domain.text.latex_letters import plain_letters
from pwc_tui.ingest.report.ledger import SKIPPED, Ledger

_FIELD = "authors"


def tidy_authors(names: list[str], ledger: Ledger) -> list[str]:
    """Return the names of a paper's authors tidied, without those of neither letters nor digits."""
    if not names or not _may_be_odd(names):
        return names
    tidied = []
    for name in names:
        tidy = tidy_author(name)
        if not any(map(str.isalnum, tidy)):
            ledger.note(_FIELD, "name without letters", SKIPPED, value=name)
            continue
        if tidy != name:
            ledger.note(_FIELD, "name with what is no part of it", value=name)
        tidied.append(tidy)
    return tidied


def tidy_author(name: str) -> str:
    """Return a name without the marks of lists, footnotes, HTML and LaTeX around and in it."""
    if not _MISREAD.isdisjoint(name):
        name = _read_anew(name)
    if "\\" in name or "{" in name:
        name = plain_letters(name)
    name = " ".join(_TAG.sub(" ", name.replace("~", " ")).split())
    name = _BEFORE.sub("", name)
    name = name.partition("*")[0] or name
    while behind := _BEHIND.search(name[-_LONGEST_BEHIND:]):
        name = name[: len(name) - len(behind[0])]
    return name


def _may_be_odd(names: list[str]) -> bool:
    """Return whether any of the names may need tidying: of a hundred papers one has such names."""
    together = " ".join(names)
    return (
        not _ODD.isdisjoint(together)
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


_ODD = frozenset("~\\{}<>*†‡§,;:?`[]ÃÂ/\xa0\u200e()0123456789-")
_SHORT = 3
"""Letters of a name that may be none: a full stop, a number."""

_MISREAD = frozenset("ÃÂ")
_TAG = re.compile(r"<[^<>]{0,20}>|[<>]")
_BEFORE = re.compile(r"\A(?:[\s.,;:/*\\-]+(?=\w)|and\s+(?=\S))+")
_BEHIND = re.compile(
    r"(?:[\s,;:*†‡§?`\u200e-]|\(\)|\[\d\]|(?<=\s)and|(?<=[a-zß-ÿ])\d|(?<=\w\s)\d)\Z"
)
"""One mark at the end. A number is a footnote's where it stands behind a small letter or apart."""

_LONGEST_BEHIND = 5
"""Letters at the end that are looked at for one mark."""

"""Finding leaderboards, tasks, datasets and methods by their name, typing errors forgiven."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.search.arrays import ArrayFile
from pwc_tui.search.corpus import Corpus
from pwc_tui.search.files import NAME_FIELDS, NAMED_KINDS, NAMES
from pwc_tui.search.finder import Finder
from pwc_tui.search.texts import Texts


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name that was found. `score` (0 to about 1) compares hits of one call only."""

    ref: Ref
    detail: str
    """One short fact, as `EntityRow.detail`."""
    score: float
    terms: tuple[str, ...]
    """The words that were matched, for `search.highlight.spans`."""


class NameIndex:
    """All names, in memory-mapped arrays. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        file = ArrayFile(folder / NAMES)
        self._corpus = Corpus(file, NAME_FIELDS)
        self._finder = Finder(self._corpus)
        self._kinds = file.get("kinds")
        self._numbers = file.get("numbers")
        self._names = Texts(file, "names")
        self._slugs = Texts(file, "slugs")
        self._details = Texts(file, "details")

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in `folder`; raises IndexMissing when there is none that can be used."""
        return cls(folder)

    def find(self, text: str, kinds: Sequence[Kind], limit: int = 50) -> list[NameHit]:
        """Return the things of these kinds whose name `text` may mean, best first.

        For no words, the most used ones. Takes any text.
        """
        wanted = [place for place, kind in enumerate(NAMED_KINDS) if kind in kinds]
        allowed = np.isin(self._kinds, wanted)
        if not text.strip():
            return [self._hit(at, 0.0, ()) for at in np.flatnonzero(allowed)[:limit].tolist()]
        found = self._finder.find(text, limit, allowed=allowed)
        return [
            self._hit(at, share, found.terms)
            for at, share in zip(found.documents.tolist(), found.shares.tolist(), strict=True)
        ]

    def _hit(self, at: int, score: float, terms: tuple[str, ...]) -> NameHit:
        kind = NAMED_KINDS[int(self._kinds[at])]
        ref = Ref(kind, int(self._numbers[at]), self._slugs[at], self._names[at])
        return NameHit(ref, self._details[at], score, terms)

"""The second stage of the search: the words of abstracts, asked when titles give too little.

Its file is part of the index folder, made after everything else; that it is not there (yet) is
normal. Its name carries its checksum: `abstracts.1a2b3c4d.db`.
"""

import time
from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from pathlib import Path
from typing import Protocol, Self

from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.index.integrity import IndexMissing, WatchedFile, checksum
from pwc_tui.search.text.compounds import joined_runs
from pwc_tui.search.text.word_forms import other_forms
from pwc_tui.store.queries.fulltext import Fulltext, FulltextDamaged
from pwc_tui.system.progress import IsCancelled, never

ABSTRACT_FILES = "abstracts.????????.db"
"""What the file is called, as a pattern."""

_MAX_WORDS = 8
"""Words of a query that are looked for. Every one costs two questions of up to 2 ms."""

_SHORTEST_START = 4
_MOST_ENDS = 8
"""Letters from which a last word may go on, and as how many words."""

_COMMON = 0.2
"""Part of the abstracts that have a word from which it says nothing beside others: "the", "show".
"learning" is in a quarter of them."""

_BUDGET_SECONDS = 0.03
"""After this no further combination of words is tried; one takes 1 to 20 ms."""


def abstracts_are_undamaged(folder: Path) -> bool:
    """Return whether the file holds what was written, every byte read; 0.1 s for 90 MB."""
    try:
        path = abstract_file(folder)
        return checksum(path) == _checksum_in(path)
    except (IndexMissing, OSError, ValueError):
        return False


def abstract_file(folder: Path) -> Path:
    """Return where the second stage of an index lies; raises IndexMissing when there is none."""
    found = sorted(folder.glob(ABSTRACT_FILES))
    if len(found) != 1:
        raise IndexMissing(f"{folder} has no full text of the abstracts")
    return found[0]


class AbstractWords(Protocol):
    """What knows the words of all abstracts: `store.queries.fulltext.Fulltext`, or a server."""

    build_id: str
    papers: int

    def share(self, word: str) -> float:
        """Return which part of the papers has this word in the abstract, 0 for none."""

    def starting(self, beginning: str, limit: int) -> list[str]:
        """Return the words of abstracts that begin so, the most used ones first."""

    def ids(
        self,
        words: Sequence[str],
        limit: int,
        any_of: Sequence[str] = (),
        forms: Mapping[str, Sequence[str]] = ...,
    ) -> list[int]:
        """Return the first papers whose abstract has all words or `forms` of them, one `any_of`."""

    def close(self) -> None:
        """Let go of it."""


class Abstracts:
    """Finds papers by the words of their abstracts. Safe to use from several threads."""

    def __init__(self, file: AbstractWords, watched: WatchedFile | None = None) -> None:
        """Ask `file`; `watched` is the same file as long as it is looked after."""
        self._file = file
        self._watched = watched
        self.build_id = file.build_id
        """Which import the file was made from."""
        self.papers = file.papers
        """How many papers that had, with and without an abstract."""

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open what `folder` has; raises IndexMissing when that is nothing, or not whole."""
        path = abstract_file(folder)
        try:
            watched = WatchedFile(path, lambda file: checksum(file) == _checksum_in(path))
            abstracts = cls(Fulltext(path), watched)
        except (FulltextDamaged, OSError) as error:
            raise IndexMissing(str(error)) from error
        watched.watch()
        return abstracts

    def search(
        self, words: Sequence[str], limit: int, is_cancelled: IsCancelled = never
    ) -> list[int]:
        """Return the numbers of up to `limit` papers whose abstract has `words`, best first.

        That is all words that any abstract has; where no abstract has all of them, all but one.
        A last word that none has may go on. Takes any text, 30 ms at most for 576,261 papers.
        Raises Cancelled as soon as `is_cancelled()` is true, IndexMissing when the file is damaged.
        """
        try:
            return self._search(list(words)[:_MAX_WORDS], limit, is_cancelled)
        except FulltextDamaged as error:
            raise IndexMissing(str(error)) from error

    def _search(self, words: list[str], limit: int, is_cancelled: IsCancelled) -> list[int]:
        deadline = time.perf_counter() + _BUDGET_SECONDS
        forms, shares = self._forms(words)
        known = _known(words, shares)
        last = words[-1] if words else ""
        ends: list[str] = []
        if last not in known and len(last) >= _SHORTEST_START and not self._file.share(last):
            ends = self._file.starting(last, _MOST_ENDS)
        for any_of in (ends, ()) if ends else ((),):
            _check(is_cancelled)
            if found := self._file.ids(known, limit, any_of, forms):
                return found
        fewer: set[int] = set()
        for rest in combinations(known, max(len(known) - 1, 0)):
            _check(is_cancelled)
            if time.perf_counter() < deadline:
                fewer.update(self._file.ids(rest, limit, ends, forms))
        return sorted(fewer)[:limit]

    def _forms(
        self, words: Sequence[str]
    ) -> tuple[Mapping[str, Sequence[str]], Mapping[str, float]]:
        """Return the other forms of each word that abstracts have; also together with the next.

        And which part of the abstracts has each word in any form.
        """
        forms = {word: list(other_forms(word)) for word in words}
        for first, after, joined in joined_runs(words):
            for word in words[first:after]:
                forms[word].append(joined)
        share = {each: self._file.share(each) for each in {*words, *chain(*forms.values())}}
        known = {word: [each for each in others if share[each]] for word, others in forms.items()}
        return known, {word: sum(share[each] for each in (word, *known[word])) for word in known}

    def close(self) -> None:
        """Close the file; every later search raises IndexMissing."""
        self._file.close()


def _known(words: Sequence[str], shares: Mapping[str, float]) -> list[str]:
    """Return the words that abstracts have, rarest first; common ones only if all are."""
    known = sorted((word for word in words if shares[word]), key=shares.__getitem__)
    return [word for word in known if shares[word] < _COMMON] or known


def _checksum_in(path: Path) -> int:
    """Return the checksum in the name of the file; raises ValueError."""
    return int(path.suffixes[-2][1:], 16)


def _check(is_cancelled: IsCancelled) -> None:
    if is_cancelled():
        raise Cancelled

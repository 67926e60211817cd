"""What `is:`, `list:`, `tag:` and `note:` mean: the papers of which the user keeps something."""

import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pwc_tui.config import user_file
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.query.parser import OwnClause, OwnField
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.user_data import OwnPapers
from pwc_tui.store.user.fast_reads import UserFileReader

_NOTHING = OwnPapers(lists={}, tags={}, notes={}, read=frozenset(), arxiv_ids={})


class PaperNumbers(Protocol):
    """Where papers are found by their public ids: `store.queries.cards.Cards`."""

    def numbers_of(self, slugs: Mapping[str, str | None]) -> dict[str, int]:
        """Return the papers of these public ids by number; the values are their arXiv ids."""


@dataclass(frozen=True, slots=True)
class OwnMeant:
    """What a clause means: papers counted from 0, in no order, and what is to be said of it."""

    papers: NDArray[np.int32]
    hint: str = ""


class OwnClauses:
    """Finds what clauses mean. Safe to use from several threads.

    The user's file is read again when it has changed: 20 ms with 5,000 bookmarks. Each answer
    after that takes far less than 1 ms.
    """

    def __init__(self, source: PaperNumbers, path: Callable[[], Path] = user_file) -> None:
        self._source = source
        self._path = path
        self._lock = threading.Lock()
        self._reader: UserFileReader | None = None
        self._version = -1
        self._own = _NOTHING
        self._numbers: dict[str, int] = {}
        self._known: set[str] = set()
        """The public ids that were looked for, those that the archive does not have included."""

    def version(self) -> int:
        """Return a number that changes with what the user keeps; 0 while nothing can be read."""
        with self._lock, suppress(UserError):
            if (reader := self._opened()) is not None:
                return reader.version()
        return 0

    def read(self, clause: OwnClause) -> OwnMeant:
        """Return what a clause means; where the user's file cannot be read, the hint says so."""
        try:
            with self._lock:
                own = self._present()
        except UserError as error:
            return OwnMeant(self._papers(()), str(error))
        match clause.field:
            case OwnField.IS:
                return OwnMeant(self._papers(_marked(own, clause.value)))
            case OwnField.LIST:
                return self._named(own.lists, clause)
            case OwnField.TAG:
                return self._named(own.tags, clause)
            case OwnField.NOTE:
                return OwnMeant(self._papers(_noted(own, clause.value)))

    def names(self, field: OwnField) -> list[tuple[str, int]]:
        """Return the names of lists or tags with how many papers each has, the fullest first."""
        own = _NOTHING
        with self._lock, suppress(UserError):
            own = self._present()
        groups = own.lists if field is OwnField.LIST else own.tags
        counted = [(name, len(slugs)) for name, slugs in groups.items()]
        return sorted(counted, key=lambda each: (-each[1], each[0]))

    def _opened(self) -> UserFileReader | None:
        if self._reader is None and (path := self._path()).is_file():
            self._reader = UserFileReader(path)
        return self._reader

    def _present(self) -> OwnPapers:
        reader = self._opened()
        if reader is not None and (version := reader.version()) != self._version:
            own = reader.papers()
            new = {slug: each for slug, each in own.arxiv_ids.items() if slug not in self._known}
            self._numbers |= self._source.numbers_of(new)
            self._known |= new.keys()
            self._own, self._version = own, version
        return self._own

    def _named(self, groups: Mapping[str, Set[str]], clause: OwnClause) -> OwnMeant:
        """Return the papers of the groups of a name: so called, so beginning, or holding it."""
        names, is_exact = names_like(groups, clause.value)
        slugs = {slug for name in names for slug in groups[name]}
        hint = "" if is_exact else f"{clause.field}: {', '.join(map(clean_line, names))}"
        if not names:
            hint = f"No {clause.field} of yours is called “{clean_line(clause.value)[:40]}”"
        return OwnMeant(self._papers(slugs), hint)

    def _papers(self, slugs: Iterable[str]) -> NDArray[np.int32]:
        numbers = self._numbers
        return np.array([numbers[slug] - 1 for slug in slugs if slug in numbers], np.int32)


def names_like(names: Iterable[str], typed: str) -> tuple[Sequence[str], bool]:
    """Return the names that are meant, and whether they are called exactly so, but for case."""
    folded = {name: name.casefold() for name in names}
    wanted = clean_line(typed).casefold()
    if exact := [name for name, each in folded.items() if each == wanted]:
        return exact, True
    begun = [name for name, each in folded.items() if each.startswith(wanted)]
    return sorted(begun or [name for name, each in folded.items() if wanted in each]), False


def _marked(own: OwnPapers, mark: str) -> Set[str]:
    if mark == "read":
        return own.read
    return own.notes.keys() if mark == "noted" else set().union(*own.lists.values())


def _noted(own: OwnPapers, typed: str) -> Iterable[str]:
    """Return the papers in whose notes these words stand side by side, the last one begun."""
    words = r"\s+".join(map(re.escape, typed.split()))
    is_there = re.compile(rf"(?<!\w){words}", re.IGNORECASE).search
    return [slug for slug, text in own.notes.items() if is_there(text)]

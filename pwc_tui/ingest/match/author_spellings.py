"""The spellings of one person's name among all authors, by `domain.text.name_spellings`."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.text.name_spellings import (
    COMMON_FROM,
    RARE_BELOW,
    NameParts,
    forms_of,
    one_person,
    parts_of,
)
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.store.write.bulk_insert import Row
from pwc_tui.store.write.database_writer import DatabaseWriter

_COAUTHORS = (
    "SELECT DISTINCT other.author_id FROM paper_author AS own JOIN paper_author AS other"
    " ON other.paper_id = own.paper_id"
    " WHERE own.author_id IN ({0}) AND other.author_id NOT IN ({0})"
)
_FACTS = (
    "SELECT id, name, paper_count, (SELECT min(paper_id) FROM paper_author WHERE author_id = id)"
    " FROM (SELECT DISTINCT value FROM json_each(?)) CROSS JOIN author ON id = value"
)


class Spellings:
    """All names of authors by checksums of their words; `folder` takes the files they wait in."""

    def __init__(self, folder: Path) -> None:
        self._ids = Gathered(folder, np.int32)
        self._cores, self._firsts, self._lasts = (Gathered(folder, np.int64) for _ in range(3))

    def add(self, authors: Iterable[tuple[int, str, str]]) -> None:
        """Add authors as `(id, name, slug)`.

        A slug is made of the name, and of all but few names has its words.
        """
        iterator = iter(authors)
        while some := list(islice(iterator, _AT_ONCE)):
            ids: list[int] = []
            forms: list[str] = []
            for id_, name, slug in some:
                if name.isascii() and "'" not in name:
                    ids.append(id_)
                    forms.append(slug)
                else:
                    for form in forms_of(name):
                        ids.append(id_)
                        forms.append("-".join(form))
            self._ids.extend(ids)
            self._cores.extend(
                [hash(form if form.count("-") < 2 else _INITIALS.sub("", form)) for form in forms]
            )
            self._firsts.extend([hash(form.partition("-")[0]) for form in forms])
            self._lasts.extend([hash(form.rpartition("-")[2]) for form in forms])

    def rows(self, writer: DatabaseWriter) -> list[Row]:
        """Return `(author, person)` of all who have several spellings.

        The tables of authors and of their papers are written. A person has the number of the
        spelling with most papers, of several that with the most important one.
        """
        places = _shared(self._cores.all())
        ids = self._ids.at(places).tolist()
        chances = dict(zip(ids, self._chances(places), strict=True))
        ranks: dict[int, tuple[int, int]] = {}
        by_core: defaultdict[tuple[str, ...], list[tuple[NameParts, int]]] = defaultdict(list)
        for id_, name, papers, first in writer.rows(_FACTS, (json.dumps(ids),)):
            ranks[id_] = papers, -first
            for parts in map(parts_of, forms_of(name)):
                by_core[parts.core].append((parts, id_))

        def are_close(one: Sequence[int], other: Sequence[int]) -> bool:
            chance = chances[one[0]]
            if chance < RARE_BELOW or chance >= COMMON_FROM:
                return bool(chance < RARE_BELOW)
            coauthors = (_coauthors(writer, group) for group in (one, other))
            return not next(coauthors).isdisjoint(next(coauthors))

        people = (group for each in by_core.values() for group in one_person(each, are_close))
        persons = ((group, max(group, key=ranks.__getitem__)) for group in _united(people))
        return sorted((id_, person) for group, person in persons for id_ in group)

    def _chances(self, places: NDArray[np.int64]) -> list[float]:
        """Return for the authors at some places how many others of their name chance makes."""
        chances = np.full(len(places), 1 / max(1, len(self._ids)))
        for hashes in (self._firsts.all(), self._lasts.all()):
            known, uses = np.unique(hashes, return_counts=True)
            chances *= uses[known.searchsorted(hashes[places])]
        found: list[float] = chances.tolist()
        return found


def _united(groups: Iterable[list[int]]) -> Iterable[list[int]]:
    """Return groups, those that have a member in common as one."""
    of_member: dict[int, list[int]] = {}
    for group in groups:
        met = {id(each): each for member in group if (each := of_member.get(member))}
        united = list(dict.fromkeys(chain(group, *met.values())))
        of_member |= dict.fromkeys(united, united)
    return {id(group): group for group in of_member.values()}.values()


def _shared(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of the keys that stand at several."""
    order = np.argsort(keys, kind="stable")
    is_same = keys[order[1:]] == keys[order[:-1]]
    shared = np.zeros(len(keys), np.bool_)
    shared[order[1:][is_same]] = True
    shared[order[:-1][is_same]] = True
    return np.flatnonzero(shared)


def _coauthors(writer: DatabaseWriter, authors: Sequence[int]) -> set[object]:
    found = writer.rows(_COAUTHORS.format(",".join(map(str, authors))))
    return {number for (number,) in found}


_AT_ONCE = 4_096
"""Authors whose checksums are made in one go: half of the time of one after the other."""

_INITIALS = re.compile(r"(?:-[^-](?=-))+")
"""Single letters between others of a name whose words are joined by hyphens."""

"""The words that papers are found by, read from a database for the index."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.aliases import AliasList, initialisms
from pwc_tui.search.corpus import Field, WordNumbers
from pwc_tui.search.postings import spooled_postings
from pwc_tui.search.spool import Spool
from pwc_tui.search.vocabulary import vocabulary_arrays
from pwc_tui.search.words import index_words, title_words
from pwc_tui.store.scan import Pairs, Scan

_TITLES_AT_ONCE, _WORDS_AT_ONCE = 20_000, 1 << 18

_LINKS_AT_ONCE = 1 << 17
"""Links of papers and names that are put in words in one go: 10 MB, where all of them take 100."""


def paper_arrays(
    scan: Scan, links: dict[Kind, Pairs], folder: Path, tell: Callable[[float], None]
) -> dict[str, NDArray[Any] | Spool[Any]]:
    """Return the arrays of the corpus of all papers, and of their other names.

    `links` are those of authors and tasks at least, which are taken out, as they are large; what
    is large here waits in files in `folder`; `tell` is told how far it is, from 0 to 1.
    """
    numbers, aliases = WordNumbers(), AliasList()
    titles = numbers.read(_titles(scan, aliases))
    tell(0.2)
    fields: dict[str, Callable[[], Field]] = {"title": partial(_of_titles, *titles)}
    for kind in (Kind.AUTHOR, Kind.TASK, Kind.METHOD):
        linked = links.pop(kind) if kind in links else scan.links(kind)
        fields[kind.value] = _words_by_link(scan, kind, linked, numbers)
    fields["model"] = _words_by_name(_models(scan, aliases), numbers)
    fields["venue"] = _words_by_name(scan.venue_names(), numbers)
    tell(0.5)
    terms, places = numbers.sort()
    count = len(terms)
    arrays: dict[str, NDArray[Any] | Spool[Any]] = {**vocabulary_arrays(terms)}
    del numbers, terms
    arrays |= _texts(*titles, places, folder) | aliases.arrays()
    del titles
    for name in list(fields):
        size, parts = fields.pop(name)()
        placed = ((places[words], papers) for words, papers in parts)
        arrays |= spooled_postings(name, placed, size, count, folder)
    return arrays


def _texts(
    words: NDArray[np.int32], sizes: NDArray[np.int32], places: NDArray[np.int32], folder: Path
) -> dict[str, NDArray[Any] | Spool[Any]]:
    """Return the words of each title in order, as places in the order of all words."""
    values = Spool(folder, np.int32)
    for at in range(0, len(words), _WORDS_AT_ONCE):
        values.append(places[words[at : at + _WORDS_AT_ONCE]])
    ends = np.append(0, np.cumsum(sizes, dtype=np.uint32)).astype(np.uint32)
    return {"texts_ends": ends, "texts_values": values}


def _of_titles(words: NDArray[np.int32], sizes: NDArray[np.int32]) -> Field:
    def parts() -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
        end = 0
        for at in range(0, len(sizes), _TITLES_AT_ONCE):
            counts = sizes[at : at + _TITLES_AT_ONCE]
            start, end = end, end + int(counts.sum())
            yield words[start:end], np.repeat(np.arange(at, at + len(counts)), counts)

    return Field(len(words), parts())


def _titles(scan: Scan, aliases: AliasList) -> Iterable[list[str]]:
    """Yield the words of every title, and note its initialisms."""
    for number, title, key in scan.titles():
        words = title_words(key)
        aliases.add(number - 1, initialisms(title, words))
        yield words


def _models(scan: Scan, aliases: AliasList) -> Iterable[tuple[int, str]]:
    """Yield the models of papers, and note them as what these papers are called too."""
    for number, model in scan.model_names():
        name = " ".join(index_words(model))
        if len(name) >= SHORTEST_MODEL:
            aliases.add(number - 1, (name,))
        yield number, model


SHORTEST_MODEL = 3
"""Letters of the name of a model that tells anything."""


def _words_by_link(
    scan: Scan, kind: Kind, links: Pairs, numbers: WordNumbers
) -> Callable[[], Field]:
    """Return what gives (word, paper) for every word of every name that is linked to a paper.

    It is not made at once because it takes ten times the memory of what it is made from.
    """
    read = array("i")

    def named() -> Iterator[list[str]]:
        for number, name in scan.linked_names(kind):
            read.append(number)
            yield index_words(name)

    words, sizes = numbers.read(named())
    ids, linked_ids = np.asarray(read, np.int32), np.asarray(links.right)
    rows = np.full(max(ids.max(initial=0), linked_ids.max(initial=0)) + 1, -1, np.int32)
    rows[ids] = np.arange(len(ids))

    def made() -> Field:
        linked = rows[linked_ids]
        is_known = linked >= 0
        return _expand(words, sizes, linked[is_known], np.asarray(links.left)[is_known] - 1)

    return made


def _words_by_name(named: Iterable[tuple[int, str]], numbers: WordNumbers) -> Callable[[], Field]:
    """Return what gives (word, paper) for every word of these names of papers, which repeat."""
    rows: dict[str, int] = {}
    papers, linked = array("i"), array("i")
    for paper, name in named:
        papers.append(paper - 1)
        linked.append(rows.setdefault(name, len(rows)))
    words, sizes = numbers.read(index_words(name) for name in rows)
    return lambda: _expand(words, sizes, np.asarray(linked, np.int32), np.asarray(papers, np.int32))


def _expand(
    words: NDArray[np.int32],
    sizes: NDArray[np.int32],
    names: NDArray[np.int32],
    papers: NDArray[np.int32],
) -> Field:
    """Return for every paper the words of the name it has; `words` are those of all names."""
    firsts = np.cumsum(sizes, dtype=np.int32) - sizes

    def parts() -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
        for at in range(0, len(names), _LINKS_AT_ONCE):
            named = names[at : at + _LINKS_AT_ONCE]
            counts = sizes[named]
            starts = firsts[named] - (np.cumsum(counts, dtype=np.int32) - counts)
            places = np.repeat(starts, counts)
            places += np.arange(len(places), dtype=np.int32)
            yield words[places], np.repeat(papers[at : at + _LINKS_AT_ONCE], counts)

    return Field(int(sizes[names].sum(dtype=np.int64)), parts())

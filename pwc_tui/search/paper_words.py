"""The words that papers are found by, read from a database for the index."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.aliases import AliasList, initialisms
from pwc_tui.search.corpus import WordNumbers, corpus_arrays
from pwc_tui.search.postings import sequence_arrays
from pwc_tui.search.words import index_words, title_words
from pwc_tui.store.scan import Pairs, Scan

Field = tuple[NDArray[np.int32], NDArray[np.int32]]
"""The words of a field, and the paper (from 0) of each."""


def paper_arrays(
    scan: Scan, links: dict[Kind, Pairs], count: int, tell: Callable[[float], None]
) -> dict[str, NDArray[Any]]:
    """Return the arrays of the corpus of all papers, and of their other names.

    `links` are those of authors and tasks at least; `tell` is told how far it is, from 0 to 1.
    """
    numbers, aliases = WordNumbers(), AliasList()
    titles = numbers.read(_titles(scan, aliases))
    tell(0.2)
    fields = {"title": (titles[0], np.repeat(np.arange(count, dtype=np.int32), titles[1]))}
    for kind in (Kind.AUTHOR, Kind.TASK, Kind.METHOD):
        linked = links[kind] if kind in links else scan.links(kind)
        fields[kind.value] = _words_by_link(scan, kind, linked, numbers)
    fields["model"] = _words_by_name(_models(scan, aliases), numbers)
    fields["venue"] = _words_by_name(scan.venue_names(), numbers)
    tell(0.5)
    terms, places = numbers.sort()
    texts = sequence_arrays("texts", places[titles[0]], titles[1])
    del numbers, titles
    return corpus_arrays(terms, _in_order(fields, places)) | texts | aliases.arrays()


def _in_order(
    fields: dict[str, Field], places: NDArray[np.int32]
) -> Iterator[tuple[str, NDArray[np.int32], NDArray[np.int32]]]:
    """Yield the fields with their words as places in the order of all, and let go of each."""
    for name in list(fields):
        words, papers = fields.pop(name)
        yield name, places[words], papers


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
        if len(name) >= _SHORTEST_MODEL:
            aliases.add(number - 1, (name,))
        yield number, model


_SHORTEST_MODEL = 3
"""Letters of the name of a model that tells anything."""


def _words_by_link(scan: Scan, kind: Kind, links: Pairs, numbers: WordNumbers) -> Field:
    """Return (word, paper) for every word of every name that is linked to a paper."""
    names = list(scan.linked_names(kind))
    words, sizes = numbers.read(index_words(name) for _, name in names)
    ids, linked_ids = np.array([number for number, _ in names], np.int64), np.asarray(links.right)
    rows = np.full(max(ids.max(initial=0), linked_ids.max(initial=0)) + 1, -1, np.int64)
    rows[ids] = np.arange(len(ids))
    linked = rows[linked_ids]
    is_known = linked >= 0
    return _expand(words, sizes, linked[is_known], np.asarray(links.left)[is_known] - 1)


def _words_by_name(named: Iterable[tuple[int, str]], numbers: WordNumbers) -> Field:
    """Return (word, paper) for every word of these names of papers, many of which repeat."""
    rows: dict[str, int] = {}
    papers, linked = array("i"), array("i")
    for paper, name in named:
        papers.append(paper - 1)
        linked.append(rows.setdefault(name, len(rows)))
    words, sizes = numbers.read(index_words(name) for name in rows)
    return _expand(words, sizes, np.asarray(linked, np.int64), np.asarray(papers, np.int32))


def _expand(
    words: NDArray[np.int32],
    sizes: NDArray[np.int32],
    names: NDArray[np.int64],
    papers: NDArray[np.int32],
) -> Field:
    """Return for every paper the words of the name it has; `words` are those of all names."""
    counts = sizes[names]
    starts = (np.cumsum(sizes) - sizes)[names]
    offsets = np.repeat(starts - (np.cumsum(counts) - counts), counts)
    return words[offsets + np.arange(len(offsets))], np.repeat(papers, counts)

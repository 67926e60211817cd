"""The words that papers are found by, read from a database for the index."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.build.related import link_arrays, stored_links
from pwc_tui.search.build.title_forms import TitleForms, placed_field
from pwc_tui.search.index.aliases import SpooledAliases, initialisms
from pwc_tui.search.index.corpus_build import IndexField, WordNumbers
from pwc_tui.search.index.layout import FORM, SPARSE_FIELDS
from pwc_tui.search.index.postings import Part, compacted, ends_of, spooled_postings
from pwc_tui.search.index.vocabulary_build import spooled_vocabulary_arrays
from pwc_tui.search.text.compounds import extra_words
from pwc_tui.search.text.tokenizer import index_words, title_words
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.spill.array_file import Spool
from pwc_tui.store.queries.table_scan import Scan

_TITLES_AT_ONCE = 5_000

_LINKS_AT_ONCE = 1 << 14
"""Links of papers and names that are put in words in one go: 1 MB, where all of them take 100."""


def paper_arrays(
    scan: Scan, links: dict[str, Spool[Any]], folder: Path, tell: Callable[[float], None]
) -> dict[str, NDArray[Any] | Spool[Any]]:
    """Return the arrays of the corpus of all papers, and of their other names.

    `links` has the arrays of the links of authors and tasks; what is large here waits in files in
    `folder`; `tell` is told how far it is, from 0 to 1.
    """
    numbers, aliases = WordNumbers(), SpooledAliases(folder)
    forms = TitleForms(numbers, folder)
    titles = numbers.spool(_titles(scan, aliases, forms), folder)
    tell(0.15)
    fields: dict[str, Callable[[], IndexField]] = {
        "title": partial(IndexField.of_texts, *titles),
        FORM: partial(placed_field, forms.field(titles)),
    }
    tell(0.2)
    methods = stored_links(scan, Kind.METHOD)
    links = links | link_arrays(Kind.METHOD, methods, scan.paper_count(), folder)
    for kind in (Kind.AUTHOR, Kind.TASK, Kind.METHOD):
        fields[kind.value] = _of_linked(scan, kind, links, numbers, folder)
    fields["model"] = _of_names(_models(scan, aliases), numbers, folder)
    fields["venue"] = _of_names(scan.venue_names(), numbers, folder)
    tell(0.5)
    # Nobody mistypes what no text has as a word, and it would take room.
    are_words = numbers.are_spooled()
    terms, places = numbers.sort()
    arrays = spooled_vocabulary_arrays(terms, folder, are_words[np.argsort(places)])
    del terms
    arrays |= _texts(*titles, places, folder) | aliases.arrays()
    for name, field in fields.items():
        arrays |= _postings(name, field(), places, folder)
    return arrays


def _postings(
    name: str, field: IndexField, places: NDArray[np.int32], folder: Path
) -> dict[str, NDArray[Any] | Spool[Any]]:
    """Return the papers of each word of a field, by its place in the order of all words."""
    placed = ((places[words], papers) for words, papers in field.parts)
    found = spooled_postings(name, placed, field.size, len(places), folder)
    return (
        found | compacted(name, found[f"{name}_ends"].whole())
        if name in SPARSE_FIELDS
        else {**found}
    )


def _texts(
    words: Spool[np.int32], sizes: NDArray[np.uint8], places: NDArray[np.int32], folder: Path
) -> dict[str, Spool[Any]]:
    """Return the words of each title in order, as places in the order of all words."""
    values = Spool(folder, np.int32)
    for some in words.parts():
        values.append(places[some])
    counts = (sizes[at : at + _TITLES_AT_ONCE] for at in range(0, len(sizes), _TITLES_AT_ONCE))
    return {"texts_ends": ends_of(counts, folder), "texts_values": values}


def _titles(scan: Scan, aliases: SpooledAliases, forms: TitleForms) -> Iterable[list[str]]:
    """Yield the words of every title, and note its initialisms and forms."""
    for number, title, key in scan.titles():
        words = title_words(title, key)
        aliases.add(number - 1, initialisms(title, words))
        forms.add(number - 1, title)
        yield words


def _models(scan: Scan, aliases: SpooledAliases) -> Iterable[tuple[int, str]]:
    """Yield the models of papers, and note them as what these papers are called too."""
    for number, model in scan.model_names():
        name = " ".join(index_words(model))
        if len(name) >= SHORTEST_MODEL:
            aliases.add(number - 1, (name,))
        yield number, model


SHORTEST_MODEL = 3
"""Letters of the name of a model that tells anything."""


def _of_linked(
    scan: Scan, kind: Kind, links: dict[str, Spool[Any]], numbers: WordNumbers, folder: Path
) -> Callable[[], IndexField]:
    """Return what gives (word, paper) for every word of every name of a kind linked to a paper."""
    words = numbers.spool(_names(scan, kind), folder)
    papers = links[f"paper_of_{kind}_ends"], links[f"paper_of_{kind}_values"]
    return partial(_by_name, *words, *papers)


def _names(scan: Scan, kind: Kind) -> Iterator[list[str]]:
    """Yield the words of the name of each number from 0; none where nothing has the number."""
    following = 0
    for number, name in scan.linked_names(kind):
        while following < number:
            following += 1
            yield []
        following += 1
        yield index_words(name) + extra_words(name)


def _of_names(
    named: Iterable[tuple[int, str]], numbers: WordNumbers, folder: Path
) -> Callable[[], IndexField]:
    """Return what gives (word, paper) for every word of these names of papers, which repeat."""
    rows: dict[str, int] = {}
    papers, linked = Gathered(folder, np.int32), Gathered(folder, np.int32)
    for paper, name in named:
        papers.add(paper - 1)
        linked.add(rows.setdefault(name, len(rows)))
    both = zip(linked.parts(), papers.parts(), strict=True)
    links = spooled_postings("paper", both, len(linked), len(rows), folder)
    words = numbers.spool((index_words(name) + extra_words(name) for name in rows), folder)
    return partial(_by_name, *words, links["paper_ends"], links["paper_values"])


def _by_name(
    words: Spool[np.int32],
    sizes: NDArray[np.uint8],
    paper_ends: Spool[np.uint32],
    papers: Spool[np.int32],
) -> IndexField:
    """Return (word, paper) for every word of every name of a paper.

    `words` are those of all names one after the other, `papers` those that have each of them. It
    is not kept because it takes ten times the room of what it is made from.
    """
    ends = paper_ends.whole()
    counts = np.zeros(len(ends) - 1, np.uint8)
    counts[: len(sizes)] = sizes[: len(counts)]

    def parts() -> Iterator[Part]:
        row = start = 0
        for at in range(0, len(papers), _LINKS_AT_ONCE):
            after = min(at + _LINKS_AT_ONCE, len(papers))
            first = int(ends.searchsorted(at, "right")) - 1
            last = int(ends.searchsorted(after, "left"))
            start, row = start + _sum(counts[row:first]), first
            known = words.between(start, start + _sum(counts[first:last]))
            uses = np.diff(ends[first : last + 1].clip(at, after))
            yield _repeated(known, counts[first:last], uses, papers.between(at, after))

    return IndexField(_product(counts, ends), parts())


def _repeated(
    words: NDArray[np.int32],
    sizes: NDArray[np.uint8],
    uses: NDArray[np.uint32],
    papers: NDArray[np.int32],
) -> Part:
    """Return the words of each name as often as papers use it, each time with one of these."""
    counts = sizes.astype(np.int32)
    firsts = np.repeat(np.cumsum(counts, dtype=np.int32) - counts, uses)
    counts = np.repeat(counts, uses)
    places = np.repeat(firsts - (np.cumsum(counts, dtype=np.int32) - counts), counts)
    places += np.arange(len(places), dtype=np.int32)
    return words[places], np.repeat(papers, counts)


def _sum(counts: NDArray[np.uint8]) -> int:
    return int(counts.sum(dtype=np.int64))


def _product(sizes: NDArray[np.uint8], ends: NDArray[np.uint32]) -> int:
    """Return how many words there are, where a name is used between each two of the `ends`."""
    total = 0
    for at in range(0, len(sizes), _LINKS_AT_ONCE):
        uses = np.diff(ends[at : at + _LINKS_AT_ONCE + 1]).astype(np.int64)
        total += int(uses @ sizes[at : at + _LINKS_AT_ONCE])
    return total

"""Building the search index of a database: once, at the end of an import."""

import shutil
import tempfile
from array import array
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.arrays import write_arrays
from pwc_tui.search.corpus import WordNumbers, corpus_arrays
from pwc_tui.search.files import LINKED_KINDS, LINKS, NAMED_KINDS, NAMES, PAPERS
from pwc_tui.search.orders import order_arrays
from pwc_tui.search.postings import postings_arrays, sequence_arrays
from pwc_tui.search.texts import texts_arrays
from pwc_tui.search.words import index_words
from pwc_tui.store.scan import Pairs, Scan

_MOST_WORDS = 60
"""Words of one text that are indexed: three times the longest real title."""

Words = tuple[NDArray[np.int32], NDArray[np.int32]]
"""The words of many texts one after the other, and how many each text has."""


def build_index(
    database: Path, folder: Path, progress: Callable[[float], None] | None = None
) -> None:
    """Write the search index of `database` to `folder`, replacing what is there.

    The files are written beside and moved when whole, so that a reader finds all or nothing.
    `progress` is told the part that is done, 0 to 1. Raises UserError when `database` is none.
    """
    tell = progress or _nobody
    folder.parent.mkdir(parents=True, exist_ok=True)
    with Scan(database) as scan:
        partial = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
        try:
            _write_files(scan, partial, tell)
            _replace(partial, folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    tell(1.0)


def _write_files(scan: Scan, folder: Path, tell: Callable[[float], None]) -> None:
    build_id, count = scan.build_id(), scan.paper_count()
    links = {kind: scan.links(kind) for kind in LINKED_KINDS}
    tell(0.15)
    write_arrays(folder / LINKS, build_id, _link_arrays(links, count) | _link_names(scan))
    tell(0.3)
    words = _paper_arrays(scan, links, count, tell)
    write_arrays(folder / PAPERS, build_id, words | order_arrays(scan, count))
    tell(0.95)
    write_arrays(folder / NAMES, build_id, _name_arrays(scan))


def _replace(partial: Path, folder: Path) -> None:
    """Move the whole index to its place; what stood there is moved out of the way first."""
    partial.chmod(0o755)
    if folder.exists():
        old = Path(tempfile.mkdtemp(prefix=f"{folder.name}.old.", dir=folder.parent))
        folder.replace(old / folder.name)
        partial.replace(folder)
        shutil.rmtree(old, ignore_errors=True)
    else:
        partial.replace(folder)


def _link_arrays(links: dict[Kind, Pairs], paper_count: int) -> dict[str, NDArray[Any]]:
    """Return the links both ways: of each paper, and of each board, task and author."""
    arrays: dict[str, NDArray[Any]] = {}
    for kind, pairs in links.items():
        papers, others = np.asarray(pairs.left) - 1, np.asarray(pairs.right)
        rows = int(others.max(initial=0)) + 1
        arrays |= postings_arrays(f"{kind}_of_paper", papers, others, paper_count)
        arrays |= postings_arrays(f"paper_of_{kind}", others, papers, rows)
    return arrays


def _link_names(scan: Scan) -> dict[str, NDArray[Any]]:
    """Return what a reason calls each board (its dataset), task and author, by number."""
    arrays: dict[str, NDArray[Any]] = {}
    for kind in LINKED_KINDS:
        names = dict(scan.board_datasets() if kind is Kind.BOARD else scan.linked_names(kind))
        everyone = range(max(names, default=0) + 1)
        arrays |= texts_arrays(f"{kind}_names", (names.get(number, "") for number in everyone))
    return arrays


def _paper_arrays(
    scan: Scan, links: dict[Kind, Pairs], count: int, tell: Callable[[float], None]
) -> dict[str, NDArray[Any]]:
    numbers = WordNumbers()
    titles = _read_words(numbers, (title for _, title in scan.titles()))
    tell(0.45)
    fields = {"title": (titles[0], np.repeat(np.arange(count, dtype=np.int32), titles[1]))}
    for kind in (Kind.AUTHOR, Kind.TASK):
        fields[kind.value] = _words_by_link(scan, kind, links[kind], numbers)
    tell(0.65)
    terms, places = numbers.sort()
    del numbers
    sorted_fields = {name: (places[words], papers) for name, (words, papers) in fields.items()}
    texts = sequence_arrays("texts", places[titles[0]], titles[1])
    del fields, titles
    return corpus_arrays(terms, sorted_fields) | texts


def _words_by_link(
    scan: Scan, kind: Kind, links: Pairs, numbers: WordNumbers
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return (word, paper) for every word of every name that is linked to a paper."""
    names = list(scan.linked_names(kind))
    words, sizes = _read_words(numbers, (name for _, name in names))
    rows = np.zeros(max((number for number, _ in names), default=0) + 1, np.int64)
    rows[[number for number, _ in names]] = np.arange(len(names))
    starts = np.cumsum(sizes) - sizes
    linked, papers = rows[np.asarray(links.right)], np.asarray(links.left) - 1
    counts = sizes[linked]
    offsets = np.repeat(starts[linked] - (np.cumsum(counts) - counts), counts)
    return words[offsets + np.arange(len(offsets))], np.repeat(papers, counts)


def _name_arrays(scan: Scan) -> dict[str, NDArray[Any]]:
    """Return the corpus of all names, the most used first, with what each one names."""
    named = [
        (-name.use, kind, name.number, name)
        for kind, of in enumerate(NAMED_KINDS)
        for name in scan.entities(of)
    ]
    named.sort(key=lambda entry: entry[:3])
    numbers = WordNumbers()
    words, sizes = _read_words(numbers, (name.name for *_, name in named))
    terms, places = numbers.sort()
    owners = np.repeat(np.arange(len(named)), sizes)
    arrays = corpus_arrays(terms, {"name": (places[words], owners)})
    arrays |= sequence_arrays("texts", places[words], sizes)
    arrays |= texts_arrays("names", (name.name for *_, name in named))
    arrays |= texts_arrays("slugs", (name.slug for *_, name in named))
    arrays |= texts_arrays("details", (name.detail for *_, name in named))
    arrays["kinds"] = np.array([kind for _, kind, _, _ in named], np.uint8)
    arrays["numbers"] = np.array([number for _, _, number, _ in named], np.int32)
    return arrays


def _read_words(numbers: WordNumbers, texts: Iterable[str]) -> Words:
    words, sizes = array("i"), array("i")
    for text in texts:
        found = numbers.number(index_words(text)[:_MOST_WORDS])
        words.extend(found)
        sizes.append(len(found))
    return np.asarray(words, np.int32), np.asarray(sizes, np.int32)


def _nobody(_part: float) -> None:
    pass

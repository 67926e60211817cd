"""Building the vectors of papers: the sum of the vectors of the words of title and abstract."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.build.training_texts import folded
from pwc_tui.search.index.array_store import write_arrays
from pwc_tui.search.index.layout import MEANING
from pwc_tui.search.meaning.paper_vectors import LEVELS, TRUSTED
from pwc_tui.search.meaning.word_vectors import (
    DIMENSIONS,
    TITLE_WEIGHT,
    WordVectors,
    shipped_vectors,
)
from pwc_tui.search.meaning.words import forms
from pwc_tui.search.text.bulk_tokenizer import WordTable, cut
from pwc_tui.spill.array_file import Spool
from pwc_tui.store.queries.table_scan import Scan

_FIRST_WORDS = 80
"""Words of an abstract that make its vector: better than all of them, and cheaper (measured)."""

_FIRST_BYTES = 12 * _FIRST_WORDS
"""Bytes in which so many words are found: a usual one has seven."""

_DISTRUST = 0.05
"""Part of the usual length of a sum at which a paper is believed half: few words mean much by
chance (tags found by a paraphrase: 0.25 without, 0.30 with it)."""

_Batches = Iterator[Sequence[bytes]]


def write_meaning(
    scan: Scan,
    folder: Path,
    tell: Callable[[float], None] = lambda _: None,
    trained: WordVectors | None = None,
) -> None:
    """Write the vectors of all papers to `folder`; `tell` is told how much is done, 0 to 1.

    They are made from the table that is shipped, or from a `trained` one, which is kept with them.
    """
    count = max(scan.paper_count(), 1)
    vectors = trained or shipped_vectors()
    arrays = paper_vector_arrays(
        scan.text_batches(), vectors, folder, lambda done: tell(done / count)
    )
    arrays["has_own_table"] = np.ones(0 if trained is None else 1, np.uint8)
    if trained is not None:
        arrays |= trained.arrays_within()
    write_arrays(folder / MEANING, scan.build_id(), arrays)
    tell(1.0)


def paper_vector_arrays(
    batches: _Batches, vectors: WordVectors, folder: Path, tell: Callable[[int], None]
) -> dict[str, NDArray[Any] | Spool[Any]]:
    """Return the arrays of the vectors of papers, whose titles and abstracts come by turns.

    What is large waits in files in `folder`; `tell` is told how many papers are done.
    """
    summer = _Summer(vectors)
    turn = _turn()
    levels = Spool(folder, np.int8)
    signs = [Spool(folder, np.uint64) for _ in range(DIMENSIONS // 64)]
    lengths: list[NDArray[np.float32]] = [np.zeros(0, np.float32)]
    middle: NDArray[np.float32] | None = None
    done = 0
    for texts in batches:
        sums = summer.sums(texts)
        lengths.append(np.linalg.norm(sums, axis=1))
        sums /= np.maximum(lengths[-1], 1e-6)[:, None]
        # The middle of the first papers is good enough to have as many signs of either kind.
        middle = sums.mean(axis=0) if middle is None else middle
        levels.append(np.rint(sums * LEVELS).clip(-127, 127).astype(np.int8).reshape(-1))
        # Not by `@`, for which OpenBLAS wakes a thread that keeps a processor busy for 25 ms.
        turned = np.einsum("ij,jk->ik", sums - middle, turn)
        bits = np.packbits(turned > 0, axis=1).view(np.uint64)
        for column, spool in zip(bits.T, signs, strict=True):
            spool.append(column)
        done += len(sums)
        tell(done)
    arrays: dict[str, NDArray[Any] | Spool[Any]] = {
        "levels": levels,
        "trust": _trust(np.concatenate(lengths)),
        "turn": turn.reshape(-1),
        "table": np.frombuffer(vectors.checksum.encode("ascii"), np.uint8),
    }
    return arrays | {f"signs_{number}": spool for number, spool in enumerate(signs)}


class _Summer:
    """Adds up the vectors of the words of papers."""

    def __init__(self, vectors: WordVectors) -> None:
        self._values = vectors.values(slice(None))
        self._table, self._numbers = _numbered_forms(vectors)

    def sums(self, texts: Sequence[bytes]) -> NDArray[np.float32]:
        """Return the sum for each paper; its title and abstract follow each other in `texts`."""
        words = cut([folded(text)[:_FIRST_BYTES] for text in texts])
        firsts = np.searchsorted(words.owners, np.arange(len(texts)))
        is_title = words.owners % 2 == 0
        places = np.arange(len(words.owners)) - firsts[words.owners]
        numbers = self._numbers[self._table.find(words.hashes)]
        counted = (numbers >= 0) & (is_title | (places < _FIRST_WORDS))
        numbers, papers = numbers[counted], words.owners[counted] // 2
        weights = np.where(is_title[counted], np.float32(TITLE_WEIGHT), np.float32(1))
        sums = np.zeros((len(texts) // 2, DIMENSIONS), np.float32)
        ends = np.searchsorted(papers, np.arange(len(sums) + 1)).tolist()
        # Paper by paper: four times as fast as all of them at once (reduceat).
        for row, (start, end) in zip(sums, pairwise(ends), strict=True):
            np.dot(weights[start:end], self._values[numbers[start:end]], out=row)
        return sums


def _numbered_forms(vectors: WordVectors) -> tuple[WordTable, NDArray[np.int32]]:
    """Return all forms of the words that have vectors, and the number of the word for each form.

    The last number is of what is none of them.
    """
    found = {form: at for at, word in enumerate(vectors.words) for form in forms(word)}
    words = cut([form.encode("ascii") for form in found])
    table = WordTable(words.hashes)
    return table, np.array([*found.values(), -1], np.int32)


def _turn() -> NDArray[np.float32]:
    """Return a turn of all directions, by chance but always the same.

    Signs tell most where no dimension is larger than the others.
    """
    square = np.random.default_rng(1).standard_normal((DIMENSIONS, DIMENSIONS))
    turn: NDArray[np.float32] = np.linalg.qr(square)[0].astype(np.float32)
    return turn


def _trust(lengths: NDArray[np.float32]) -> NDArray[np.uint8]:
    usual = float(np.median(lengths)) if len(lengths) else 0.0
    trust = lengths / (lengths + _DISTRUST * usual + 1e-9)
    found: NDArray[np.uint8] = np.rint(trust * TRUSTED).astype(np.uint8)
    return found

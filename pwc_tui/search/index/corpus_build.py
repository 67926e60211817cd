"""Making the arrays of a `Corpus`: numbers for words, and which documents have them."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.layout import SPARSE_FIELDS
from pwc_tui.search.index.postings import compacted, postings_of_parts, spooled_postings
from pwc_tui.search.index.vocabulary_build import spooled_vocabulary_arrays, vocabulary_arrays
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.spill.array_file import Spool

_MOST_WORDS = 60
"""Words of one text that are indexed: three times the longest real title."""

Words = tuple[NDArray[np.int32], NDArray[np.int32]]
"""The words of many texts one after the other, and how many each text has."""

SpooledWords = tuple[Spool[np.int32], NDArray[np.uint8]]
"""The same of so many texts that the words are in a file."""

_TEXTS_AT_ONCE = 5_000
"""Texts whose words are read in one go: half a megabyte."""


class WordNumbers:
    """Gives every new word the next number, while an index is being built."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._spools: list[Spool[np.int32]] = []

    def number(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of `words`, in their order."""
        return list(map(self._numbers.__getitem__, words))

    def known(self) -> Mapping[str, int]:
        """Return all words by number; it is not to be asked for others."""
        return self._numbers

    def read(self, texts: Iterable[Sequence[str]]) -> Words:
        """Return the numbers of the words of many texts, each cut after its first 60."""
        words, sizes = array("i"), array("i")
        for text in texts:
            found = self.number(text[:_MOST_WORDS])
            words.extend(found)
            sizes.append(len(found))
        return np.asarray(words, np.int32), np.asarray(sizes, np.int32)

    def spool(self, texts: Iterable[Sequence[str]], folder: Path) -> SpooledWords:
        """Return the same for any number of texts: the words wait in a file in `folder`."""
        words, sizes = Gathered(folder, np.int32), array("B")
        for text in texts:
            found = self.number(text[:_MOST_WORDS])
            words.extend(found)
            sizes.append(len(found))
        self._spools.append(words.spool())
        return self._spools[-1], np.asarray(sizes, np.uint8)

    def are_spooled(self) -> NDArray[np.bool_]:
        """Return for each number whether the word is one of the texts that were spooled."""
        are_spooled = np.zeros(len(self._numbers), np.bool_)
        for spool in self._spools:
            for words in spool.parts():
                are_spooled[words] = True
        return are_spooled

    def sort(self) -> tuple[list[str], NDArray[np.int32]]:
        """Return all words sorted, and the place there of each number given so far.

        After that the words are forgotten, as they take most of the memory of a build.
        """
        terms = sorted(self._numbers)
        places = np.empty(len(terms), np.int32)
        given = np.fromiter(map(self._numbers.__getitem__, terms), np.int32, len(terms))
        places[given] = np.arange(len(terms), dtype=np.int32)
        self._numbers = _Numbers()
        return terms, places


class _Numbers(dict[str, int]):
    """Numbers what it is asked for, in the order in which it is asked."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class IndexField(NamedTuple):
    """Which documents have which words in a field."""

    size: int
    """How many pairs there are."""
    parts: Iterable[tuple[NDArray[Any], NDArray[Any]]]
    """Words, and the document (from 0) of each."""

    @classmethod
    def whole(cls, words: NDArray[Any], documents: NDArray[Any]) -> Self:
        """Return a field that is made at once."""
        return cls(len(words), [(words, documents)])

    @classmethod
    def of_texts(cls, words: Spool[np.int32], sizes: NDArray[Any]) -> Self:
        """Return a field of the words of texts in order, and how many each document has."""
        return cls(len(words), _of_texts(words, sizes))


def _of_texts(
    words: Spool[np.int32], sizes: NDArray[Any]
) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    end = 0
    for at in range(0, len(sizes), _TEXTS_AT_ONCE):
        counts = sizes[at : at + _TEXTS_AT_ONCE]
        start, end = end, end + int(counts.sum(dtype=np.int64))
        documents = np.arange(at, at + len(counts), dtype=np.int32)
        yield words.between(start, end), np.repeat(documents, counts)


def corpus_arrays(
    terms: Sequence[str], fields: Iterable[tuple[str, IndexField]]
) -> dict[str, NDArray[Any]]:
    """Return the arrays of a `Corpus`, but for its texts."""
    arrays = vocabulary_arrays(terms)
    for name, field in fields:
        arrays |= postings_of_parts(name, field.parts, field.size, len(terms))
        if name in SPARSE_FIELDS:
            arrays |= compacted(name, arrays[f"{name}_ends"])
    return arrays


def spooled_corpus_arrays(
    terms: Sequence[str], fields: Iterable[tuple[str, IndexField]], folder: Path
) -> dict[str, NDArray[Any] | Spool[Any]]:
    """Return the same of any number of words in little memory: they wait in files in `folder`."""
    arrays = spooled_vocabulary_arrays(terms, folder)
    for name, field in fields:
        arrays |= spooled_postings(name, field.parts, field.size, len(terms), folder)
    return arrays

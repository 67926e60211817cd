"""Things that can be found by their words: the papers, and the names of everything else."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.arrays import ArrayFile
from pwc_tui.search.postings import Postings, postings_arrays
from pwc_tui.search.vocabulary import Vocabulary, vocabulary_arrays

_STRONG = 0.9
"""Fields of at least this weight say how common a word is. Tasks repeat the same few names."""


class Corpus:
    """A vocabulary, and for each field (title, author, …) the documents that have a word there.

    Documents are numbered from 0 by importance: of equally good ones the first is the best.
    """

    def __init__(self, file: ArrayFile, fields: Mapping[str, float]) -> None:
        self.vocabulary = Vocabulary(file)
        self.postings = {name: Postings(file, name) for name in fields}
        """The documents of each word, by the field it stands in."""
        self.fields = tuple((self.postings[name], weight) for name, weight in fields.items())
        """What a word found there is worth, 1.0 for the text that names the document."""
        self.texts = Postings(file, "texts")
        """The words of each document's naming text, in order."""
        self._strong = tuple(field for field, weight in self.fields if weight >= _STRONG)

    def __len__(self) -> int:
        return len(self.texts)

    def uses(self, first: int, after: int) -> int:
        """Return how often the words `first` … `after - 1` are used together."""
        return sum(field.size(first, after) for field in self._strong)

    def uses_of(self, numbers: NDArray[Any]) -> NDArray[np.int64]:
        """Return how often each of these words is used."""
        total = np.zeros(len(numbers), np.int64)
        for field in self._strong:
            total += field.sizes(numbers)
        return total

    def folded_texts(self, documents: NDArray[Any]) -> list[str]:
        """Return the naming texts of these documents as the index has them: folded words."""
        numbers, sizes = self.texts.gather(documents)
        words = self.vocabulary.terms(numbers)
        ends = np.cumsum(sizes).tolist()
        starts = [0, *ends[:-1]]
        return [" ".join(words[a:b]) for a, b in zip(starts, ends, strict=True)]


class WordNumbers:
    """Gives every new word the next number, while an index is being built."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of `words`, in their order."""
        numbers = self._numbers
        return [numbers.setdefault(word, len(numbers)) for word in words]

    def sort(self) -> tuple[list[str], NDArray[np.int32]]:
        """Return all words sorted, and the place there of each number given so far."""
        terms = sorted(self._numbers)
        places = np.empty(len(terms), np.int32)
        given = np.fromiter((self._numbers[term] for term in terms), np.int64, len(terms))
        places[given] = np.arange(len(terms), dtype=np.int32)
        return terms, places


def corpus_arrays(
    terms: Sequence[str], fields: Mapping[str, tuple[NDArray[Any], NDArray[Any]]]
) -> dict[str, NDArray[Any]]:
    """Return the arrays of a `Corpus`, but for its texts: each field as (word, document) pairs."""
    arrays = vocabulary_arrays(terms)
    for name, (numbers, documents) in fields.items():
        arrays |= postings_arrays(name, numbers, documents, len(terms))
    return arrays

"""Things that can be found by their words: the papers, and the names of everything else."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.layout import FORM, SPARSE_FIELDS
from pwc_tui.search.index.postings import Postings, SparsePostings
from pwc_tui.search.index.vocabulary import Vocabulary

_STRONG = 0.9
"""Fields of at least this weight say how common a word is. Tasks repeat the same few names."""

_TEXTS_KEPT = 4_096
"""Naming texts that are remembered, 1 MB: with each key nearly the same documents are best."""


class Corpus:
    """A vocabulary, and for each field (title, author, …) the documents that have a word there.

    Documents are numbered from 0 by importance: of equally good ones the first is the best.
    """

    has_texts: ClassVar[bool] = True
    """Whether the naming text of each document can be read: see `texts`."""

    def __init__(self, file: Arrays, fields: Mapping[str, float]) -> None:
        self.vocabulary = Vocabulary(file)
        self.postings = {
            name: (SparsePostings if name in SPARSE_FIELDS else Postings)(file, name)
            for name in fields
        }
        """The documents of each word, by the field it stands in."""
        self.weights = dict(fields)
        """What a word found there is worth, 1.0 for the text that names the document."""
        self.naming = max(fields, key=fields.__getitem__)
        """The field that counts most: its text names the document."""
        self._file = file
        self._texts_read: dict[int, str] = {}
        strong = [name for name, weight in fields.items() if weight >= _STRONG]
        self._strong = tuple(self.postings[name] for name in strong)
        self._written = tuple(self.postings[name] for name in strong if name != FORM)

    @cached_property
    def texts(self) -> Postings:
        """The words of each document's naming text, in order. A corpus of names has none."""
        return Postings(self._file, "texts")

    def __len__(self) -> int:
        return len(self.texts)

    def uses(self, first: int, after: int) -> int:
        """Return how often the words `first` … `after - 1` are used together."""
        return sum(field.size(first, after) for field in self._strong)

    def is_written(self, first: int, after: int) -> bool:
        """Return whether any of the words `first` … `after - 1` stands so in a strong field.

        Not only as another form of what stands there.
        """
        return any(field.size(first, after) for field in self._written)

    def uses_of(self, numbers: NDArray[Any]) -> NDArray[np.int64]:
        """Return how often each of these words is used."""
        total = np.zeros(len(numbers), np.int64)
        for field in self._strong:
            total += field.sizes(numbers)
        return total

    def folded_texts(self, documents: NDArray[Any]) -> list[str]:
        """Return the naming texts of these documents as the index has them: folded words."""
        known, numbers = self._texts_read, documents.tolist()
        missing = [number for number in numbers if number not in known]
        if missing:
            read = dict(zip(missing, self._read_texts(np.array(missing)), strict=True))
            if len(known) + len(read) > _TEXTS_KEPT:
                read |= {number: known[number] for number in numbers if number in known}
                known = self._texts_read = {}
            known.update(read)
        return list(map(known.__getitem__, numbers))

    def _read_texts(self, documents: NDArray[Any]) -> Iterator[str]:
        numbers, sizes = self.texts.gather(documents)
        wanted = numbers.tolist()
        different = list(dict.fromkeys(wanted))
        word = dict(zip(different, self.vocabulary.terms(different), strict=True))
        words = list(map(word.__getitem__, wanted))
        ends = np.cumsum(sizes).tolist()
        for first, after in pairwise((0, *ends)):
            yield " ".join(words[first:after])

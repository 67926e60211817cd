"""Titles and abstracts as the training of word vectors reads them: numbers of words."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.meaning.words import stem, to_ascii
from pwc_tui.search.text.bulk_tokenizer import WordTable, cut
from pwc_tui.store.queries.table_scan import Scan

LEAST_USES = 5
MOST_WORDS = 50_000
"""Papers that must have a word for it to get a vector, and how many words get one: rarer ones are
names and slips of which nothing can be learnt."""

_NUMBER_BITS = 32


@dataclass(frozen=True, slots=True)
class TrainingTexts:
    """The words of all papers: title, abstract, title, abstract … one after the other."""

    words: tuple[str, ...]
    """The vocabulary, most used words first."""
    rarities: NDArray[np.float32]
    """`ln(papers / papers with it)` of each of these."""
    numbers: NDArray[np.int32]
    """The words of the texts, by their places in the vocabulary."""
    ends: NDArray[np.int64]
    """0, and where each text ends."""

    def __len__(self) -> int:
        """Return how many papers there are."""
        return len(self.ends) // 2

    def title(self, paper: int) -> NDArray[np.int32]:
        """Return the words of a title, papers counted from 0."""
        return self._text(2 * paper)

    def abstract(self, paper: int) -> NDArray[np.int32]:
        """Return the words of an abstract."""
        return self._text(2 * paper + 1)

    def abstract_sizes(self) -> NDArray[np.int64]:
        """Return how many words each abstract has."""
        sizes: NDArray[np.int64] = np.diff(self.ends)[1::2]
        return sizes

    def _text(self, number: int) -> NDArray[np.int32]:
        return self.numbers[self.ends[number] : self.ends[number + 1]]


def folded(text: bytes) -> bytes:
    """Return a text in UTF-8 as `words.to_ascii` makes it."""
    return text if text.isascii() else to_ascii(text.decode("utf-8", "replace")).encode("ascii")


def training_texts(scan: Scan) -> TrainingTexts:
    """Read all texts of a database; 150,000 papers take 10 s and 300 MB."""
    reader = _TextReader()
    parts, sizes = [], []
    for numbers, counts in reader.read(scan):
        parts.append(numbers)
        sizes.append(counts)
    papers = max(scan.paper_count(), 1)
    uses = reader.uses()
    order = np.argsort(-uses, kind="stable")[:MOST_WORDS]
    order = order[uses[order] >= LEAST_USES]
    place = np.full(len(uses), -1, np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    names = reader.stems()
    numbers = place[np.concatenate([np.zeros(0, np.int32), *parts])]
    owners = np.repeat(np.arange(2 * papers), np.concatenate([np.zeros(0, np.int64), *sizes]))
    known = numbers >= 0
    kept = np.bincount(owners[known], minlength=2 * papers)
    rarities = np.log(papers / np.maximum(uses[order], 1)).astype(np.float32)
    words = tuple(names[number] for number in order.tolist())
    return TrainingTexts(words, rarities, numbers[known], np.append(0, np.cumsum(kept)))


class _TextReader:
    """Cuts texts into words, and numbers these by their stems as they come."""

    def __init__(self) -> None:
        self._table = WordTable()
        self._stem_of: list[int] = []
        self._stems: dict[str, int] = {}
        self._uses = np.zeros(0, np.int64)

    def read(self, scan: Scan) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int64]]]:
        """Yield the stems of some texts by number, and how many each text has."""
        for texts in scan.text_batches():
            words = cut(list(map(folded, texts)))
            for word in words.spelled(self._table.add(words.hashes)):
                stemmed = stem(word.decode("ascii"))
                self._stem_of.append(self._stems.setdefault(stemmed, len(self._stems)))
            numbers = np.array(self._stem_of, np.int32)[self._table.find(words.hashes)]
            self._count(words.owners // 2, numbers)
            yield numbers, np.bincount(words.owners, minlength=len(texts))

    def uses(self) -> NDArray[np.int64]:
        """Return how many papers have each stem."""
        return self._uses

    def stems(self) -> list[str]:
        """Return the stems by number."""
        return list(self._stems)

    def _count(self, papers: NDArray[np.int64], numbers: NDArray[np.int32]) -> None:
        keys = np.unique(papers << _NUMBER_BITS | numbers) & ((1 << _NUMBER_BITS) - 1)
        counts = np.bincount(keys, minlength=len(self._stems))
        counts[: len(self._uses)] += self._uses
        self._uses = counts

"""Arrays that are made for one search, used as those of the index' files."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.lists.name_file import NameCorpus


class MemoryArrays:
    """Arrays by name; what is not given is asked of `missing` when it is used."""

    def __init__(
        self,
        arrays: Mapping[str, NDArray[Any]],
        missing: Callable[[str], NDArray[Any]] | None = None,
    ) -> None:
        self._arrays = dict(arrays)
        self._missing = missing

    def get(self, name: str) -> NDArray[Any]:
        """Return the array called `name`; raises KeyError where there is none."""
        if name not in self._arrays and self._missing is not None:
            self._arrays[name] = self._missing(name)
        return self._arrays[name]

    def view(self, name: str) -> memoryview:
        """Return the bytes of the array called `name`; raises KeyError where there is none."""
        return self.get(name).data

    def release(self) -> None:
        """Keep everything: it goes with the search."""


class KnownUses(Corpus):
    """A part of a corpus: the documents that may be found, under their numbers in the whole one.

    Its words are those documents' and the ones near what was typed, and are as common as in the
    whole.
    """

    def know(self, uses: Iterable[int]) -> Self:
        """Take how often each word is used in the whole corpus; to be called before any use."""
        self._uses = np.fromiter(uses, np.int64)
        self._before = np.append(0, np.cumsum(self._uses))
        return self

    def local_uses(self) -> list[int]:
        """Return how often each word is used in this part."""
        counts: list[int] = super().uses_of(np.arange(len(self.vocabulary))).tolist()
        return counts

    def uses(self, first: int, after: int) -> int:
        """Return how often the words `first` … `after - 1` are used together in the whole."""
        return int(self._before[after] - self._before[first])

    def uses_of(self, numbers: NDArray[Any]) -> NDArray[np.int64]:
        """Return how often each of these words is used in the whole."""
        counts: NDArray[np.int64] = self._uses[numbers]
        return counts


class PartialNames(KnownUses, NameCorpus):
    """A part of the names of some kinds."""

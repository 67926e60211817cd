"""The table of word vectors: what was learnt from the titles and abstracts of an archive.

One table is shipped with the program (`MODEL_CARD.md` beside it says what it was trained on and how
good it is); another may be trained from a user's own archive and lies in its index then.
"""

import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.meaning.words import STOP_WORDS, stems

SHIPPED = Path(__file__).with_name("word_vectors.npz")
"""The table that comes with the program."""

SHIPPED_CHECKSUM = "87df4bcc"
"""Of that table: by it an index tells whether it was made from it, without reading 4.6 MB."""

DIMENSIONS = 128

TITLE_WEIGHT = 2.0
"""What a word of a title counts beside one of an abstract, in training and in the index."""

_LEVELS = 127
"""The largest part of a vector in the table; a scale for each word makes it what it was."""

_PREFIX = "word_"
"""Of the arrays of a table within an index."""

_SEVERAL = 3
"""Words of a description: fewer are rather a name."""

MOST_WORDS = 500
"""Words of a text that are looked at: more are a whole paper, whose beginning says what it is."""


class WordVectors:
    """The vectors of words, and how rare each is: `ln(papers / papers with it)`."""

    def __init__(
        self,
        words: Sequence[str],
        levels: NDArray[np.int8],
        scales: NDArray[np.float32],
        rarities: NDArray[np.float32],
    ) -> None:
        self.words, self.rarities = words, rarities
        self._levels, self._scales = levels, scales
        self._number = {word: number for number, word in enumerate(words)}
        self.most_rare = float(rarities.max())
        """What a word that is not in the table counts."""
        self.checksum = f"{_checksum(self.arrays()):08x}"
        """Tells this table from others."""

    @classmethod
    def of_values(
        cls, words: Sequence[str], values: NDArray[np.float32], rarities: NDArray[np.float32]
    ) -> Self:
        """Return a table of these vectors, each part rounded to one byte."""
        scales = (np.abs(values).max(axis=1) / _LEVELS + 1e-9).astype(np.float16)
        levels = np.rint(values / scales.astype(np.float32)[:, None]).clip(-_LEVELS, _LEVELS)
        rounded = rarities.astype(np.float16).astype(np.float32)
        return cls(words, levels.astype(np.int8), scales.astype(np.float32), rounded)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return the table in a file that `save` wrote; raises OSError."""
        with np.load(path, allow_pickle=False) as file:
            return cls._of_arrays({name: file[name] for name in file.files})

    @classmethod
    def within(cls, index: Arrays) -> Self:
        """Return the table that an index holds; raises IndexMissing when there is none."""
        names = ("words", "levels", "scales", "rarities")
        return cls._of_arrays({name: index.get(_PREFIX + name) for name in names})

    @classmethod
    def _of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        words = arrays["words"].tobytes().decode("ascii").split("\n")
        scales, rarities = arrays["scales"], arrays["rarities"]
        levels = arrays["levels"].reshape(len(words), DIMENSIONS)
        return cls(words, levels, scales.astype(np.float32), rarities.astype(np.float32))

    def arrays(self, prefix: str = "") -> dict[str, NDArray[Any]]:
        """Return the arrays that the table is kept as."""
        return {
            f"{prefix}words": np.frombuffer("\n".join(self.words).encode("ascii"), np.uint8),
            f"{prefix}levels": self._levels.reshape(-1),
            f"{prefix}scales": self._scales,
            f"{prefix}rarities": self.rarities,
        }

    def arrays_within(self) -> dict[str, NDArray[Any]]:
        """Return the arrays as `within` reads them."""
        return self.arrays(_PREFIX)

    def save(self, path: Path) -> None:
        """Write the table to a file."""
        arrays = self.arrays()
        for name in ("scales", "rarities"):
            arrays[name] = arrays[name].astype(np.float16)
        np.savez(path, allow_pickle=False, **arrays)

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: str) -> bool:
        """Return whether a word, as `stems` cuts it, has a vector."""
        return word in self._number

    def number(self, word: str) -> int | None:
        """Return the number of a word as `stems` cuts it, None for one that has no vector."""
        return self._number.get(word)

    def numbers(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of those of the words that have a vector."""
        found = map(self._number.get, words)
        return [number for number in found if number is not None]

    def values(self, numbers: Sequence[int] | NDArray[Any] | slice) -> NDArray[np.float32]:
        """Return the vectors of words, a row for each."""
        return self._levels[numbers].astype(np.float32) * self._scales[numbers, None]

    def rarity(self, word: str) -> float:
        """Return how much a word tells, the most for one that is not known."""
        number = self._number.get(word)
        return self.most_rare if number is None else float(self.rarities[number])

    def vector(self, text: str) -> NDArray[np.float32] | None:
        """Return the direction of what a text means, of length 1; None for nonsense.

        That is a text of which no more than half of the words that say anything are known; numbers
        say nothing.
        """
        words = stems(text)[:MOST_WORDS]
        telling = _telling(words)
        known = [word for word in telling if word in self._number]
        if not known or 2 * len(known) <= len(telling):
            return None
        total = self.values(self.numbers(words)).sum(axis=0)
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length else None

    def is_description(self, text: str) -> bool:
        """Return whether a text is several words that say anything, each known as it is typed."""
        telling = _telling(stems(text)[:MOST_WORDS])
        return len(telling) >= _SEVERAL and all(word in self._number for word in telling)


def products(rows: NDArray[np.float32], direction: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the product of each row with a direction.

    In this thread: NumPy's `@` wakes a thread on every core for it, which takes twice the time of
    the processor, and far more of one that is in use.
    """
    found: NDArray[np.float32] = np.einsum("ij,j->i", rows, direction)
    return found


def _telling(words: Sequence[str]) -> list[str]:
    """Return the words that say anything."""
    return [word for word in words if word not in STOP_WORDS and not word.isdigit()]


def shipped_vectors() -> WordVectors:
    """Return the table that comes with the program, read anew: 30 ms and 10 MB."""
    return WordVectors.load(SHIPPED)


def _checksum(arrays: Mapping[str, NDArray[Any]]) -> int:
    value = 0
    for name in sorted(arrays):
        value = zlib.crc32(np.ascontiguousarray(arrays[name]).data.cast("B"), value)
    return value

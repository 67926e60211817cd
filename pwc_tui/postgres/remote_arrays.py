"""The arrays of an index on a server: short ones fetched whole, of long ones the parts in use."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from pwc_tui.postgres.index_tables import PIECE
from pwc_tui.postgres.search_queries import ServerSearch
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.system.lru_cache import LruCache

_WHOLE = 8
"""Pieces of an array that is fetched whole: half a megabyte."""

_SCATTERED = 64
"""Pieces asked for at once from which the whole array is fetched."""

_KEPT = 400
"""Pieces of one array that are kept: 26 MB at most."""


class ServerArrays:
    """The arrays of one file of the index. Safe to use from several threads.

    `get` gives what is used like an array: indexed by a number, a slice, or an array of numbers.
    """

    def __init__(self, search: ServerSearch, file: str) -> None:
        self._search = search
        self._file = file
        self._heads = search.array_heads(file)
        self._parts: dict[str, _PartialArray] = {}

    def get(self, name: str) -> NDArray[Any]:
        """Return the array called `name`; raises IndexMissing when there is none."""
        part = self._part(name)
        return part.whole() if part.is_short else cast(NDArray[Any], part)

    def view(self, name: str) -> memoryview:
        """Return the bytes of the array called `name`; raises IndexMissing when there is none."""
        return cast(memoryview, self._part(name))

    def whole(self, name: str) -> NDArray[Any]:
        """Return all of the array called `name`; raises IndexMissing when there is none."""
        return self._part(name).whole()

    def release(self) -> None:
        """Keep what was fetched: it is bounded."""

    def _part(self, name: str) -> "_PartialArray":
        if name not in self._heads:
            raise IndexMissing(f"The search index on the server has no {name}")
        if name not in self._parts:
            self._parts[name] = _PartialArray(self._search, self._file, name, *self._heads[name])
        return self._parts[name]


class _PartialArray:
    """An array on a server, fetched in pieces when they are used."""

    def __init__(self, search: ServerSearch, file: str, name: str, kind: str, count: int) -> None:
        self._search, self._place = search, (file, name)
        self._dtype, self._count = np.dtype(kind), count
        self._pieces: LruCache[int, NDArray[Any]] = LruCache(_KEPT)
        self._whole: NDArray[Any] | None = None

    @property
    def is_short(self) -> bool:
        return self._count <= _WHOLE * PIECE

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: Any) -> Any:
        if self._whole is not None:
            return self._whole[at]
        if isinstance(at, slice):
            start, end, step = at.indices(self._count)
            return self._between(start, max(start, end))[::step]
        if isinstance(at, np.ndarray):
            return self._scattered(at)
        number = int(at) % self._count if int(at) < 0 else int(at)
        return self._fetched([number // PIECE])[0][number % PIECE]

    def whole(self) -> NDArray[Any]:
        """Return the whole array, which is kept from now on."""
        if self._whole is None:
            self._whole = self._between(0, self._count)
            self._pieces.clear()
        return self._whole

    def _between(self, start: int, end: int) -> NDArray[Any]:
        if start == end:
            return np.zeros(0, self._dtype)
        first = start // PIECE
        pieces = self._fetched(range(first, (end - 1) // PIECE + 1))
        joined = pieces[0] if len(pieces) == 1 else np.concatenate(pieces)
        return joined[start - first * PIECE : end - first * PIECE]

    def _scattered(self, at: NDArray[Any]) -> NDArray[Any]:
        numbers = at.astype(np.int64) // PIECE
        wanted = np.unique(numbers)
        if len(wanted) > _SCATTERED:
            return cast(NDArray[Any], self.whole()[at])
        found = np.empty(at.shape, self._dtype)
        for number, piece in zip(wanted.tolist(), self._fetched(wanted.tolist()), strict=True):
            here = numbers == number
            found[here] = piece[at[here].astype(np.int64) - number * PIECE]
        return found

    def _fetched(self, numbers: Sequence[int]) -> list[NDArray[Any]]:
        """Return pieces, those that are not here from the server."""
        known = {n: piece for n in numbers if (piece := self._pieces.get(n)) is not None}
        if missing := [number for number in numbers if number not in known]:
            fetched = {
                number: np.frombuffer(data, self._dtype)
                for number, data in self._search.array_pieces(*self._place, missing).items()
            }
            self._pieces.update(fetched)
            known |= fetched
        return [known[number] for number in numbers]

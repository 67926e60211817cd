"""Very many checksums: whether a certain one is among them, and which are there several times."""

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.postings import repeated
from pwc_tui.search.spool import Spool

Keys = NDArray[np.int64]

_SORTED_AT_ONCE = 500_000
"""Checksums: 8 MB with all that sorting takes."""

_BLOCK = 1_024
"""Checksums that are read to look for one: 8 KB."""

_BLOCKS = 256
"""Of which are read at once while the first of each are gathered."""


class SortedKeys:
    """Checksums in a file, sorted."""

    def __init__(self, parts: Callable[[], Iterable[Keys]], count: int, folder: Path) -> None:
        """Sort the `count` checksums that `parts` yields as often as it is called.

        Those of one range of values are sorted at a time; `folder` takes the file.
        """
        self._keys = Spool(folder, np.int64)
        several = [np.empty(0, np.int64)]
        size = (1 << 64) // (count // _SORTED_AT_ONCE + 1) + 1
        for first in range(-1 << 63, 1 << 63, size):
            last = min(first + size, 1 << 63) - 1
            found = [part[(part >= first) & (part <= last)] for part in parts()]
            keys = np.concatenate([np.empty(0, np.int64), *found])
            keys.sort()
            several.append(repeated(keys))
            self._keys.append(keys)
        heads = [part[::_BLOCK].copy() for part in self._keys.parts(_BLOCKS * _BLOCK)]
        self._heads = np.concatenate([np.empty(0, np.int64), *heads])
        self.several = np.concatenate(several)
        """Those that are there more than once, sorted."""

    def __contains__(self, key: int) -> bool:
        block = int(self._heads.searchsorted(key, "right")) - 1
        if block < 0:
            return False
        keys = self._keys.between(block * _BLOCK, min((block + 1) * _BLOCK, len(self._keys)))
        place = int(keys.searchsorted(key))
        return place < len(keys) and int(keys[place]) == key

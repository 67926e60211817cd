"""Very many checksums: whether a certain one is among them, and which are there several times."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.postings import is_among, repeated
from pwc_tui.spill.array_file import Spool
from pwc_tui.spill.external_sort import ROW_BITS, sort_in_ranges

Keys = NDArray[np.int64]

_BLOCK = 1_024
"""Checksums that are read to look for one: 8 KB."""

_BLOCKS = 256
"""Of which are read at once while the first of each are gathered."""

_UNSIGNED = (1 << 64) - 1


class SortedKeys:
    """Checksums in a file, sorted as numbers without a sign."""

    def __init__(self, parts: Iterable[Keys], count: int, folder: Path) -> None:
        """Sort the `count` checksums that come in parts; `folder` takes the file."""
        self._keys = Spool(folder, np.uint64)
        several = [np.empty(0, np.uint64)]
        unsigned = (part.view(np.uint64) for part in parts)
        for keys in sort_in_ranges(unsigned, count, 1 << int(ROW_BITS), folder):
            several.append(repeated(keys))
            self._keys.append(keys)
        self._several = np.concatenate(several)
        heads = [part[::_BLOCK].copy() for part in self._keys.parts(_BLOCKS * _BLOCK)]
        self._heads = np.concatenate([np.empty(0, np.uint64), *heads])

    def __contains__(self, key: int) -> bool:
        wanted = np.uint64(key & _UNSIGNED)
        block = int(self._heads.searchsorted(wanted, "right")) - 1
        if block < 0:
            return False
        keys = self._keys.between(block * _BLOCK, min((block + 1) * _BLOCK, len(self._keys)))
        return bool(is_among(np.array([wanted]), keys)[0])

    def are_several(self, keys: Keys) -> NDArray[np.bool_]:
        """Return for each of these checksums whether it is there more than once."""
        return is_among(keys.view(np.uint64), self._several)

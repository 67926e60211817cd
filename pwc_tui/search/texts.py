"""Many short texts in mapped arrays: names and what belongs to them, decoded when asked for."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.arrays import ArrayFile


class Texts:
    """Texts by number, from 0."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._ends = file.get(f"{name}_ends")
        self._bytes = file.view(f"{name}_bytes")

    def __getitem__(self, number: int) -> str:
        return str(self._bytes[self._ends[number] : self._ends[number + 1]], "utf-8")


def texts_arrays(name: str, texts: Iterable[str]) -> dict[str, NDArray[Any]]:
    """Return the arrays of `Texts`."""
    # Half characters, which only hand-made databases hold, become question marks.
    raw = [text.encode("utf-8", "replace") for text in texts]
    ends = np.zeros(len(raw) + 1, np.uint32)
    np.cumsum([len(each) for each in raw], out=ends[1:])
    return {f"{name}_ends": ends, f"{name}_bytes": np.frombuffer(b"".join(raw), np.uint8)}

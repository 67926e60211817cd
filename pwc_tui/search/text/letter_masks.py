"""The letters of words as numbers, among which those that resemble what was typed are found."""

import numpy as np
from numpy.typing import NDArray

EDGE = 10
"""The line feed stands before and after every word: edges take part in the pairs of letters."""


def codes_of(text: str) -> NDArray[np.uint64]:
    """Return the code point of every letter."""
    return np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64)


def letter_bits(codes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return one of 32 bits for each letter: a cheap "may hold", never a wrong "does not"."""
    bits = np.uint32(1) << (codes & np.uint64(31)).astype(np.uint32)
    return np.where(codes == EDGE, np.uint32(0), bits)

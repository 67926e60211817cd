"""What titles have in common that differ in spaces or the order of words, for many at once."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

_AT_ONCE = 1 << 11
_CHARACTER_BITS = 21
"""Of a code point, below the place of its title in a number of 32 bits."""


def spellings(titles: Sequence[Sequence[str]]) -> list[str]:
    """Return `domain.text.generic_titles.spelling` of each, in a quarter of the time."""
    found: list[str] = []
    for start in range(0, len(titles), _AT_ONCE):
        found += _sorted_each(["".join(title) for title in titles[start : start + _AT_ONCE]])
    return found


def _sorted_each(texts: Sequence[str]) -> list[str]:
    """Return texts with the letters of each sorted."""
    lengths = [len(text) for text in texts]
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    owners = np.repeat(np.arange(len(texts), dtype=np.uint32), lengths) << _CHARACTER_BITS
    owners |= letters
    owners.sort()
    owners &= (1 << _CHARACTER_BITS) - 1
    ordered = owners.tobytes().decode("utf-32-le", "surrogatepass")
    return [ordered[start:end] for start, end in pairwise(accumulate(lengths, initial=0))]

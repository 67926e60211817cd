"""The words that can be keywords of papers: which there are, and how common each is."""

import math
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.text.bulk_tokenizer import WordTable, cut
from pwc_tui.store.queries.table_scan import Scan

_SAMPLE = 20_000
"""Abstracts whose words are counted to know how common a word is."""

_COMMON_SHARE = 20
_FEWEST_COMMON = 10
"""A word of more than one in 20 papers is no keyword; one of 10 papers may be, in the demo."""

_NUMBER_BITS = 32


class KnownWords:
    """The words that can be keywords, numbered from the rarest, and how rare they are.

    Those of two titles, or of two abstracts of the sample: others nobody could share.
    """

    def __init__(self, scan: Scan) -> None:
        self._count = max(scan.paper_count(), 1)
        stride = max(1, self._count // _SAMPLE)
        counted = _Counted()
        in_titles = counted.uses(scan.title_batches(), 1)
        in_texts = counted.uses(scan.text_batches(stride), 2)
        uses = np.where(in_texts > 1, in_texts * stride, 0)
        titled = uses[: len(in_titles)]
        np.maximum(titled, in_titles, out=titled, where=in_titles > 1)
        self._uses = uses
        self._table = counted.table
        self._number(counted.spelled)

    def _number(self, spelled: "_Spelled") -> None:
        """Give numbers to the words that are common enough and not too common, the rarest first."""
        most = max(self._count // _COMMON_SHARE, _FEWEST_COMMON)
        rows = np.flatnonzero((self._uses > 1) & (self._uses <= most)).tolist()
        found = ((int(self._uses[row]), spelled[row], row) for row in rows)
        kept = sorted(each for each in found if len(each[1]) > 1 and each[1] not in FUNCTION_WORDS)
        # A word that was cut in the middle of a letter is shown without it.
        self.terms = [word.decode(errors="ignore").encode() for _, word, _ in kept]
        self.hashes: NDArray[np.uint64] = self._table.hashes[[row for _, _, row in kept]]
        sizes = np.array([uses for uses, _, _ in kept], np.float64)
        rarity = np.log(self._count / sizes).clip(0.01) / math.log(self._count + 1)
        self.rarity: NDArray[np.float32] = rarity.astype(np.float32)

    def shares(self, hashes: NDArray[np.uint64]) -> NDArray[np.float64]:
        """Return which part of the papers has each of these words, as far as the sample tells."""
        rows = self._table.find(hashes)
        shares: NDArray[np.float64] = np.append(self._uses, 0)[rows] / self._count
        return shares


class _Counted:
    """Counts the papers that have a word; words have the same number in every count."""

    def __init__(self) -> None:
        self.table, self.spelled = WordTable(), _Spelled()

    def uses(self, batches: Iterable[Sequence[bytes]], texts_each: int) -> NDArray[np.int64]:
        """Return how many papers have each word; every paper has `texts_each` texts in a row."""
        uses = np.zeros(0, np.int64)
        for texts in batches:
            words = cut(texts)
            self.spelled.add(words.spelled(self.table.add(words.hashes)))
            keys = words.owners // texts_each << _NUMBER_BITS | self.table.find(words.hashes)
            keys.sort()
            numbers = keys[np.diff(keys, prepend=-1) > 0] & ((1 << _NUMBER_BITS) - 1)
            counts = np.bincount(numbers, minlength=len(self.table))
            counts[: len(uses)] += uses
            uses = counts
        return uses


class _Spelled:
    """Words by number, one after the other in a fifth of the memory of so many objects."""

    def __init__(self) -> None:
        self._text, self._ends = bytearray(), array("Q", [0])

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._text[self._ends[number] : self._ends[number + 1]])

    def add(self, words: Sequence[bytes]) -> None:
        """Give the next numbers to these words."""
        self._text += b"".join(words)
        self._ends.extend(islice(accumulate(map(len, words), initial=self._ends[-1]), 1, None))


_GERMAN = """
aber auch auf aus bei beim bis dabei damit dann dass dem denen denn der deren des dessen die
dies diese diesem diesen dieser dieses doch durch ein eine einem einen einer eines für haben ihr
ihre im ist jedoch kann können mehr mit nach nicht nur ob oder ohne sehr sein seine sich sie
sind sowie über um und uns unser unsere unter vom von vor werden wenn wie wir wird wobei wurde
wurden zu zum zur zwischen
"""
_FRENCH = """
afin ainsi alors au aux avec avons ce ces cet cette chaque chez comme dans de depuis des deux
dont du elle elles en entre est et être il ils la le les leur leurs lors mais ne nos notre nous
ont ou où par parmi pas peut peuvent pour qu que quelle quelles qui sa sans se selon ses sont
sous sur tous tout toutes très un une vers
"""
_OTHERS = """
con como das del della delle dei di dos el entre es esta este gli las los nel não para per por
que se sobre sono su sus uma una
"""
"""Spanish, Italian and Portuguese."""

FUNCTION_WORDS = frozenset(
    word.encode() for text in (_GERMAN, _FRENCH, _OTHERS) for word in text.split()
)
"""In UTF-8, as the index has words."""

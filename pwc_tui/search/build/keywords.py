"""Building the keywords of papers: for each the rarest words of its title and abstract."""

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.build.dataset_mentions import Mentions
from pwc_tui.search.index.postings import Part, ends_of
from pwc_tui.search.meaning.words import FUNCTION_WORDS, STOP_WORDS
from pwc_tui.search.text.bulk_tokenizer import WordTable, cut
from pwc_tui.spill.array_file import Spool
from pwc_tui.spill.external_sort import ROW_BITS, sort_in_ranges
from pwc_tui.store.queries.table_scan import Scan

KEYWORDS = 20
"""Keywords of a paper. nDCG@10 of all evidence but boards, 1,045 papers of the real archive: 12
0.26, 16 0.272, 20 0.279, 24 0.281, all words 0.294; each takes 9 bytes a paper."""

_TITLE_WORTH = 1.5
"""What a word of the title is worth beside one of the abstract (1: 0.274, 2: 0.279, 3: 0.270)."""

_LEVELS = 255
"""A weight of 1 in the index."""

_WORD_BITS = 31
_PAPER_BITS, _WEIGHT_BITS = 32, 8
"""Beside them 24 bits are left for a word: 16 million, where the whole archive has 63,379."""

_PAPERS_AT_ONCE = 10_000
"""Papers whose keywords are put in other order in one go: 2 MB for each step."""


def keyword_arrays(
    scan: Scan, folder: Path, tell: Callable[[float], None]
) -> tuple[dict[str, NDArray[Any] | Spool[Any]], Iterator[Part]]:
    """Return the arrays of the keywords of all papers; and papers, and the dataset each mentions.

    One pass over the texts for both. What is too large for the memory is kept in files in `folder`.
    `tell` is told how much is done, 0 to 1.
    """
    count, done = max(scan.paper_count(), 1), 0
    known = KnownWords(scan)
    table = WordTable(known.hashes)
    mentions = Mentions(scan.dataset_names(), known.shares, table)
    terms = known.terms
    picked = _Picked(known.rarity, folder)
    papers, datasets = Spool(folder, np.int32), Spool(folder, np.int32)
    del known  # which counted seven times as many words: 25 MB
    for texts in scan.text_batches():
        words = cut(texts)
        numbers = table.find(words.hashes)
        rows = np.flatnonzero(numbers >= 0)
        numbers = numbers[rows]
        of_texts, mentioned = mentions.look(words, rows, numbers)
        papers.append((of_texts // 2 + done).astype(np.int32))
        datasets.append(mentioned.astype(np.int32))
        is_keyword = numbers < len(terms)
        picked.add(words.owners[rows[is_keyword]], numbers[is_keyword], len(texts) // 2)
        done += len(texts) // 2
        tell(0.8 * done / count)
    both = zip(papers.parts(), datasets.parts(), strict=True)
    return picked.arrays() | _term_arrays(terms), both


class _Picked:
    """The keywords picked so far, paper by paper: their numbers, and their weights."""

    def __init__(self, rarity: NDArray[np.float32], folder: Path) -> None:
        self._rarity, self._folder = rarity, folder
        self._words, self._weights = Spool(folder, np.int32), Spool(folder, np.uint8)
        self._sizes = Spool(folder, np.uint8)
        self._uses = np.zeros(len(rarity), np.int64)

    def add(self, texts: NDArray[np.int64], words: NDArray[np.int32], papers: int) -> None:
        """Pick the keywords of so many papers more, of which these are the words.

        `texts` has of each word where it stands: the title of the first paper is 0, its abstract 1,
        the title of the second one 2.
        """
        owners, is_title, picked = _rarest(texts, words)
        worth = self._rarity[picked]
        worth[is_title] *= _TITLE_WORTH
        # The weights of a paper have the length 1.
        lengths = np.sqrt(np.bincount(owners, worth * worth, papers))
        self._words.append(picked.astype(np.int32))
        self._weights.append(np.rint(worth / lengths[owners] * _LEVELS).astype(np.uint8))
        self._sizes.append(np.bincount(owners, minlength=papers).astype(np.uint8))
        self._uses += np.bincount(picked, minlength=len(self._uses))

    def arrays(self) -> dict[str, NDArray[Any] | Spool[Any]]:
        """Return the keywords of each paper and the papers of each keyword, with the weights."""
        papers, weights = self._by_word()
        return {
            "word_of_paper_ends": ends_of(self._sizes.parts(), self._folder),
            "word_of_paper_values": self._words,
            "word_of_paper_weights": self._weights,
            "paper_of_word_ends": np.append(0, np.cumsum(self._uses)).astype(np.uint32),
            "paper_of_word_values": papers,
            "paper_of_word_weights": weights,
        }

    def _by_word(self) -> tuple[Spool[np.int32], Spool[np.uint8]]:
        """Return the papers of each word, one word after the other, and the weights there."""
        papers, weights = Spool(self._folder, np.int32), Spool(self._folder, np.uint8)
        row_count = len(self._uses) << _PAPER_BITS + _WEIGHT_BITS - int(ROW_BITS)
        for keys in sort_in_ranges(self._keys(), len(self._words), row_count, self._folder):
            weights.append((keys & np.uint64((1 << _WEIGHT_BITS) - 1)).astype(np.uint8))
            papers.append((keys >> np.uint64(_WEIGHT_BITS)).astype(np.uint32).view(np.int32))
        return papers, weights

    def _keys(self) -> Iterator[NDArray[np.uint64]]:
        """Yield word, paper and weight, as one number, of all keywords in parts."""
        first = start = 0
        for sizes in self._sizes.parts(_PAPERS_AT_ONCE):
            after = start + int(sizes.sum(dtype=np.int64))
            keys = self._words.between(start, after).astype(np.uint64)
            keys <<= np.uint64(_PAPER_BITS)
            keys |= np.repeat(np.arange(first, first + len(sizes), dtype=np.uint64), sizes)
            keys <<= np.uint64(_WEIGHT_BITS)
            keys |= self._weights.between(start, after)
            yield keys
            first, start = first + len(sizes), after


def _rarest(
    texts: NDArray[np.int64], words: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.int64]]:
    """Return the keywords of papers, those of the title first, each time the rarest ones first.

    That is of each keyword the paper, whether the title has it, and the number of the word.
    """
    papers, is_abstract = texts >> 1, texts & 1
    keys = np.sort((papers << _WORD_BITS | words) << 1 | is_abstract)
    keys = keys[np.diff(keys >> 1, prepend=-1) > 0]
    # The bit that tells the abstract goes before the word.
    papers, words_only = keys >> _WORD_BITS + 1, keys >> 1 & (1 << _WORD_BITS) - 1
    keys = np.sort((papers << 1 | keys & 1) << _WORD_BITS | words_only)
    sizes = np.bincount(keys >> _WORD_BITS + 1)
    firsts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    keys = keys[np.arange(len(keys)) - firsts < KEYWORDS]
    is_title = keys >> _WORD_BITS & 1 == 0
    return keys >> _WORD_BITS + 1, is_title, keys & (1 << _WORD_BITS) - 1


def _term_arrays(terms: list[bytes]) -> dict[str, NDArray[Any]]:
    ends = np.zeros(len(terms) + 1, np.uint32)
    np.cumsum([len(term) for term in terms], out=ends[1:])
    return {"terms": np.frombuffer(b"".join(terms), np.uint8), "term_ends": ends}


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
        kept = sorted(each for each in found if len(each[1]) > 1 and each[1] not in _FUNCTION_WORDS)
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

_FUNCTION_WORDS = frozenset(
    word.encode()
    for word in (*" ".join((_GERMAN, _FRENCH, _OTHERS)).split(), *STOP_WORDS, *FUNCTION_WORDS)
)
"""In UTF-8, as the index has words."""

"""What titles are found by beside their words: their words written together, letters spelled out.

A run of words counts as one word where a title has it with hyphens (`End-to-End`) or another as one
word (`dataset`): then all titles with these words side by side are found by it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.corpus_build import IndexField, SpooledWords, WordNumbers
from pwc_tui.search.text.compounds import hyphenated, spelled_out
from pwc_tui.search.text.tokenizer import SMALL_WORDS
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.spill.array_file import Spool

_SHORTEST = 4
"""Letters of a word that may also be written as two."""

_BEGINNINGS = ("over", "under")
"""Small words that begin others: `over fitting`."""

_TITLES_AT_ONCE = 5_000
_PIECE = re.compile(r"\d+|\D+")
_WORD_BITS = np.uint64(32)

Run = tuple[int, ...]
"""Words side by side, by number."""


class TitleForms:
    """Collects the forms of titles, which wait in files in `folder`."""

    def __init__(self, numbers: WordNumbers, folder: Path) -> None:
        self._numbers = numbers
        self._words, self._papers = Gathered(folder, np.int32), Gathered(folder, np.int32)
        self._folder = folder
        self._runs: dict[Run, int] = {}

    def add(self, paper: int, title: str) -> None:
        """Note what the title of a paper (from 0) shows by its own hyphens and letters."""
        for parts in hyphenated(title):
            joined, *run = self._numbers.number(("".join(parts), *parts))
            self._note(joined, paper)
            if _is_telling(parts):
                self._runs[tuple(run)] = joined
        for _, spelled in spelled_out(title):
            self._note(self._numbers.number((spelled,))[0], paper)

    def field(self, titles: SpooledWords) -> tuple[Spool[np.int32], Spool[np.int32]]:
        """Return the words of forms, and the paper of each.

        `titles` are the words of all titles; no other words have numbers by now.
        """
        self._runs |= _words_apart(self._numbers.known())
        runs = _Runs.of(self._runs, len(self._numbers.known()))
        self._runs = {}
        words, sizes = titles
        end = 0
        for at in range(0, len(sizes), _TITLES_AT_ONCE):
            counts = sizes[at : at + _TITLES_AT_ONCE]
            start, end = end, end + int(counts.sum(dtype=np.int64))
            papers = np.repeat(np.arange(at, at + len(counts), dtype=np.int32), counts)
            for found, places in runs.find(words.between(start, end), papers):
                self._words.extend(found.tolist())
                self._papers.extend(papers[places].tolist())
        return self._words.spool(), self._papers.spool()

    def _note(self, word: int, paper: int) -> None:
        self._words.add(word)
        self._papers.add(paper)


def _words_apart(known: Mapping[str, int]) -> dict[Run, int]:
    """Return the words of titles that may be written as several, by these."""
    found: dict[Run, int] = {}
    begun: list[str] = []
    for word in sorted(filter(str.isascii, known)):
        while begun and not word.startswith(begun[-1]):
            begun.pop()
        for parts in _made_of(word, begun, known) if len(word) >= _SHORTEST else ():
            if _is_telling(parts):
                found[tuple(known[part] for part in parts)] = known[word]
        begun.append(word)
    return found


def _made_of(word: str, begun: Iterable[str], known: Mapping[str, int]) -> Iterator[Sequence[str]]:
    """Yield the known words that a word is made of: two, or more of letters and digits.

    `begun` are those that it begins with.
    """
    for first in begun:
        if (last := word[len(first) :]) in known:
            yield first, last
    if not word.isalpha():
        pieces = _PIECE.findall(word)
        if len(pieces) > 2 and all(piece in known for piece in pieces):
            yield pieces


def _is_telling(parts: Sequence[str]) -> bool:
    """Return whether words side by side may be one: `a symmetric` is not `asymmetric`."""
    begins = parts[0] not in SMALL_WORDS or parts[0] in _BEGINNINGS
    return begins and parts[-1] not in SMALL_WORDS


class _Runs(NamedTuple):
    """Runs of words as a tree: after each word, or what was found so far, the words that go on."""

    keys: NDArray[np.uint64]
    """What was found so far and the next word, in order."""
    nodes: NDArray[np.int64]
    """What is found then: no word has such a number."""
    joined: NDArray[np.int32]
    """The word that it is as one, by `nodes` less the number of words; -1 for none yet."""
    is_first: NDArray[np.bool_]
    """Whether each word begins a run."""

    @classmethod
    def of(cls, runs: Mapping[Run, int], words: int) -> "_Runs":
        """Return the tree of `runs`, where there are so many `words`."""
        nodes: dict[int, int] = {}
        joined: list[int] = []
        is_first = np.zeros(words, np.bool_)
        for run, word in runs.items():
            is_first[run[0]] = True
            node = run[0]
            for following in run[1:]:
                key = node << int(_WORD_BITS) | following
                if key not in nodes:
                    nodes[key] = words + len(joined)
                    joined.append(-1)
                node = nodes[key]
            joined[node - words] = word
        keys = np.fromiter(nodes, np.uint64, len(nodes))
        values = np.fromiter(nodes.values(), np.int64, len(nodes))
        order = np.argsort(keys)
        return cls(keys[order], values[order], np.array(joined, np.int32), is_first)

    def find(
        self, words: NDArray[np.int32], papers: NDArray[np.int32]
    ) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int64]]]:
        """Yield the joined words of all runs among `words`, and the place where each begins."""
        if not len(self.keys):
            return
        places = np.flatnonzero(self.is_first[words])
        nodes = words[places].astype(np.int64)
        length = 1
        while len(places):
            goes_on = places + length < len(words)
            places, nodes = places[goes_on], nodes[goes_on]
            following = places + length
            keys = nodes.astype(np.uint64) << _WORD_BITS | words[following].astype(np.uint64)
            at = np.minimum(self.keys.searchsorted(keys), len(self.keys) - 1)
            is_run = (self.keys[at] == keys) & (papers[following] == papers[places])
            places, nodes = places[is_run], self.nodes[at[is_run]]
            found = self.joined[nodes - len(self.is_first)]
            yield found[found >= 0], places[found >= 0]
            length += 1


def placed_field(forms: tuple[Spool[np.int32], Spool[np.int32]]) -> IndexField:
    """Return forms as a field."""
    words, papers = forms
    return IndexField(len(words), zip(words.parts(), papers.parts(), strict=True))

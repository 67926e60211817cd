"""The words of a server that typed ones may stand for, with how often each is used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pwc_tui.postgres.search_queries import NearWords, ServerSearch
from pwc_tui.search.text.compounds import joined_runs, letters_and_number, number_spellings
from pwc_tui.search.text.word_forms import other_forms
from pwc_tui.system.lru_cache import LruCache

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

_SHORT = 8
"""Letters up to which all words one edit away are looked up: trigrams miss them in short words, and
longer ones keep enough trigrams."""

_SEGMENTED = 10
"""Letters from which a lone word may be several typed as one; all words in it are looked up."""

_LONGEST_PART = 18
_KNOWN_USES = 3
_REMEMBERED = 300


@dataclass(frozen=True, slots=True)
class _Near:
    """The words near one typed word."""

    uses: dict[str, int] = field(default_factory=dict)


class FuzzyWordFinder:
    """Finds the words of papers, or of a group of names, near typed ones. Safe for threads.

    What was found is remembered: of a text that grows letter by letter only the last word is asked.
    """

    def __init__(self, search: ServerSearch, group: str | None) -> None:
        self._search = search
        self._group = group
        self._known: LruCache[tuple[str, bool], _Near] = LruCache(_REMEMBERED)

    def near(self, typed: Sequence[str]) -> dict[str, int]:
        """Return by word how often it is used, for all words that any of `typed` may stand for.

        `typed` are folded words; the last one may be a beginning.
        """
        places = {(word, at == len(typed) - 1) for at, word in enumerate(typed)}
        known = {place: self._known.get(place) for place in places}
        if missing := [place for place, near in known.items() if near is None]:
            known |= self._look_up(missing, is_short=len(typed) <= 2)
        found: dict[str, int] = {}
        for near in known.values():
            found |= near.uses if near else {}
        joined = [together for _, _, together in joined_runs(typed)]
        return found | (self._of_joined(joined, "".join(typed[-2:])) if joined else {})

    def _look_up(
        self, missing: Sequence[tuple[str, bool]], *, is_short: bool
    ) -> dict[tuple[str, bool], _Near]:
        spelled = {word: set(_spellings(word, is_short=is_short)) for word, _ in missing}
        uses = self._search.uses(self._group, set().union(*spelled.values()))
        near = {place: _Near() for place in missing}
        for place in missing:
            near[place].uses.update({w: uses[w] for w in spelled[place[0]] if w in uses})
        rare = [word for word, _ in missing if len(word) >= 3 and not self._is_common(word, uses)]
        unknown = [word for word in rare if uses.get(word, 0) < _KNOWN_USES]
        asked = NearWords(
            starts=[word for word, is_last in missing if is_last or len(word) >= 3],
            similar=rare,
            near_starts=[word for word, is_last in missing if is_last and word in unknown],
            lettered=unknown,
        )
        for typed, word, count in self._search.near(self._group, asked):
            for is_last in (False, True):
                if (typed, is_last) in near:
                    near[typed, is_last].uses[word] = count
        self._known.update(near)
        return near

    def _is_common(self, word: str, uses: dict[str, int]) -> bool:
        """Return whether a word is used so much that it is no slip of another one."""
        return uses.get(word, 0) >= max(_KNOWN_USES, self._search.papers // 30_000)

    def _of_joined(self, joined: Sequence[str], last: str) -> dict[str, int]:
        """Return the uses of words that were typed apart; the `last` two may begin one."""
        spelled = {
            each for word in joined for each in (word, *other_forms(word), *_with_number(word))
        }
        near = self._search.near(self._group, NearWords([last], (), (), ()))
        return self._search.uses(self._group, spelled) | {word: uses for _, word, uses in near}


def _spellings(word: str, *, is_short: bool) -> Iterator[str]:
    """Yield what is looked up as it is: the word, one edit of it, the words that it consists of."""
    yield word
    yield from other_forms(word)
    yield from _with_number(word)
    if len(word) >= 3:
        yield from _cuts(word)
    if 3 <= len(word) <= _SHORT and word.isascii():
        yield from _edits(word)
    if is_short and len(word) >= _SEGMENTED:
        for start in range(len(word) - 1):
            for end in range(start + 2, min(start + _LONGEST_PART, len(word)) + 1):
                yield word[start:end]


def _cuts(word: str) -> Iterator[str]:
    for cut in range(2, len(word) - 1):
        yield word[:cut]
        yield word[cut:]


def _with_number(word: str) -> Iterator[str]:
    """Yield the spellings of letters and a number, together and apart."""
    if parts := letters_and_number(word):
        letters, number = parts
        yield letters
        for spelled in number_spellings(number):
            yield spelled
            yield letters + spelled


def _edits(word: str) -> Iterator[str]:
    """Yield all words one insertion, deletion, replacement or swap of neighbours away."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]

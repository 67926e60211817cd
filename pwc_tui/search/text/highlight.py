"""Which parts of a text the words of a search matched, to be marked on the screen."""

import re
from collections.abc import Sequence

from pwc_tui.domain.text.clean import fold
from pwc_tui.search.text.tokenizer import IDEOGRAPH, MAX_WORD

_IDEOGRAPH = re.compile(f"[{IDEOGRAPH}]")
_WORD = re.compile(f"[{IDEOGRAPH}]+|[^\\W_{IDEOGRAPH}]+")


def spans(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return the ranges of `text` (start, end in characters) whose words match one of `terms`.

    Terms are folded words, as `Answer.terms` has them: a word matches when it equals a term, or
    begins with one that ends in `*`. Ideographs match inside of a run. In order, never overlapping.
    """
    if not terms or not text:
        return []
    exact = {term for term in terms if not term.endswith("*")}
    starts = tuple(term[:-1] for term in terms if term.endswith("*") and len(term) > 1)
    folded, places = _fold_with_places(text)
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(folded):
        for first, last in _matches(word[0], exact, starts):
            start, end = word.start() + first, word.start() + last
            _append(found, places[start], places[end])
    return found


def _fold_with_places(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text, and for each of its letters (and the end) its place in `text`."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for letter in fold(char):
            letters.append(letter)
            places.append(at)
    places.append(len(text))
    return "".join(letters), places


def _matches(word: str, exact: set[str], starts: tuple[str, ...]) -> list[tuple[int, int]]:
    cut = word[:MAX_WORD]
    if cut in exact or cut.startswith(starts):
        return [(0, len(word))]
    if not _IDEOGRAPH.match(word):
        return []
    return sorted(
        found.span() for term in (*exact, *starts) for found in re.finditer(re.escape(term), word)
    )


def _append(found: list[tuple[int, int]], start: int, end: int) -> None:
    if found and start <= found[-1][1]:
        found[-1] = (found[-1][0], max(end, found[-1][1]))
    elif end > start:
        found.append((start, end))

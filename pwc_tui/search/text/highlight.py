"""Which parts of a text the words of a search matched, to be marked on the screen."""

import re
from collections.abc import Iterator, Sequence

from pwc_tui.domain.text.clean import clean_line, fold
from pwc_tui.domain.text.latex_letters import letters_with_places
from pwc_tui.search.text.compounds import MOST_PARTS, spelled_out
from pwc_tui.search.text.tokenizer import IDEOGRAPH, MAX_WORD

_IDEOGRAPH = re.compile(f"[{IDEOGRAPH}]")
_MOST_BETWEEN = 3
"""Characters between two words that may be one, as `search.text.compounds` has them."""

_WORD = re.compile(f"[{IDEOGRAPH}]+|[^\\W_{IDEOGRAPH}]+")


def spans(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return the ranges of `text` (start, end in characters) whose words match one of `terms`.

    Terms are folded words, as `Answer.terms` has them: a word matches when it equals a term, or
    begins with one that ends in `*`, and so do words side by side that are one together, and words
    with other letters for theirs. Ideographs match inside of a run. In order, never overlapping.
    """
    if not terms or not text:
        return []
    exact = {term for term in terms if not term.endswith("*")}
    starts = tuple(term[:-1] for term in terms if term.endswith("*") and len(term) > 1)
    folded, places = _fold_with_places(text)
    spelled = dict(spelled_out(text))
    ranges: list[tuple[int, int]] = []
    words = list(_WORD.finditer(folded))
    for word in words:
        matches = _matches(word[0], exact, starts)
        if not matches and spelled.get(word[0]) in exact:
            matches = [(0, len(word[0]))]
        ranges += ((word.start() + first, word.start() + last) for first, last in matches)
    if len(words) > 1:
        ranges = sorted([*ranges, *_together(words, exact, starts)])
    found: list[tuple[int, int]] = []
    for start, end in ranges:
        _append(found, places[start], places[end])
    return found


def _together(
    words: Sequence[re.Match[str]], exact: set[str], starts: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Yield where words side by side are one of the terms, or begin with one, together."""
    texts = [word[0] for word in words]
    together, apart = "".join(texts), " ".join(texts)
    known = {term for term in exact if together.count(term) > apart.count(term)}
    starts = tuple(start for start in starts if together.count(start) > apart.count(start))
    if not known and not starts:
        return
    for first, word in enumerate(words):
        joined = word[0]
        for last in words[first + 1 : first + MOST_PARTS]:
            if joined.startswith(starts) or last.start() > word.end() + MAX_WORD:
                break
            joined += last[0]
            if joined in known or joined.startswith(starts):
                yield word.start(), last.end()


def _fold_with_places(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text, and for each of its letters (and the end) its place in `text`."""
    if text.isascii() and "\\" not in text:
        return text.lower(), range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for at, char in letters_with_places(text):
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


SNIPPET_LENGTH = 160
"""Characters: two lines of a narrow terminal."""

_LOOKED_AT = 20_000
"""Characters of a text that are read; the longest real abstracts have 10,000."""

_LEAD = 40
"""Characters before the first word that was found."""


def snippet(text: str, terms: Sequence[str]) -> str:
    """Return about 160 characters of `text` on one line, where most of `terms` stand together.

    Terms are as `search.text.highlight.spans` takes them. What is left out is marked by `…`.
    """
    line = clean_line(text[:_LOOKED_AT])
    if len(line) <= SNIPPET_LENGTH:
        return line
    start = _whole_word(line, max(0, _best_place(line, terms) - _LEAD))
    end = start + SNIPPET_LENGTH
    if end >= len(line):
        end = len(line)
        start = _whole_word(line, end - SNIPPET_LENGTH)
    else:
        end = max(line.rfind(" ", start + SNIPPET_LENGTH // 2, end + 1), start) or end
    return "…" * (start > 0) + line[start:end] + "…" * (end < len(line))


def _best_place(line: str, terms: Sequence[str]) -> int:
    """Return where the stretch begins that holds most different words, and the first of those."""
    marks = [(start, fold(line[start:end])) for start, end in spans(line, terms)]
    best, place = 0, 0
    for at, (start, _) in enumerate(marks):
        within = {word for where, word in marks[at:] if where < start + SNIPPET_LENGTH - _LEAD}
        if len(within) > best:
            best, place = len(within), start
    return place


def _whole_word(line: str, start: int) -> int:
    """Return the beginning of the first whole word from `start` on, if one begins soon."""
    if start == 0 or line[start - 1] == " ":
        return start
    blank = line.find(" ", start, start + _LEAD)
    return blank + 1 if blank >= 0 else start

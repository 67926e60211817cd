"""Which parts of a text the words of a search matched, to be marked on the screen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pwc_tui.domain.text.clean import clean_line, fold
from pwc_tui.domain.text.latex_letters import letters_with_places
from pwc_tui.search.text.compounds import MOST_PARTS, greek_letters, spelled_out
from pwc_tui.search.text.tokenizer import IDEOGRAPH, MAX_WORD

_IDEOGRAPH = re.compile(f"[{IDEOGRAPH}]")
_MOST_BETWEEN = 3
"""Characters between two words that may be one, as `search.text.compounds` has them."""

_WORD = re.compile(f"[{IDEOGRAPH}]+|[^\\W_{IDEOGRAPH}]+")

_SHORT = 500
"""Characters of a text that is kept as it was read: a title, names. A key marks them all again."""
_KEPT = 1024


def spans(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return the ranges of `text` (start, end in characters) whose words match one of `terms`.

    Terms are folded words, as `Answer.terms` has them: a word matches when it equals a term, or
    begins with one that ends in `*`, and so do words side by side that are one together, and words
    with other letters for theirs. Ideographs match inside of a run. In order, never overlapping.
    """
    if not terms or not text:
        return []
    read = _read_short(text) if len(text) <= _SHORT else _read(text)
    exact = {term for term in terms if not term.endswith("*") and term in read.letters}
    stems = (term[:-1] for term in terms if term.endswith("*") and len(term) > 1)
    starts = tuple(stem for stem in stems if stem in read.letters)
    if not exact and not starts:
        return []
    ranges: list[tuple[int, int]] = []
    for word, start, end in read.words:
        if word in exact or word.startswith(starts):
            ranges.append((start, end))
        elif not read.is_plain:
            matches = _matches_of_odd(word, read.spelled.get(word, ""), exact, starts)
            ranges += ((start + first, start + last) for first, last in matches)
    if len(read.words) > 1:
        ranges = sorted([*ranges, *_together(read, exact, starts)])
    found: list[tuple[int, int]] = []
    for start, end in ranges:
        _append(found, read.places[start], read.places[end])
    return found


@dataclass(frozen=True, slots=True)
class _ReadText:
    """A text as it is looked through."""

    words: Sequence[tuple[str, int, int]]
    """Each folded, and where it begins and ends in the folded text."""
    places: Sequence[int]
    """For each letter of the folded text (and its end) the place in the text."""
    is_plain: bool
    """Whether no word holds others, is spelled otherwise, or is longer than terms are."""
    spelled: Mapping[str, str]
    """Words that have another spelling, and that."""
    together: str
    """The words without anything between them."""
    apart: str
    letters: str
    """Holds whatever can match: the words, other spellings, names of Greek letters."""


def _read(text: str) -> _ReadText:
    folded, places = _fold_with_places(text)
    words = [(word[0], word.start(), word.end()) for word in _WORD.finditer(folded)]
    texts = [word for word, _, _ in words]
    spelled, together = dict(spelled_out(text)), "".join(texts)
    letters = " ".join(
        (together, *spelled.values(), *(name for _, name in greek_letters(together)))
    )
    is_plain = folded.isascii() and not spelled and all(len(word) <= MAX_WORD for word in texts)
    return _ReadText(words, places, is_plain, spelled, together, " ".join(texts), letters)


_read_short = lru_cache(_KEPT)(_read)


def _together(
    read: _ReadText, exact: set[str], starts: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Yield where words side by side are one of the terms, or begin with one, together."""
    together, apart, words = read.together, read.apart, read.words
    known = {term for term in exact if together.count(term) > apart.count(term)}
    starts = tuple(start for start in starts if together.count(start) > apart.count(start))
    if not known and not starts:
        return
    for first, (word, start, end) in enumerate(words):
        joined = word
        for other, other_start, other_end in words[first + 1 : first + MOST_PARTS]:
            if joined.startswith(starts) or other_start > end + MAX_WORD:
                break
            joined += other
            if joined in known or joined.startswith(starts):
                yield start, other_end


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


def _matches_of_odd(
    word: str, spelled: str, exact: set[str], starts: tuple[str, ...]
) -> list[tuple[int, int]]:
    """Return what is to be marked of a word that is not as terms are."""
    if any(each[:MAX_WORD] in exact or each.startswith(starts) for each in (word, spelled) if each):
        return [(0, len(word))]
    if not _IDEOGRAPH.match(word):
        return [(at, at + 1) for at, name in greek_letters(word) if name in exact]
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

"""How the field, or the value of a field, at the cursor of a query may go on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import islice
from math import log10
from operator import itemgetter

import numpy as np
from rapidfuzz.distance import OSA

from pwc_tui.domain.paper_list import Order
from pwc_tui.domain.query.help import help_of
from pwc_tui.domain.query.parser import OWN_MARKS, OwnField, QueryField
from pwc_tui.domain.query.tokens import FIELDS, Shape, Token, quoted, tokens
from pwc_tui.domain.query.values import Years, years_in
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.text.counted import counted
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.lists.field_clauses import holds
from pwc_tui.search.lists.name_index import NameHit, NameIndex
from pwc_tui.search.lists.own_clauses import OwnClauses, names_like
from pwc_tui.search.text.tokenizer import index_words, query_words

_FEWEST_LETTERS = 2
"""Letters from which a word may be the beginning of a field."""

_YEAR = re.compile(r"(.*?)([0-9]{0,4})")
"""What stands before the year that is being typed (`>`, `2020..`), and as much as there is."""

_FIRST_YEAR = re.compile(r"([0-9]{4})(?:\.\.|[-–])")

_CHOICES = {
    "has": ("code", "results"),
    "is": OWN_MARKS,
    "kind": tuple(Kind),
    "sort": tuple(Order),
}

_COMPARED = 60
"""Names like the typed one among which the most used are looked for."""

_USE = 0.08
"""What a power of ten of a name's use is worth beside its likeness (about 0.4 to 1)."""

_LONGEST_VALUE = 4
"""Words behind a field that may still belong to its value, typed without quotation marks."""

_BY_RESULTS = (Kind.BOARD, Kind.MODEL)
"""Kinds whose use is counted in results."""


class _Likeness(IntEnum):
    """How a name is like what was typed of it."""

    OTHER = 0
    NEARLY = 1
    GOES_ON = 2


@dataclass(frozen=True, slots=True)
class Completion:
    """A text that may stand for the characters `start` … `end - 1` of what was typed."""

    start: int
    end: int
    text: str
    detail: str
    """What it is: what a field means, how often a name is used."""
    is_part: bool = False
    """Whether what stands there is only the beginning of a value, and means nothing itself."""


class Completer:
    """Completes queries with what the archive holds. Safe to use from several threads."""

    def __init__(self, engine: Engine, names: NameIndex, own: OwnClauses) -> None:
        self._engine = engine
        self._names = names
        self._own = own
        self._papers_by_year: list[tuple[str, int]] | None = None

    def complete(self, text: str, cursor: int, limit: int = 8) -> list[Completion]:
        """Return what may be meant at `cursor`, likeliest first; nothing where words are typed.

        The names of fields while a word is typed that begins one; behind a colon the values that
        are like what stands there, the most used ones where nothing does. Takes any text.
        """
        typed = list(tokens(text[:cursor]))
        if not typed or typed[-1].end != cursor:
            return []
        end = _end_of(text, typed[-1])
        found = list(islice(self._at(typed[-1], end), limit))
        whole = _whole_value(text, typed)
        if not found and whole is not None:
            found = list(islice(self._values(whole, end, only_longer=True), limit))
        return [each for each in found if each.text != text[each.start : each.end]]

    def _at(self, token: Token, end: int) -> Iterator[Completion]:
        if token.shape is Shape.WORD:
            yield from _fields(token, end)
        elif token.shape is not Shape.FIELD:
            return
        elif token.name in _CHOICES:
            yield from _choices(token, end)
        elif token.name in (OwnField.LIST, OwnField.TAG):
            yield from self._own_names(token, end)
        elif token.name == "year":
            yield from self._years(token, end)
        elif token.name in tuple(QueryField):
            yield from self._values(token, end, only_longer=False)

    def _values(self, token: Token, end: int, *, only_longer: bool) -> Iterator[Completion]:
        """Yield names like a value; with `only_longer` those that go on exactly as was typed."""
        typed, kinds = query_words(token.value), [QueryField(token.name).kind]
        hits = self._names.going_on(token.value, kinds[0], _COMPARED)
        hits += self._names.find(token.value, kinds, _COMPARED)
        if typed and not any(holds(index_words(hit.ref.name), typed) for hit in hits):
            # The slip may be the last letter, and what was typed before it the beginning.
            hits += self._names.find(token.value[:-1], kinds, _COMPARED)
        names = [index_words(hit.ref.name) for hit in hits]
        is_part = any(typed and holds(name, typed) for name in names) and not any(
            set(typed).issubset(name) for name in names
        )
        ranked = {hit.ref: (_order(hit, typed), hit) for hit in hits}
        for (likeness, _), hit in sorted(ranked.values(), key=itemgetter(0), reverse=True):
            if likeness is _Likeness.GOES_ON or not only_longer:
                name = quoted(clean_line(hit.ref.name))
                yield Completion(token.value_start, end, name, _detail(hit), is_part)

    def _own_names(self, token: Token, end: int) -> Iterator[Completion]:
        """Yield the user's lists or tags that go on as was typed, the fullest first."""
        counts = dict(self._own.names(OwnField(token.name)))
        found, _ = names_like(counts, token.value)
        for name in sorted(found, key=lambda name: (-counts[name], name)):
            count = counted(counts[name], "paper")
            is_part = bool(token.value) and name.casefold() != token.value.casefold()
            yield Completion(token.value_start, end, quoted(clean_line(name)), count, is_part)

    def _years(self, token: Token, end: int) -> Iterator[Completion]:
        before, typed = _YEAR.fullmatch(token.value).groups()  # type: ignore[union-attr]  # any text
        first = _FIRST_YEAR.match(before)
        for year, _ in self._counted_years():
            years = years_in(before + year)
            is_before = first is not None and int(year) < int(first[1])
            if year.startswith(typed) and years and not is_before:
                count = f"{self._count_of(years):,} papers"
                yield Completion(token.value_start, end, before + year, count, bool(typed))

    def _count_of(self, years: Years) -> int:
        """Return how many papers are of these years."""
        first, last = years
        return sum(
            count
            for year, count in self._counted_years()
            if (first or 0) <= int(year) <= (last or 9999)
        )

    def _counted_years(self) -> list[tuple[str, int]]:
        """Return the years there are papers of, the last one first, with their number."""
        if self._papers_by_year is None:
            counts = np.bincount(self._engine.orders.years)
            years = np.flatnonzero(counts)[::-1].tolist()
            self._papers_by_year = [(str(year), int(counts[year])) for year in years if year]
        return self._papers_by_year


def _end_of(text: str, token: Token) -> int:
    """Return where the token that the cursor is in ends in the whole text."""
    ends = (each.end for each in tokens(text) if each.start == token.start)
    return max(token.end, next(ends, 0))


def _whole_value(text: str, typed: Sequence[Token]) -> Token | None:
    """Return the field that ends with the word being typed, were its value in quotation marks."""
    fields = [each for each in typed if each.shape is Shape.FIELD]
    if not fields or not fields[-1].value or fields[-1].name not in tuple(QueryField):
        return None
    field, last = fields[-1], typed[-1]
    if text[field.value_start] == '"':
        return None
    words = typed[typed.index(field) + 1 :]
    if not words or len(words) > _LONGEST_VALUE or any(w.shape is not Shape.WORD for w in words):
        return None
    return replace(field, value=text[field.value_start : last.end], end=last.end)


def _fields(token: Token, end: int) -> Iterator[Completion]:
    if len(token.value) < _FEWEST_LETTERS:
        return
    meant = (FIELDS[name] for name in FIELDS if name.startswith(token.value) and len(name) > 2)
    for each in map(help_of, dict.fromkeys(meant)):
        yield Completion(token.value_start, end, each.name, each.meaning)


def _choices(token: Token, end: int) -> Iterator[Completion]:
    for value in _CHOICES[token.name]:
        if value.startswith(token.value.lower()):
            yield Completion(token.value_start, end, str(value), "", bool(token.value))


def _order(hit: NameHit, typed: Sequence[str]) -> tuple[_Likeness, float]:
    """Return what the likeliest name has most of.

    Of names that go on as was typed, or nearly so, the most used one is meant.
    """
    name, use = index_words(hit.ref.name), log10(1 + hit.use)
    if typed and holds(name, typed):
        return _Likeness.GOES_ON, use + " ".join(name).startswith(" ".join(typed))
    if typed and any(_nearly_begins(word, typed[-1]) for word in name):
        return _Likeness.NEARLY, hit.score + _USE * use
    return _Likeness.OTHER, hit.score + _USE * use


def _nearly_begins(word: str, typed: str) -> bool:
    """Return whether `word` begins with `typed`, but for one slip."""
    lengths = (len(typed), len(typed) + 1, len(typed) - 1)
    return any(OSA.distance(word[:length], typed, score_cutoff=1) <= 1 for length in lengths)


def _detail(hit: NameHit) -> str:
    unit = "result" if hit.ref.kind in _BY_RESULTS else "paper"
    count = counted(hit.use, unit)
    return f"{count} · {clean_line(hit.detail)}" if hit.detail else count

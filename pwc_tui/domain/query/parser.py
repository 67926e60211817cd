"""The query language: what a typed text asks for. `query_help` says what there is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pwc_tui.domain.paper_list import Order
from pwc_tui.domain.query.help import QUERY_HELP, help_of
from pwc_tui.domain.query.tokens import LONGEST, Shape, Token, tokens
from pwc_tui.domain.query.values import Years, meant_field, years_in, years_in_both
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.clean import clean_line, words


class QueryField(StrEnum):
    """The fields whose values are names of things."""

    TASK = "task"
    DATASET = "dataset"
    METHOD = "method"
    AUTHOR = "author"
    MODEL = "model"
    VENUE = "venue"
    BOARD = "board"
    REPOSITORY = "repository"

    @property
    def kind(self) -> Kind:
        """What the values are names of."""
        return Kind(self.value)


@dataclass(frozen=True, slots=True)
class Clause:
    """`task:emotion`: papers that have a thing of this name, or that have it not."""

    field: QueryField
    value: str
    is_excluded: bool
    start: int
    end: int
    """The clause is the characters `start` … `end - 1` of the text."""
    is_exact: bool = False
    """`author:="Jürgen Schmidhuber"`: only what is written exactly so."""


class OwnField(StrEnum):
    """The fields that ask for what the user keeps."""

    IS = "is"
    LIST = "list"
    TAG = "tag"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class OwnClause:
    """`list:"To read"`: papers of which the user said so, or did not."""

    field: OwnField
    value: str
    is_excluded: bool


@dataclass(frozen=True, slots=True)
class Query:
    """What a typed text asks for. Everything must hold; of the clauses of one field any."""

    words: str = ""
    """What is searched and ranked: all that is no field, the words of phrases included."""
    phrases: tuple[str, ...] = ()
    """Words that stand side by side in the title."""
    excluded: tuple[str, ...] = ()
    """Words that no field has; of several words: side by side in the title."""
    clauses: tuple[Clause, ...] = ()
    own: tuple[OwnClause, ...] = ()
    """Of several `is:` each must hold, as of those of different fields."""
    like: tuple[str, ...] = ()
    """Ids of papers: those that read like them are wanted, nearest first."""
    years: Years | None = None
    has_code: bool | None = None
    """True: only with, False: only without, None: both. So for `has_results`."""
    has_results: bool | None = None
    kind: Kind | None = None
    order: Order | None = None
    hints: tuple[str, ...] = ()
    """One sentence for each thing that was not understood; the rest holds all the same."""

    @property
    def is_plain(self) -> bool:
        """Whether nothing but words is asked for."""
        return self == Query(words=self.words, hints=self.hints)


def parse_query(text: str) -> Query:
    """Return what `text` asks for. Takes any text: what is no field is words.

    Of a long text the first 1,000 characters are read, and 16 of its conditions.
    """
    text = text[:LONGEST]
    if not _SPECIAL.search(text):
        return Query(words=text)
    reading = _QueryReading()
    for token in tokens(text):
        reading.take(token)
    reading.check_kind()
    if reading.is_cut or reading.query.phrases:
        return replace(reading.query, words=" ".join(reading.words))
    return replace(reading.query, words=text)


_SPECIAL = re.compile(r'[:"]|(?<!\S)-')
"""What every field, phrase and excluded word holds; most queries hold nothing of it."""

_HAS = {"code": "has_code", "results": "has_results", "result": "has_results"}
OWN_MARKS = ("bookmarked", "read", "noted")
"""What `is:` takes."""

_ORDERS = {order.value: order for order in Order}
_KINDS = {kind.value: kind for kind in Kind}
_PLURALS = {"repositories": Kind.REPOSITORY, "repo": Kind.REPOSITORY, "leaderboard": Kind.BOARD}
_ALL_FIELDS = ", ".join(each.name for each in QUERY_HELP if each.name.endswith(":"))
_ECHOED = 40
"""Characters of what was typed that a hint repeats."""

_MOST_CONDITIONS = 16
"""Phrases, excluded words, clauses and papers that hold: each costs up to 3 ms."""

_MOST_HINTS = 5


@dataclass(slots=True)
class _QueryReading:
    """A query while its tokens are taken in."""

    query: Query = field(default_factory=Query)
    words: list[str] = field(default_factory=list)
    is_cut: bool = False
    """Whether something of the text is not among the words."""
    is_open: bool = False
    """Whether a phrase has begun that nothing ends: it may still be typed."""

    def take(self, token: Token) -> None:
        is_word = token.shape in (Shape.WORD, Shape.UNKNOWN_FIELD) and not token.is_excluded
        if self.is_open and not is_word:
            self.hint("A quotation mark is not closed")
        self.is_open = self.is_open or token.is_open
        match token.shape:
            case Shape.FIELD:
                self.is_cut = True
                self._take_field(token)
            case Shape.PHRASE:
                self._take_phrase(token)
            case Shape.MINUS:
                self.hint("A minus needs a word right after it, as in -survey")
            case _:
                self._take_word(token)

    def hint(self, sentence: str) -> None:
        self._set(hints=tuple(dict.fromkeys((*self.query.hints, sentence)))[:_MOST_HINTS])

    def check_kind(self) -> None:
        """Say it where conditions for papers are put to something else, which they cannot filter.

        Then the plain words alone are asked for.
        """
        kind, query = self.query.kind, self.query
        if kind not in (None, Kind.PAPER) and query != Query(kind=kind, hints=query.hints):
            self.hint(f"Only papers are filtered and sorted: kind:{kind} uses the words only")

    def _take_word(self, token: Token) -> None:
        if token.shape is Shape.UNKNOWN_FIELD:
            meant = meant_field(token.name)
            advice = f"did you mean {meant}:?" if meant else f"the fields are {_ALL_FIELDS}"
            self.hint(f"There is no field {token.name}:, so it is searched as words; {advice}")
        if token.is_excluded:
            self._exclude(token)
        else:
            self.words.append(token.value)

    def _take_phrase(self, token: Token) -> None:
        if token.is_excluded:
            self._exclude(token)
        elif words(token.value):
            self._add("phrases", token.value)
            self.words.append(token.value)

    def _exclude(self, token: Token) -> None:
        self.is_cut = True
        if words(token.value):
            self._add("excluded", token.value)

    def _take_field(self, token: Token) -> None:
        if not token.value:
            self.hint(f"{token.name}: needs a value after it, as in {help_of(token.name).example}")
        elif token.name in _READERS:
            _READERS[token.name](self, token)
        else:
            clause = Clause(
                QueryField(token.name),
                token.value,
                token.is_excluded,
                token.start,
                token.end,
                token.is_exact,
            )
            self._add("clauses", clause)

    def take_like(self, token: Token) -> None:
        if token.is_excluded:
            self.hint("Papers like another one cannot be excluded")
        else:
            self._add("like", token.value)

    def take_years(self, token: Token) -> None:
        years = years_in(token.value)
        if token.is_excluded:
            self.hint(
                "Years cannot be excluded; give the wanted ones, as in year:..2019 or year:2021.."
            )
        elif years is None:
            self.hint(
                f"{_written(token)} is not a year: write year:2021, year:2020..2023, year:>2021"
            )
        else:
            both = years_in_both(self.query.years, years)
            if both[0] and both[1] and both[0] > both[1]:
                self.hint("No year is in all of the ranges given")
            self._set(years=both)

    def take_has(self, token: Token) -> None:
        name = _HAS.get(token.value.lower())
        if name is None:
            self.hint(f"has:{_echo(token.value)} is unknown; there are has:code and has:results")
        else:
            if getattr(self.query, name) is token.is_excluded:
                self.hint(
                    f"No paper can be both with and without what has:{token.value.lower()} asks for"
                )
            self._set(**{name: not token.is_excluded})

    def take_mark(self, token: Token) -> None:
        if token.value.lower() in OWN_MARKS:
            self._add("own", OwnClause(OwnField.IS, token.value.lower(), token.is_excluded))
        else:
            known = ", ".join(f"is:{mark}" for mark in OWN_MARKS)
            self.hint(f"is:{_echo(token.value)} is unknown; there are {known}")

    def take_own(self, token: Token) -> None:
        self._add("own", OwnClause(OwnField(token.name), token.value, token.is_excluded))

    def take_kind(self, token: Token) -> None:
        value = token.value.lower()
        kind = _KINDS.get(value) or _PLURALS.get(value) or _KINDS.get(value.removesuffix("s"))
        if kind is None or token.is_excluded:
            known = ", ".join(_KINDS)
            self.hint(f"{_written(token)} is unknown; kind: takes one of {known}")
        else:
            self._set(kind=kind)

    def take_order(self, token: Token) -> None:
        order = _ORDERS.get(token.value.lower())
        if order is None or token.is_excluded:
            known = ", ".join(_ORDERS)
            self.hint(f"{_written(token)} is unknown; sort: takes one of {known}")
        else:
            self._set(order=order)

    def _add(self, name: str, condition: str | Clause | OwnClause) -> None:
        query = self.query
        conditions = query.phrases, query.excluded, query.clauses, query.own, query.like
        if sum(map(len, conditions)) < _MOST_CONDITIONS:
            self._set(**{name: (*getattr(query, name), condition)})
        else:
            self.hint(f"Only the first {_MOST_CONDITIONS} conditions are used")

    def _set(self, **values: object) -> None:
        self.query = replace(self.query, **values)  # type: ignore[arg-type]  # names of fields


_READERS: Mapping[str, Callable[[_QueryReading, Token], None]] = {
    "like": _QueryReading.take_like,
    "year": _QueryReading.take_years,
    "has": _QueryReading.take_has,
    "is": _QueryReading.take_mark,
    "list": _QueryReading.take_own,
    "tag": _QueryReading.take_own,
    "note": _QueryReading.take_own,
    "kind": _QueryReading.take_kind,
    "sort": _QueryReading.take_order,
}


def _written(token: Token) -> str:
    return f"{'-' if token.is_excluded else ''}{token.name}:{_echo(token.value)}"


def _echo(typed: str) -> str:
    typed = clean_line(typed)
    return typed if len(typed) <= _ECHOED else f"{typed[:_ECHOED]}…"

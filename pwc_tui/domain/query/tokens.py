"""A typed query as tokens: words, quoted phrases, and fields with their values, each in its place.

What could be prose stays words, because people paste titles: `A New Task: Emotion Causes` has no
field in it, `task:emotion` is one. Of 576,261 real titles none has a field as it is read here but
by a colon that lacks its blank ("Dataset:A").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

FIELDS = {
    "task": "task",
    "dataset": "dataset",
    "method": "method",
    "author": "author",
    "by": "author",
    "model": "model",
    "venue": "venue",
    "in": "venue",
    "board": "board",
    "benchmark": "board",
    "repository": "repository",
    "repo": "repository",
    "like": "like",
    "year": "year",
    "has": "has",
    "is": "is",
    "list": "list",
    "tag": "tag",
    "note": "note",
    "kind": "kind",
    "sort": "sort",
}
"""The names of fields as they are typed, and the one name each stands for."""

LONGEST = 1_000
"""Characters of a query that are read: twice the longest of 576,261 titles."""

_PROSE = frozenset({"task", "dataset", "method", "model", "board", "venue", "repository"}) | {
    "is",
    "list",
    "tag",
    "note",
}
"""Fields (`in` is a venue) whose names stand before a colon in titles: 300 in 576,261."""


class Shape(StrEnum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    UNKNOWN_FIELD = "unknown field"
    """Looks like a field and is a word."""
    MINUS = "minus"
    """A minus with nothing behind it, at the end."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: the characters `start` … `end - 1` of the text."""

    shape: Shape
    value: str
    """The word, the phrase without its quotation marks, or what stands behind a field's colon."""
    start: int
    end: int
    value_start: int
    """Where the value begins, its quotation mark included."""
    name: str = ""
    """The field's one name (`author` for `by:`), or that of an unknown one as it is typed."""
    is_excluded: bool = False
    is_open: bool = False
    """Whether a quotation mark is missing at the end of it."""
    is_exact: bool = False
    """Whether an equals sign before the value asks for what is written exactly so."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order; its first 1,000 characters are read. Takes any text."""
    found = list(_split(text[:LONGEST]))
    plain = [at for at, token in enumerate(found) if _is_plain(token)]
    for at, token in enumerate(found):
        if token.is_excluded and token.shape is Shape.WORD and plain and at < plain[-1]:
            is_dash = len(plain) > _TITLE or _NUMBER.fullmatch(token.value)
            yield _as_word(token, text) if is_dash else token
        else:
            yield token


def quoted(value: str) -> str:
    """Return `value` as it is typed behind a field: in quotation marks where it needs them."""
    if value and not _NEEDS_QUOTES.search(value):
        return value
    return '"' + value.replace('"', '""') + '"'


_BLANKS = re.compile(r"\s*")
_RUN = re.compile(r"\S+")
_NEEDS_QUOTES = re.compile(r'[\s"]|^=')
_CLOSED = re.compile(r'"((?:[^"]|"")*+)"')
_NAME = re.compile(r"([A-Za-z]+):")
_UNKNOWN = re.compile(r"([a-z]{3,20}):(?=[\w\"><])(?!\d)")
"""What is meant as a field, and no address, ratio, time or `Title:Subtitle`: small letters, and a
value right behind the colon."""

_TITLE = 6
"""Plain words of which a text with more is a title: then a minus before a word that others follow
is a dash (`Ad hoc Teamwork -The STAR Framework`: 30 of 150,000 titles have one)."""

_NUMBER = re.compile(r"\d{1,3}")
"""What others follow is a number below zero (`Mate-in-1 or -2 is Hard`), and not left out."""

_EXCLUDABLE = re.compile(r"-(?=\w)\S*(?<!-)")
"""No `--option`, no `-subtitle-`."""


def _split(text: str) -> Iterator[Token]:
    has_words = False
    at = _BLANKS.match(text).end()  # type: ignore[union-attr]  # matches nothing, too
    while at < len(text):
        token = _token(text, at, has_words=has_words)
        has_words = has_words or token.shape in (Shape.WORD, Shape.UNKNOWN_FIELD)
        yield token
        at = _BLANKS.match(text, token.end).end()  # type: ignore[union-attr]  # as above


def _is_plain(token: Token) -> bool:
    return token.shape in (Shape.WORD, Shape.UNKNOWN_FIELD) and not token.is_excluded


def _as_word(token: Token, text: str) -> Token:
    value = text[token.start : token.end]
    return replace(token, value=value, value_start=token.start, is_excluded=False)


def _token(text: str, at: int, *, has_words: bool) -> Token:
    """Return the token that begins at `at`, where no blank stands."""
    is_excluded = text[at] == "-"
    inner = at + is_excluded
    if text[inner : inner + 1] == '"' and (closed := _CLOSED.match(text, inner)):
        value = _unquoted(closed[1])
        return Token(Shape.PHRASE, value, at, closed.end(), inner, is_excluded=is_excluded)
    if (name := _NAME.match(text, inner)) and name[1].lower() in FIELDS:
        field = _field(text, at, name, has_words=has_words)
        if field is not None:
            return field
    return _word(text, at)


def _word(text: str, at: int) -> Token:
    run = _RUN.match(text, at)
    end = run.end() if run else at + 1
    word = text[at:end]
    if word == "-":
        is_last = not text[end:].strip()
        return Token(Shape.MINUS if is_last else Shape.WORD, word, at, end, at)
    is_excluded = bool(_EXCLUDABLE.fullmatch(word))
    start = at + is_excluded
    if unknown := _UNKNOWN.match(text, start):
        shape, name = Shape.UNKNOWN_FIELD, unknown[1]
    else:
        shape, name = Shape.WORD, ""
    is_open = word[0] == '"' and word[:2] != '""'
    return Token(shape, text[start:end], at, end, start, name, is_excluded, is_open)


def _field(text: str, at: int, name: re.Match[str], *, has_words: bool) -> Token | None:
    """Return the field that begins at `at`; None where it is prose."""
    field, colon = FIELDS[name[1].lower()], name.end()
    is_excluded = text[at] == "-"
    start = _BLANKS.match(text, colon).end()  # type: ignore[union-attr]  # matches nothing, too
    is_apart = start > colon
    is_capital = not name[1].islower()
    if has_words and is_capital and (is_apart or field in _PROSE):
        return None
    if is_apart and field in _PROSE and not is_excluded and (has_words or is_capital):
        return None
    if start == len(text) or (is_apart and _is_another(text, start)):
        return Token(Shape.FIELD, "", at, colon, colon, field, is_excluded)
    is_exact = text[start] == "="
    start += is_exact
    value, end, is_open = _value(text, start)
    return Token(Shape.FIELD, value, at, end, start, field, is_excluded, is_open, is_exact)


def _is_another(text: str, at: int) -> bool:
    """Return whether what stands there asks for something itself, and so is nothing's value."""
    following = _NAME.match(text, at)
    return text[at] == "-" or (following is not None and following[1].lower() in FIELDS)


def _value(text: str, start: int) -> tuple[str, int, bool]:
    """Return the value at `start`, where it ends, and whether its quotation mark is not closed."""
    if text[start : start + 1] != '"':
        run = _RUN.match(text, start)
        end = run.end() if run else start
        return text[start:end], end, False
    if closed := _CLOSED.match(text, start):
        return _unquoted(closed[1]), closed.end(), False
    return _unquoted(text[start + 1 :]), len(text), True


def _unquoted(value: str) -> str:
    return value.replace('""', '"').strip()

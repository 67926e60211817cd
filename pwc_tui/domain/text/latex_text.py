r"""LaTeX in titles and abstracts as one reads it: `$O(n^2)$` is O(n²), `\emph{all}` all.

What Unicode cannot say faithfully stays as it is written: a formula whole or not at all.
"""

import re
import unicodedata
from functools import lru_cache

from pwc_tui.domain.text.latex_letters import decoded_letters
from pwc_tui.domain.text.latex_symbols import (
    ALPHABETS,
    ATOMS,
    FUNCTIONS,
    SPACES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
    UPRIGHT,
)

_WITH_ARGUMENT = frozenset(["^", "_", r"\sqrt", r"\frac", *UPRIGHT, *ALPHABETS, *ATOMS])

_MOST_DEEP = 8
"""Groups within groups; a formula of the archive has three."""

_KEPT = 1024
"""Texts: those of the rows in sight on some screens."""


def readable(text: str) -> str:
    """Return `text` with its formulas and letters in Unicode, as far as that says the same."""
    return _readable(text) if "$" in text or "\\" in text else text


@lru_cache(_KEPT)
def _readable(text: str) -> str:
    parts, end = [], 0
    for found in _FORMULA.finditer(text):
        said = _formula(found["dollars"] or found["dollar"] or found["round"])
        parts += [_words(text[end : found.start()]), found[0] if said is None else said]
        end = found.end()
    return "".join([*parts, _words(text[end:])])


def _words(text: str) -> str:
    """Return what stands between formulas."""
    if "\\" not in text:
        return text
    text = _SPLIT.sub(
        lambda found: SYMBOLS.get(f"\\{found['first']}{found['rest']}", found[0]), text
    )
    text = _SYMBOL.sub(lambda found: SYMBOLS.get(found["command"], found[0]), text)
    text = _STYLED.sub(lambda found: found["text"] or found["old"], text)
    return _ESCAPED.sub(r"\1", unicodedata.normalize("NFC", decoded_letters(text)))


def _formula(source: str) -> str | None:
    """Return a formula, or None where Unicode cannot say it."""
    tokens = _TOKEN.findall(source)
    try:
        said = _FormulaReader(tokens).row("")
    except _UnsayableError:
        return None
    return unicodedata.normalize("NFC", " ".join(said.split()))


class _UnsayableError(Exception):
    """A formula has what Unicode has not."""


class _FormulaReader:
    """Reads the tokens of a formula once, from the left."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def row(self, end: str) -> str:
        """Return what stands before the token `end`, which is passed; "" is the formula's end."""
        self._depth += 1
        said = ""
        while (token := self._next()) != end:
            if not token or self._depth > _MOST_DEEP:
                raise _UnsayableError
            if token in FUNCTIONS and said[-1:].isalnum():
                said += " "
            said += self._said(token)
        self._depth -= 1
        return said

    def _next(self) -> str:
        token = self._tokens[self._at] if self._at < len(self._tokens) else ""
        self._at += 1
        return token

    def _argument(self) -> str:
        """Return what a command or a sign is about: a group, or one token."""
        token = self._next()
        while token.isspace():
            token = self._next()
        return self._said(token)

    def _said(self, token: str) -> str:
        if token == "{":
            return self.row("}")
        if token in _WITH_ARGUMENT:
            return self._with_argument(token, self._argument())
        if token in FUNCTIONS:
            return token[1:]
        said = SYMBOLS.get(token, SPACES.get(token))
        if said is None and (not token or token[0] in "\\&}#%"):
            raise _UnsayableError
        return token if said is None else said

    def _with_argument(self, token: str, argument: str) -> str:
        if token in ("^", "_"):
            return _raised(token, argument)
        if token in UPRIGHT:
            if argument == ".":  # the delimiter that is not there
                raise _UnsayableError
            return argument.lstrip()
        if token in ALPHABETS:
            return "".join(_in_alphabet(ALPHABETS[token], each) for each in argument)
        if token in ATOMS:
            return _one(argument) + ATOMS[token]
        if token == r"\sqrt":
            return "√" + _grouped(argument)
        return f"({_grouped(argument)}/{_grouped(self._argument())})"


def _raised(sign: str, text: str) -> str:
    """Return an exponent or index; one sign that Unicode has not so small stays behind `^` or `_`.

    Primes and degrees stand high already.
    """
    if sign == "^" and text and not text.strip("′°"):
        return text
    if sign == "^" and text == "∘":
        return "°"
    small = SUPERSCRIPTS if sign == "^" else SUBSCRIPTS
    text = "".join(text.split())
    if text and all(each in small for each in text):
        return "".join(small[each] for each in text)
    if len(text) == 1:
        return sign + text
    raise _UnsayableError


def _in_alphabet(name: str, letter: str) -> str:
    if not (letter.isascii() and letter.isalpha()):
        return letter
    size = "CAPITAL" if letter.isupper() else "SMALL"
    for begun in ("", "MATHEMATICAL "):
        try:
            return unicodedata.lookup(f"{begun}{name} {size} {letter}")
        except KeyError:
            continue
    raise _UnsayableError


def _one(text: str) -> str:
    if len(text) != 1:
        raise _UnsayableError
    return text


def _grouped(text: str) -> str:
    """Return an operand; a root's degree, `[`, is no operand."""
    if text in ("", "["):
        raise _UnsayableError
    return text if len(text) == 1 else f"({text})"


_FORMULA = re.compile(
    r"(?<![\\$])\$\$(?P<dollars>[^$]{1,400})\$\$"
    r"|(?<!\\)\$(?=[^\s$])(?P<dollar>(?:[^$\\]|\\.){1,400}?)(?<!\s)\$(?![\d$])"
    r"|\\\((?P<round>(?:[^\\]|\\(?![()])){1,400}?)\\\)",
    re.S,
)
"""As `latex_letters.FORMULA`, but of a length that a hostile text cannot make slow."""

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.S)
_STYLED = re.compile(
    r"\\(?:emph|text(?:bf|it|tt|sc|rm|sf|sl|up|normal)?|underline)\{(?P<text>[^{}\\$]*)\}"
    r"|\{\\(?:em|it|bf|tt|sc|rm|sl)\s+(?P<old>[^{}\\$]*)\}"
)
_SYMBOL = re.compile(r"\{(?P<command>\\[A-Za-z]{2,10})\}")
_SPLIT = re.compile(r"\\(?P<first>[a-z])\{(?P<rest>[a-z]{2,7})\}")
"""A Greek letter taken for an accent on the way to the archive: `\\b{eta}`, `\\k{appa}`."""

_ESCAPED = re.compile(r"\\([%&#_$])")

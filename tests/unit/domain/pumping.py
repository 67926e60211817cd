"""What takes one text, and texts that make a pattern try over and over; run by `test_growth.py`."""

import importlib
import inspect
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import permutations

import pwc_tui.domain
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.spam import Suspect, judge
from pwc_tui.export.board_markdown import markdown
from pwc_tui.export.json.encode import to_line
from pwc_tui.ingest.clean.dates import read_date
from pwc_tui.ingest.clean.slugs import slugify
from pwc_tui.ingest.sources.files import section_of
from pwc_tui.search.text.compounds import extra_words
from pwc_tui.search.text.name_tokenizer import name_words
from pwc_tui.search.text.tokenizer import index_words, query_words, title_words

Reader = Callable[[str], object]

LENGTH = 40_000
"""Characters. What grows by the square takes 3 s and more for them, what is linear 5 to 50 ms."""

SECONDS = 1.0
"""Of the processor. What takes longer is slow, or on a slow machine: half the text tells."""

_SIGNS = ' 1,.-[(~@/#*&="^_ae\ufeff\u0301\ufdfa'
_UNITS = ("\x1b[", "\x1b]", ",1", "1 ", "a.", "a-", "a/", "<b>", "1.1e", "10^", "10.1234/", "ask_")
_MIXED = " 1.[{~"
_BEGINNINGS = ("1", "(", "ask", "http://", "10.1234/", "github.com/", "\x1b[", '"', "2019")
_TAIL = "\x01~"
"""What ends a text as no pattern expects, so that all other ways are tried."""


def readers() -> dict[str, Reader]:
    """Return everything that reads one text of the archive or of the user, by its name."""
    found: dict[str, Reader] = {
        "judge": lambda text: judge(Suspect(text)),
        "judge description": lambda text: judge(Suspect("How to refund?", text)),
        "read_date": lambda text: read_date(text, 2025),
        "title_words": lambda text: title_words(text, text),
        "to_line": lambda text: to_line({"text": text}),
    }
    others: tuple[Reader, ...] = (markdown, section_of, slugify)
    others += (name_words, index_words, query_words, extra_words)
    for function in (*others, *_of_the_domain()):
        found[f"{function.__module__}.{function.__name__}"] = function
    return found


def _of_the_domain() -> Iterator[Reader]:
    for module in pkgutil.iter_modules(pwc_tui.domain.__path__, "pwc_tui.domain."):
        for function in vars(importlib.import_module(module.name)).values():
            if inspect.isfunction(function) and _is_public(function, module.name):
                yield function


def _is_public(function: Callable[..., object], module: str) -> bool:
    """Return whether a function of this module takes one text and is for others."""
    if function.__module__ != module or function.__name__.startswith("_"):
        return False
    needed = [
        parameter
        for parameter in inspect.signature(function).parameters.values()
        if parameter.default is parameter.empty
    ]
    return len(needed) == 1 and needed[0].annotation is str


def texts(length: int) -> Iterator[str]:
    """Yield texts of about this length that repeat a little, and end otherwise."""
    for unit in (*_SIGNS, *_UNITS):
        yield unit * (length // len(unit)) + _TAIL
    for beginning in _BEGINNINGS:
        yield beginning + " " * length + _TAIL
    for first, second in permutations(_MIXED, 2):
        yield first * (length // 2) + second * (length // 2) + _TAIL


def main() -> None:
    """Name every reader and text before it is read, and again what takes out of all proportion."""
    for name, reader in readers().items():
        for whole, half in zip(texts(LENGTH), texts(LENGTH // 2), strict=True):
            told = f"{name}({whole[:12]!r}…{whole[-12:]!r})"
            sys.stdout.write(f"{told}\n")
            seconds = _seconds(reader, whole)
            if seconds > SECONDS and seconds > 3 * _seconds(reader, half):
                sys.exit(f"{told} takes {seconds:.1f} s, and less than a third for half of it")


def _seconds(reader: Reader, text: str) -> float:
    started = time.process_time()
    with suppress(StopIteration, UserError):  # what is refused was read
        outcome = reader(text)
        if isinstance(outcome, Iterator):
            list(outcome)
    return time.process_time() - started


if __name__ == "__main__":
    main()

"""The part of a long text that shows best why it was found."""

from collections.abc import Sequence

from pwc_tui.domain.text.clean import clean_line, fold
from pwc_tui.search.text.highlight import spans

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

"""How soon results are on the screen: `python tests/benchmarks/search_typing.py DB`.

Types queries in a pseudo-terminal, ten keys a second, and plays back what the program wrote on an
emulated screen (pyte, of the optional dependencies `bench`). The papers are on the screen when most
rows of the list are those that stay; then names of other kinds may come above them, and what the
words may mean is asked for when typing has rested. The list is as it stays when nothing in it
changes any more, be it a letter or a colour.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import HEADER, Figure
from search_queries import make_queries
from search_targets import Archive
from shown import Cells, Shown
from terminal import Terminal, Written

from pwc_tui.store.queries.cards import Cards

_COLUMNS, _LINES = 120, 36
_BETWEEN_KEYS = 0.1
_SETTLING = 0.6
"""Seconds after the last key in which everything is done, the preview too."""

_BY_MEANING = 0.15
"""Seconds from the last key from which a change of the list may be what the words mean."""

_MOST_ROWS = 0.7
"""Share of the rows that stay: names of other kinds push some papers out at the end."""

_MOST_KEYS = 30
_FIRST_ROW, _AFTER_ROWS = 3, _LINES - 2
"""Lines of the list: below the tabs, the query and the kinds, above the status and the keys."""

_BORDER = "│"
"""Stands between the list and the preview."""

_CLEAR = "\x15"
"""Ctrl+U."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What typing a query took, in milliseconds."""

    first_repaints: tuple[float, ...]
    """After every key."""
    papers: float
    """From the last key until most rows are those that stay while only words are looked for."""
    results: float
    """The same until the list is as it stays."""
    meaning: float
    """The same with what the words may mean."""
    everything: float
    """From the last key until the whole screen is, the preview too, but for the blinking cursor."""


def main() -> int:
    """Measure and print; return 1 when results are late."""
    arguments = _arguments()
    archive = Archive(arguments.database)
    texts = [query.text.lower() for query in make_queries(archive, 640, arguments.seed)]
    plain = [text[:_MOST_KEYS] for text in texts if text.isascii() and text.isprintable()]
    typed = _type_all(arguments.database, plain[:: max(1, len(plain) // arguments.queries)])
    repaints = tuple(each for of in typed for each in of.first_repaints)
    figures = (
        Figure("papers after the last key", tuple(t.papers for t in typed), "ms", 60, True),
        Figure("with names of other kinds", tuple(t.results for t in typed), "ms", 150, True),
        Figure("the same with what they mean", tuple(t.meaning for t in typed), "ms", 400),
        Figure("all of the screen after it", tuple(t.everything for t in typed), "ms", 250),
        Figure("a letter typed (first repaint)", repaints, "ms", 50, True),
    )
    print(HEADER)
    for figure in figures:
        print(figure.line())
    return int(any(figure.stated > figure.budget for figure in figures))


def _type_all(database: Path, texts: Sequence[str]) -> list[Typed]:
    first = Cards(database).span(1, 1)[0].title[:24]
    command = [sys.executable, "-m", "pwc_tui", "--db", str(database)]
    terminal, screen = Terminal(command, _COLUMNS, _LINES), Shown(_COLUMNS, _LINES)
    try:
        terminal.until(first)
        screen.feed(terminal.record(2.0))
        terminal.send("/")
        _type(terminal, screen, texts[0])
        return [_type(terminal, screen, text) for text in texts]
    finally:
        terminal.close()


def _type(terminal: Terminal, screen: Shown, text: str) -> Typed:
    """Type `text` into the empty query, and clear it again."""
    repaints: list[float] = []
    written: list[Written] = []
    sent = 0.0
    for left in reversed(range(len(text))):
        before = len(written)
        sent = terminal.send(text[-1 - left])
        written += terminal.record(_BETWEEN_KEYS if left else _SETTLING)
        repaints += [(of.at - sent) * 1000 for of in written[before:][:1]]
    screen.feed(written[:before])
    soon = [each for each in written[before:] if each.at - sent < _BY_MEANING]
    seen = [(sent, _rows(screen))]
    results = all_soon = 0.0
    for each in soon:
        in_list, anywhere = screen.last_changes([each], _list_of, _all_of)
        results, all_soon = in_list or results, anywhere or all_soon
        seen.append((each.at, _rows(screen)))
    final = seen[-1][1]
    papers = next(at for at, rows in seen if len(rows & final) >= _MOST_ROWS * len(final))
    later = screen.last_changes(written[before + len(soon) :], _list_of, _all_of)
    moments = (papers, results, later[0] or results, later[1] or all_soon)
    terminal.send(_CLEAR)
    screen.feed(terminal.record(_SETTLING))
    milliseconds = ((max(moment, sent) - sent) * 1000 for moment in moments)
    return Typed(tuple(repaints), *milliseconds)


def _rows(screen: Shown) -> set[str]:
    """Return what the rows of the list say, wherever they stand."""
    lines = screen.lines()[_FIRST_ROW:_AFTER_ROWS]
    return {line.partition(_BORDER)[0].strip() for line in lines}


def _list_of(cells: Cells) -> Cells:
    rows = cells[_FIRST_ROW:_AFTER_ROWS]
    borders = [at for at, char in enumerate(rows[0]) if char.data == _BORDER]
    return [row[: min(borders, default=_COLUMNS)] for row in rows]


def _all_of(cells: Cells) -> Cells:
    """Return the screen but for the line of the query, whose cursor blinks."""
    return cells[_FIRST_ROW - 1 :]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("database", type=Path, metavar="DB")
    parser.add_argument("--queries", type=int, default=60, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""The pages of all kinds at full size: `python tests/benchmarks/entities.py DB`.

What the store reads is measured in CPU time, the screen through a pseudo-terminal from the key to
its last change, the command as a process. Run it on a machine that does nothing else; it needs
the optional dependencies `bench`.
"""

import random
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path

from commands import time_many
from figures import HEADER, Figure
from shown import WatchedTerminal

from pwc_tui.domain.pages.entity_pages import NEWEST_SHOWN, PaperOrder
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.queries.cards import Cards
from pwc_tui.store.queries.pages.pages import READERS, Pages

_RANDOM, _LARGEST, _COMMANDS = 200, 10, 9
_SOME_SHOWN, _LARGEST_SHOWN = 12, 5
"""Pages of each kind on the screen."""
_SEEN = 24
"""Letters of a name that are waited for."""
_WARM_SECONDS = 2.0
_SIZES = {Kind.REPOSITORY: "SELECT repository_id FROM code_link GROUP BY 1 ORDER BY count(*) DESC"}
_ADDRESSED = (Kind.TASK, Kind.DATASET, Kind.METHOD, Kind.AUTHOR, Kind.REPOSITORY)
"""The kinds whose pages have addresses of their own."""


def time_entities(database: Path) -> list[Figure]:
    """Time the pages of every kind, the first page, and the command."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        some = {kind: _some(connection, kind) for kind in READERS}
        largest = {kind: _largest(connection, kind) for kind in READERS}
        pages_shown = [
            (_address(kind, slug), name)
            for kind in _ADDRESSED
            for number in (*largest[kind][:_LARGEST_SHOWN], *some[kind][:_SOME_SHOWN])
            for slug, name in [_named(connection, kind, number)]
            if name.isascii() and name.isprintable()
        ]
        dataset, _ = _named(connection, Kind.DATASET, largest[Kind.DATASET][0])
    figures = []
    with closing(Pages(database)) as pages:
        for kind in READERS:
            few, most = (tuple(_read(pages, kind, n) for n in by[kind]) for by in (some, largest))
            figures += [
                Figure(f"{kind} read (CPU)", few, "ms", 50, by_p95=True),
                Figure(f"… the {_LARGEST} largest", most, "ms", 50, by_p95=True),
            ]
        figures.append(Figure("first page read (CPU)", (_cpu(pages.home),), "ms", 100))
    command = ("dataset", dataset, "--json", "--db", str(database))
    return [
        *figures,
        *_walk(database, pages_shown),
        Figure("dataset --json", time_many(command, _COMMANDS), "ms", 300),
    ]


def _some(connection: sqlite3.Connection, kind: Kind) -> list[int]:
    """Return numbers of things of a kind that have a page, the same ones in every run."""
    shown = _shown_numbers(connection, kind)
    return random.Random(1).choices(shown, k=_RANDOM)


def _shown_numbers(connection: sqlite3.Connection, kind: Kind) -> list[int]:
    columns = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({kind})")}
    which = "WHERE NOT is_hidden" if "is_hidden" in columns else ""
    return [
        number for (number,) in connection.execute(f"SELECT id FROM {kind} {which} ORDER BY id")
    ]


def _largest(connection: sqlite3.Connection, kind: Kind) -> list[int]:
    query = _SIZES.get(kind, f"SELECT id FROM {kind} ORDER BY paper_count DESC")
    shown = set(_shown_numbers(connection, kind))
    numbers = (number for (number,) in connection.execute(query) if number in shown)
    return list(islice(numbers, _LARGEST))


def _named(connection: sqlite3.Connection, kind: Kind, number: int) -> tuple[str, str]:
    """Return the public id and the name of a thing."""
    if kind is Kind.REPOSITORY:
        query = "SELECT url FROM repository WHERE id = ?"
        (url,) = connection.execute(query, (number,)).fetchone()
        return url, url.rsplit("/", 1)[-1]
    query = f"SELECT slug, name FROM {kind} WHERE id = ?"
    slug, name = connection.execute(query, (number,)).fetchone()
    return slug, name


def _address(kind: Kind, slug: str) -> str:
    return slug if kind is Kind.REPOSITORY else f"https://paperswithcode.com/{kind}/{slug}"


def _read(pages: Pages, kind: Kind, number: int) -> float:
    ref = Ref(kind, number, "", "")

    def read() -> None:
        pages.page(ref, {})
        pages.papers(ref, PaperOrder.NEWEST, NEWEST_SHOWN)

    return _cpu(read)


def _cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def _walk(database: Path, shown: list[tuple[str, str]]) -> list[Figure]:
    terminal = WatchedTerminal([sys.executable, "-m", "pwc_tui", "--db", str(database)])
    try:
        terminal.until(Cards(database).span(1, 1)[0].title[:24])
        time.sleep(_WARM_SECONDS)
        terminal.settle()
        home = terminal.complete("H")
        pages = tuple(_open_by_address(terminal, *each) for each in shown)
        methods = terminal.complete("M"), terminal.complete("\t")
        venues = terminal.complete("V")
    finally:
        terminal.close()
    return [
        Figure("first page complete", (home,), "ms", 100),
        Figure("entity screen: its name seen", tuple(p[0] for p in pages), "ms", 50, by_p95=True),
        Figure("entity screen complete", tuple(p[1] for p in pages), "ms", 100, by_p95=True),
        Figure("methods, and by area", methods, "ms", 100),
        Figure("venues", (venues,), "ms", 100),
    ]


def _open_by_address(terminal: WatchedTerminal, address: str, name: str) -> tuple[float, float]:
    """Open a page by its address in the palette; return milliseconds to its name and to all."""
    terminal.complete("\x10")
    terminal.complete(address)
    return terminal.seen_and_complete("\r", name.strip()[:_SEEN])


if __name__ == "__main__":
    measured = time_entities(Path(sys.argv[1]))
    print(HEADER)
    for figure in measured:
        print(figure.line())
    sys.exit(int(any(figure.stated > figure.budget for figure in measured)))

"""How good and how fast the search is: `python tests/benchmarks/search_quality.py DB`.

Asks known-item queries (`search_queries`), names (`search_names`) and nonsense, and types titles
letter by letter. Times are medians of three rounds after one that is not counted. The index is
built anew in a temporary folder unless `--index` names one. Tune on one `--seed`, report on others.
"""

import argparse
import json
import string
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from figures import p50, p95
from goals import Goal
from search_answers import Answered, NameAnswered, ask_names, ask_papers
from search_classes import EXACT, ONE_TYPO
from search_measure import (
    build_in_process,
    longest_hold,
    median_times,
    memory_in_process,
    settled_heap,
)
from search_names import NameQuery, make_name_queries
from search_product import Product
from search_queries import INITIALISM, Query, make_nonsense, make_queries
from search_report import (
    ClassRow,
    NameRow,
    Report,
    class_rows,
    name_rows,
    print_misses,
    print_report,
)
from search_targets import Archive

from pwc_tui.search.index.layout import LINKS, NAMED_KINDS

_NAMES_OF_A_KIND = 60
_NONSENSE = 60
_TYPED_TITLES = 40
_HOLD_EVERY = 4
"""Of so many typed texts one is watched for how long it holds Python's lock."""


def main() -> int:
    """Measure and print; return 1 when a goal is missed."""
    arguments = _arguments()
    with built_index(arguments.database, arguments.index) as (folder, goals):
        report, answers, names = measure(
            arguments.database, folder, goals, arguments.queries, arguments.seed
        )
    if arguments.json:
        print(json.dumps(asdict(report), indent=1))
    else:
        print_report(report)
    if arguments.misses:
        print_misses(answers, names)
    return int(not all(goal.is_met for goal in report.goals))


def measure(
    database: Path, folder: Path, goals: Sequence[Goal], count: int, seed: int
) -> tuple[Report, list[Answered], list[NameAnswered]]:
    """Ask `count` queries of the index in `folder`; `goals` are those of its build."""
    archive, product = Archive(database), Product(database, folder)
    asked = _draw(archive, database, count, seed)
    texts = [query.text for query in asked.queries]
    answers = ask_papers(product.papers, archive, asked.queries)
    names = ask_names(product.names, asked.names)
    answered = tuple(text for text in asked.nonsense if product.papers(text))
    with settled_heap():
        rows = class_rows(answers, median_times(product.papers, texts))
        typed = median_times(product.papers, asked.keystrokes)
        hold = longest_hold(product.papers, (*asked.keystrokes, *texts)[::_HOLD_EVERY])
    kinds = name_rows(names)
    sizes = {file.name: file.stat().st_size / 1e6 for file in sorted(folder.iterdir())}
    goals = (
        *_quality_goals(rows, kinds, len(answered)),
        *_time_goals(rows[-1], typed),
        Goal("longest that Python's lock is held", hold, 20, "ms"),
        *goals,
        *_room_goals(sizes, memory_in_process(database, folder, asked.texts())),
    )
    report = Report(archive.count(), seed, rows, kinds, goals, answered, sizes)
    return report, answers, names


@contextmanager
def built_index(database: Path, folder: Path | None) -> Iterator[tuple[Path, list[Goal]]]:
    """Yield the folder of an index, and what its build took if it is built for this."""
    if folder is not None:
        yield folder, []
        return
    with tempfile.TemporaryDirectory() as temporary:
        built = Path(temporary) / "built"
        seconds, peak = build_in_process(database, built)
        yield (
            built,
            [
                Goal("build of the index", seconds, 25, "s"),
                Goal("build of the index: peak memory", peak, 700, "MB"),
            ],
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that is typed."""

    queries: Sequence[Query]
    nonsense: Sequence[str]
    names: Sequence[NameQuery]
    keystrokes: Sequence[str]
    """Some of the queries letter by letter, and every letter and digit alone."""

    def texts(self) -> list[str]:
        """Return everything once."""
        queries = (query.text for query in self.queries)
        return [*queries, *self.nonsense, *(name.mistyped for name in self.names), *self.keystrokes]


def _draw(archive: Archive, database: Path, count: int, seed: int) -> _Asked:
    queries = make_queries(archive, count, seed)
    typed = [query.text for query in queries[:: max(1, len(queries) // _TYPED_TITLES)]]
    keys = [text[:end] for text in typed for end in range(1, len(text) + 1)]
    return _Asked(
        queries,
        make_nonsense(_NONSENSE, seed),
        make_name_queries(database, NAMED_KINDS, _NAMES_OF_A_KIND, seed),
        [*keys, *string.ascii_lowercase, *string.digits],
    )


def _quality_goals(
    rows: Sequence[ClassRow], kinds: Sequence[NameRow], answered: int
) -> Iterator[Goal]:
    mrr = {row.name: row.quality.mrr for row in rows[:-1]}
    total = rows[-1].quality
    yield Goal("MRR@10", total.mrr, 0.96, is_least=True)
    yield Goal("recall@10", total.recall, 0.98, is_least=True)
    for name, value in mrr.items():
        least = 0.4 if name == INITIALISM else 0.9
        yield Goal(f"MRR@10: {name}", value, least, is_least=True)
    yield Goal("MRR with one typo / without", mrr[ONE_TYPO] / mrr[EXACT], 0.97, is_least=True)
    count = sum(kind.count for kind in kinds)
    found = sum(kind.mistyped * kind.count for kind in kinds) / count
    yield Goal("mistyped names in the first three", found, 0.97, is_least=True)
    yield Goal("nonsense answered", answered, 0)


def _time_goals(total: ClassRow, typed: Sequence[float]) -> Iterator[Goal]:
    yield Goal("a query: p50", total.p50, 4, "ms")
    yield Goal("a query: p95", total.p95, 8, "ms")
    yield Goal("a query: worst", total.worst, 25, "ms")
    yield Goal("a keystroke: p50", p50(typed), 5, "ms")
    yield Goal("a keystroke: p95", p95(typed), 5, "ms")
    yield Goal("a keystroke: worst", max(typed), 20, "ms")


def _room_goals(sizes: Mapping[str, float], memory: float) -> Iterator[Goal]:
    """Yield what the search keeps, without the links of related papers and the abstracts."""
    searched = sum(size for name, size in sizes.items() if name.endswith(".bin") and name != LINKS)
    yield Goal("index", searched, 150, "MB")
    yield Goal("anonymous memory", memory, 90, "MB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("database", type=Path, metavar="DB")
    parser.add_argument("--queries", type=int, default=640, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--index", type=Path, metavar="FOLDER", help="an index that is built")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true", help="print what was not found first")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

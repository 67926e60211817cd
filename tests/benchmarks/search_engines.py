"""Our search beside other engines: `python tests/benchmarks/search_engines.py DB`.

All are asked the same queries in the same run. The first table has all engines with a part of the
queries, because some take seconds; the second has the fast ones with all of them. Programs are
timed as whole processes, the others within this one. fzf and ripgrep are Debian's packages, tantivy
is in the optional dependencies `bench`; what is not installed is skipped.
"""

import argparse
import importlib.util
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import p50, p95
from goals import Goal
from search_answers import Quality, ask_papers
from search_measure import median_times, ready_index, settled_heap
from search_product import Product
from search_queries import Query, make_queries
from search_rival_programs import Fzf, Ripgrep, write_lines
from search_rivals import FullText, Like, Rival, full_text_index, read_documents
from search_targets import Archive

_OURS = "pwc-tui"


@dataclass(frozen=True, slots=True)
class Row:
    """One engine: how good and how fast, in milliseconds."""

    name: str
    quality: Quality
    p50: float
    p95: float

    def line(self) -> str:
        """Return the line of the table."""
        return (
            f"{self.name:40} {self.quality.mrr:7.3f} {self.quality.recall:7.3f} "
            f"{self.p50:9.1f} {self.p95:9.1f}"
        )


class Ours:
    """The product."""

    name = _OURS
    is_slow = False

    def __init__(self, product: Product) -> None:
        self._product = product

    def search(self, text: str) -> Sequence[int]:
        """Return the first papers."""
        return self._product.papers(text)


def main() -> int:
    """Measure and print; return 1 unless ours is ahead of every engine in everything."""
    arguments = _arguments()
    archive = Archive(arguments.database)
    queries = make_queries(archive, arguments.queries, arguments.seed)
    some = queries[:: max(1, len(queries) // arguments.slow_queries)]
    with tempfile.TemporaryDirectory() as folder:
        product = Product(arguments.database, ready_index(arguments.database, arguments.index))
        engines = [Ours(product), *_rivals(arguments.database, Path(folder))]
        with settled_heap():
            rows = _table(engines, archive, some)
            rows += _table([each for each in engines if not each.is_slow], archive, queries)
    goals = list(_goals(rows))
    for goal in goals:
        print(goal.line())
    return int(not all(goal.is_met for goal in goals))


def _rivals(database: Path, folder: Path) -> Iterator[Rival]:
    documents = read_documents(database)
    yield Like(database, documents)
    index = full_text_index(folder, documents)
    yield FullText(index, any_word=False)
    yield FullText(index, any_word=True)
    lines = write_lines(folder, documents)
    if _is_installed("ripgrep", shutil.which("rg")):
        yield Ripgrep(lines)
    if _is_installed("fzf", shutil.which("fzf")):
        fzf = Fzf(lines)
        print(f"fzf: {fzf.loading_seconds():.2f} s of each query are the reading of the lines")
        yield fzf
    if _is_installed("tantivy", importlib.util.find_spec("tantivy")):
        from search_rival_tantivy import Tantivy, build_tantivy  # noqa: PLC0415 - may be missing

        built = build_tantivy(folder, documents)
        for any_word in (False, True):
            yield Tantivy(*built, any_word=any_word)
            yield Tantivy(*built, any_word=any_word).reranked()


def _is_installed(name: str, found: object) -> bool:
    if not found:
        print(f"skipped, because it is not installed: {name}")
    return bool(found)


def _table(engines: Sequence[Rival], archive: Archive, queries: Sequence[Query]) -> list[Row]:
    print(f"\n{len(queries)} queries {'':28} {'MRR@10':>7} {'rec@10':>7} {'p50 ms':>9} {'p95':>9}")
    rows = []
    for engine in engines:
        rows.append(_row(engine, archive, queries))
        print(rows[-1].line(), flush=True)
    print()
    return rows


def _row(engine: Rival, archive: Archive, queries: Sequence[Query]) -> Row:
    """Ask all queries; the times of a slow engine are those of the one time it is asked."""
    texts = [query.text for query in queries]
    asked: list[float] = []

    def search(text: str) -> Sequence[int]:
        start = time.perf_counter()
        found = engine.search(text)
        asked.append((time.perf_counter() - start) * 1000)
        return found

    ranks = [answer.rank for answer in ask_papers(search, archive, queries)]
    times = asked if engine.is_slow else median_times(engine.search, texts)
    return Row(engine.name, Quality.of(ranks), p50(times), p95(times))


def _goals(rows: Sequence[Row]) -> Iterator[Goal]:
    """Yield that ours is ahead of the best of the others in each table, in each thing."""
    starts = [at for at, row in enumerate(rows) if row.name == _OURS]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        ours, rivals = rows[start], rows[start + 1 : end]
        best_mrr = max(row.quality.mrr for row in rivals)
        best_recall = max(row.quality.recall for row in rivals)
        fastest, count = min(row.p95 for row in rivals), ours.quality.count
        yield Goal(f"MRR@10, best other ({count})", ours.quality.mrr, best_mrr, is_least=True)
        yield Goal(f"recall, best other ({count})", ours.quality.recall, best_recall, is_least=True)
        yield Goal(f"p95, fastest other ({count})", ours.p95, fastest, "ms")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("database", type=Path, metavar="DB")
    parser.add_argument("--queries", type=int, default=640, metavar="N")
    parser.add_argument("--slow-queries", type=int, default=96, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--index", type=Path, metavar="FOLDER", help="an index that is built")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

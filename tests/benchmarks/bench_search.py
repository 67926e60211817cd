"""How good and how fast the search is: `python tests/benchmarks/bench_search.py DB [EACH] [SEED]`.

Draws EACH (30) known-item queries of every class from the papers of the database DB, asks them, and
types some of them letter by letter. The index is built anew in a temporary folder.
"""

import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from search_queries import Query, make_queries

from pwc_tui.domain.text import title_key
from pwc_tui.store.cards import Cards

_TYPED_QUERIES = 60
_NONSENSE = ("zzqxv kjhgq", "qqqq wwww zzzz", "xkcdqz vvbnm", "jjjjjjjjj", "wqzx pplk mnbvq")


def main() -> None:
    """Measure and print the tables."""
    database = Path(sys.argv[1])
    each = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as folder:
        _build(database, Path(folder) / "index")
        _measure(Path(folder) / "index", Cards(database), each, seed)


def _build(database: Path, folder: Path) -> None:
    """Build in a process of its own, so that its memory does not count as the engine's."""
    code = (
        "import sys, time, resource; from pathlib import Path; t = time.perf_counter();"
        "from pwc_tui.search.build import build_index;"
        "build_index(Path(sys.argv[1]), Path(sys.argv[2]));"
        "print(f'build {time.perf_counter() - t:.1f} s, peak',"
        "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, 'MB')"
    )
    subprocess.run([sys.executable, "-c", code, str(database), str(folder)], check=True)
    sizes = {file.name: file.stat().st_size / 1e6 for file in folder.iterdir()}
    print(f"index {sum(sizes.values()):.1f} MB", {n: round(s, 1) for n, s in sizes.items()})


def _measure(folder: Path, cards: Cards, each: int, seed: int) -> None:
    queries = make_queries(cards, each, seed)
    before, start = _anonymous_mb(), time.perf_counter()
    from pwc_tui.search.engine import SearchEngine  # noqa: PLC0415 - its import is measured

    imported = time.perf_counter()
    engine = SearchEngine.open(folder)
    opened = time.perf_counter()
    engine.search(queries[0].text)
    first = time.perf_counter()
    print(
        f"import {1000 * (imported - start):.0f} ms, open {1000 * (opened - imported):.1f} ms, "
        f"first search {1000 * (first - opened):.1f} ms"
    )
    answers: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for query in queries:
        rank, took = _ask(engine, cards, query)
        answers[query.kind].append((rank, took))
        answers["all"].append((rank, took))
    _print_classes(answers)
    _print_times("keystrokes", _type(engine, queries[:: max(1, len(queries) // _TYPED_QUERIES)]))
    wrong = [text for text in _NONSENSE if len(engine.search(text).ids)]
    print(f"nonsense answered: {wrong or 'none'}")
    print(f"anonymous memory of imports, engine and all queries: {_anonymous_mb() - before:.1f} MB")


def _ask(engine: object, cards: Cards, query: Query) -> tuple[int, float]:
    """Return the rank of the wanted paper (0: not among the first ten) and the time in ms."""
    start = time.perf_counter()
    answer = engine.search(query.text)  # type: ignore[attr-defined]
    took = (time.perf_counter() - start) * 1000
    keys = [title_key(card.title) for card in cards.pick(answer.ids[:10])]
    return (keys.index(query.wanted) + 1 if query.wanted in keys else 0), took


def _type(engine: object, queries: list[Query]) -> list[float]:
    took = []
    for query in queries:
        for end in range(1, len(query.text) + 1):
            start = time.perf_counter()
            engine.search(query.text[:end])  # type: ignore[attr-defined]
            took.append((time.perf_counter() - start) * 1000)
    return took


def _print_classes(answers: dict[str, list[tuple[int, float]]]) -> None:
    print(f"{'class':22} {'n':>5} {'MRR@10':>7} {'rec@10':>7}")
    for kind, ranked in answers.items():
        if kind == "all":
            continue
        _print_quality(kind, ranked)
    _print_quality("all", answers["all"])
    _print_times("queries", [took for _, took in answers["all"]])


def _print_quality(kind: str, ranked: list[tuple[int, float]]) -> None:
    reciprocal = sum(1 / rank for rank, _ in ranked if rank) / len(ranked)
    recall = sum(rank > 0 for rank, _ in ranked) / len(ranked)
    print(f"{kind:22} {len(ranked):5} {reciprocal:7.3f} {recall:7.3f}")


def _print_times(what: str, took: list[float]) -> None:
    took = sorted(took)
    p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95)]
    print(f"{what}: n {len(took)}, p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {took[-1]:.1f} ms")


def _anonymous_mb() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()

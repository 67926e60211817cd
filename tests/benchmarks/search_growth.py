"""How the search grows with the archive: `python tests/benchmarks/search_growth.py DB DB ...`.

Takes databases of different sizes, such as imports of what scale_archive.py makes, and measures
each as `search_quality` does, with an index that is built for it. The exponent is the slope of the
logarithm of a figure against that of the papers: 1 is proportional, 0 is no growth.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from goals import Goal
from search_quality import built_index, measure
from search_report import Report

_FIGURES = (
    "MRR@10",
    "recall@10",
    "a query: p50",
    "a query: p95",
    "a query: worst",
    "a keystroke: p50",
    "a keystroke: p95",
    "a keystroke: worst",
    "mistyped names in the first three",
    "build of the index",
    "build of the index: peak memory",
    "index",
    "anonymous memory",
    "longest that Python's lock is held",
)
"""By the names of the goals of `search_quality`."""

_P95 = "a query: p95"
_P95_AT_MOST = 40.0
"""Milliseconds, whatever the size: the issue's bound for three million papers."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure at all sizes."""

    name: str
    unit: str
    values: tuple[float, ...]
    exponent: float

    def text(self) -> str:
        """Return the line of the table."""
        digits = 1 if self.unit else 3
        values = "".join(f"{value:11.{digits}f}" for value in self.values)
        return f"{self.name:40} {self.unit:3}{values} {self.exponent:9.2f}"


def main() -> int:
    """Measure and print; return 1 when the largest archive is too slow."""
    arguments = _arguments()
    reports = [_report(path, arguments.queries, arguments.seed) for path in arguments.databases]
    reports.sort(key=lambda report: report.papers)
    sizes = [report.papers for report in reports]
    lines = [_line(name, sizes, reports) for name in _FIGURES]
    if arguments.json:
        print(json.dumps({"papers": sizes, "figures": [asdict(line) for line in lines]}, indent=1))
    else:
        print(f"{'papers':44}" + "".join(f"{size:11,}" for size in sizes) + f"{'exponent':>10}")
        for line in lines:
            print(line.text())
    slowest = max(line.values[-1] for line in lines if line.name == _P95)
    goal = Goal(f"p95 at {sizes[-1]:,} papers", slowest, _P95_AT_MOST, "ms")
    print(f"\n{goal.line()}", file=sys.stderr if arguments.json else sys.stdout)
    return int(not goal.is_met)


def _report(database: Path, queries: int, seed: int) -> Report:
    with built_index(database, None) as (folder, goals):
        report, _, _ = measure(database, folder, goals, queries, seed)
    print(f"measured {database}: {report.papers:,} papers", file=sys.stderr, flush=True)
    return report


def _line(name: str, sizes: Sequence[int], reports: Sequence[Report]) -> Line:
    goals = [next(goal for goal in report.goals if goal.name == name) for report in reports]
    values = tuple(goal.value for goal in goals)
    return Line(name, goals[0].unit, values, _exponent(sizes, values))


def _exponent(sizes: Sequence[int], values: Sequence[float]) -> float:
    """Return the slope of the line through the logarithms; 0 for one size."""
    if len(sizes) < 2 or min(values) <= 0:
        return 0.0
    return float(np.polyfit(np.log(sizes), np.log(values), 1)[0])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("databases", type=Path, nargs="+", metavar="DB")
    parser.add_argument("--queries", type=int, default=320, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

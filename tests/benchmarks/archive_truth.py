"""How often an archive says what is not so: `python tests/benchmarks/archive_truth.py DB [DB …]`.

Every count is made by a rule of its own, not the program's, and reads any database of pwc-tui, so
that one from before a change can stand beside one from after it. `--cases` prints what was counted.
"""

import argparse
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from truth_authors import contradicting_authors, marked_authors, split_authors
from truth_boards import (
    boards_without_a_best,
    code_without_address,
    copies_with_a_place,
    days_nobody_knows,
    official_without_address,
    unofficial_rows,
    wrong_counts,
)
from truth_claims import unfounded_claims
from truth_papers import dead_links, duplicate_papers
from truth_results import results_of_stubs, results_on_no_page, results_on_wrong_pages

Cases = Callable[[sqlite3.Connection], Iterator[str]]

COUNTS: tuple[tuple[str, Cases], ...] = (
    ("dead links", dead_links),
    ("duplicate papers", duplicate_papers),
    ("results on the wrong page", results_on_wrong_pages),
    ("results on no page", results_on_no_page),
    ("results of stubs", results_of_stubs),
    ("authors that are split", split_authors),
    ("authors linked against their initials", contradicting_authors),
    ("names of authors with marks in them", marked_authors),
    ("ranks among too many", wrong_counts),
    ("places of rows that repeat another", copies_with_a_place),
    ("boards with a clear name and no best", boards_without_a_best),
    ("rows titled official that are not", unofficial_rows),
    ("official rows without an address", official_without_address),
    ("code and models that are no address", code_without_address),
    ("days that nobody knows", days_nobody_knows),
    ("claims that the rows do not bear out", unfounded_claims),
)
"""What is counted, and what yields a line for every case of it."""

_WIDTH = 40


def main() -> None:
    """Print every count, a column for each database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("databases", nargs="+", type=Path, metavar="DB")
    parser.add_argument("--cases", action="store_true", help="print every case")
    parser.add_argument("--only", default="", help="the counts whose name holds this")
    options = parser.parse_args()
    print(" " * _WIDTH, *(f"{database.name[-16:]:>16}" for database in options.databases))
    for name, cases in COUNTS:
        if options.only not in name:
            continue
        found = [_all(database, cases) for database in options.databases]
        counts = ("–" if lines is None else f"{len(lines):,}" for lines in found)
        print(f"{name:<{_WIDTH}}", *(f"{count:>16}" for count in counts), flush=True)
        if options.cases:
            for line in found[-1] or ():
                print(f"  {line}")


def _all(database: Path, cases: Cases) -> list[str] | None:
    """Return all cases, None where the database cannot tell of them."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return list(cases(connection))
        except LookupError:
            return None


if __name__ == "__main__":
    main()

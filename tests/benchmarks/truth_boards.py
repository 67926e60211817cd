"""What is counted of leaderboards: places, copies, official code, dates, boards without a best."""

import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_OFFICIAL = re.compile(r"(?<!non.)(?<!not.)\bofficial\b", re.I)
_BRACKETS = re.compile(r"\([^()]*\d{4}[^()]*\)")
_REMARKS = re.compile(r"arxiv|preprint|under review|to appear|\x02[^\x03]*\x03")
_SURE = 0.9
_WHOLE_DAY = "____-__-01"

_VALUES = (
    "SELECT benchmark.slug, metric.id, ranked_count, rank, model, paper_id, paper_url, paper_title,"
    " result_id FROM value JOIN metric ON metric.id = metric_id"
    " JOIN result ON result.id = result_id"
    " JOIN benchmark ON benchmark.id = metric.benchmark_id WHERE rank IS NOT NULL"
    " ORDER BY metric.id, rank"
)


def wrong_counts(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the ranks that are told among more results than there are places.

    The last rank and those that share it are the last places; whoever repeats another has none.
    """
    ranks: defaultdict[int, Counter[int]] = defaultdict(Counter)
    told: dict[int, tuple[str, int]] = {}
    for board, metric, of, rank, *_ in connection.execute(_VALUES):
        ranks[metric][rank] += 1
        told[metric] = board, of
    for metric, (board, of) in told.items():
        last, sharing = max(ranks[metric].items())
        if not last <= of < last + sharing:
            for rank in ranks[metric].elements():
                yield f"{board}: {rank} of {of}, where the last is {last}"


def copies_with_a_place(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the places that are taken by a row that states the result of another one again.

    Rows whose other values differ are two results, be it only by a remark or the cost.
    """
    stated: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for result, metric, raw in connection.execute("SELECT result_id, metric_id, raw FROM value"):
        stated[result][metric] = _bare(raw)
    found: defaultdict[int, defaultdict[int, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    boards: dict[int, str] = {}
    for board, metric, _, rank, model, paper, url, title, result in connection.execute(_VALUES):
        place = _Place(_bare(model), paper or url or title, stated[result])
        if not any(place.is_of(other) for other in found[metric][rank]):
            found[metric][rank].append(place)
        boards[metric] = board
    seen = set()
    for metric, by_rank in found.items():
        for (rank, rows), (after, _) in pairwise(sorted(by_rank.items())):
            if after - rank > len(rows) and (boards[metric], rank) not in seen:
                seen.add((boards[metric], rank))
                models = ", ".join(row.model for row in rows)
                yield f"{boards[metric]}: {after - rank} places of rank {rank} for {models}"


class _Place(NamedTuple):
    """A row with what it states by metric."""

    model: str
    paper: object
    values: dict[int, str]

    def is_of(self, other: "_Place") -> bool:
        if (self.model, self.paper) != (other.model, other.paper):
            return False
        both = self.values.keys() & other.values.keys()
        return all(self.values[metric] == other.values[metric] for metric in both)


def unofficial_rows(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the rows that are not official though the title of their own link says so."""
    query = (
        "SELECT result.id, model, title FROM result JOIN result_link ON result_id = result.id"
        " WHERE kind = 'code' AND url LIKE 'http%' AND NOT has_official_code"
    )
    told = {
        number: f"{model}: {title}"
        for number, model, title in connection.execute(query)
        if _OFFICIAL.search(title)
    }
    yield from told.values()


def official_without_address(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the rows that are called official, and say not where the code is."""
    query = (
        "SELECT model FROM result WHERE has_official_code AND NOT EXISTS"
        " (SELECT 1 FROM result_link WHERE result_id = result.id AND kind = 'code'"
        " AND url LIKE 'http%')"
    )
    return (model for (model,) in connection.execute(query))


def code_without_address(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the links to code and models that are no address."""
    query = "SELECT kind, title, url FROM result_link WHERE url NOT LIKE '%_.__%/%'"
    return (": ".join(row) for row in connection.execute(query))


def days_nobody_knows(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the dates of papers and results that claim the first of a month without any ground.

    Ground is an arXiv id of that month.
    """
    papers = "SELECT slug, date, ifnull(arxiv_id, '') FROM paper WHERE date LIKE ?"
    for slug, date, arxiv in connection.execute(papers, (_WHOLE_DAY,)):
        if f"{date[2:4]}{date[5:7]}" not in arxiv:
            yield f"{slug}: {date}"
    results = (
        "SELECT result.id, result.date, paper_url || ' ' || ifnull(arxiv_id, '') FROM result"
        " LEFT JOIN paper ON paper.id = paper_id WHERE result.date LIKE ?"
    )
    for number, date, about in connection.execute(results, (_WHOLE_DAY,)):
        if f"{date[2:4]}{date[5:7]}" not in about:
            yield f"result {number}: {date}"


def boards_without_a_best(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the boards on which nobody is best, though the metric's name tells its direction."""
    query = (
        "SELECT slug, name, confidence, reasons, min(position) FROM benchmark JOIN metric ON"
        " benchmark_id = benchmark.id WHERE best_model = '' AND role IN ('score', 'speed')"
        " AND direction <> 'unknown' AND ranked_count > 0 GROUP BY benchmark.id"
    )
    for slug, name, confidence, reasons, _ in connection.execute(query):
        if confidence < _SURE and reasons.startswith("The name says"):
            yield f"{slug}: {name} ({confidence}) {' '.join(reasons.split())}"


def _bare(model: str) -> str:
    """Return a model without citations, remarks and all that is no letter, digit or plus."""
    plain = _REMARKS.sub("", _BRACKETS.sub("", unicodedata.normalize("NFKC", model).casefold()))
    return "".join(letter for letter in plain if letter.isalnum() or letter in "+()-.")

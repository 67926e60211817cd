"""What is claimed of two papers: who beat whom on a board, and how far apart they are in time."""

import gzip
import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.domain.related import ReasonKind
from pwc_tui.ingest.importer import import_archive
from pwc_tui.postgres.memory_arrays import MemoryArrays
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.index.dates import Dates
from pwc_tui.search.related.related import RelatedPapers
from pwc_tui.search.upkeep.background_build import ready_folder
from pwc_tui.store.queries.cards import Cards

EPOCH = date(1970, 1, 1)

Result = tuple[str, int, str | None]
"""Paper, value and date of a result; a paper in brackets is none of the archive."""


def reasons_of(folder: Path, paper: str, *results: Result) -> set[tuple[str, ReasonKind]]:
    """Return which papers a paper beat and was beaten by, on a board of these results."""
    rows = [
        {
            "model_name": f"model of {title.strip('()')}",
            "paper_title": title,
            "paper_url": f"https://example.org/{title.strip('()')}",
            "paper_date": date,
            "metrics": {"Accuracy": str(value)},
        }
        for title, value, date in results
    ]
    titles = sorted({title for title, _, _ in results if "(" not in title})
    papers = [
        {"paper_url": f"https://paperswithcode.com/paper/{title}", "title": title}
        for title in titles
    ]
    tables = [{"task": "T", "datasets": [{"dataset": "D", "sota": {"metrics": [], "rows": rows}}]}]
    for name, content in (("papers-with-abstracts", papers), ("evaluation-tables", tables)):
        packed = gzip.compress(json.dumps(content).encode())
        (folder / f"{name}.json.gz").write_bytes(packed)
    database = folder / "archive.db"
    import_archive([folder], database)
    cards = Cards(database)
    engine = SearchEngine.open(ready_folder(database, cards.build().build_id))
    number = cards.find(paper)
    assert number is not None
    related = RelatedPapers(engine, cards).related(number, 50)
    direct = {ReasonKind.BEATS, ReasonKind.BEATEN}
    return {
        (each.card.title, reason.kind)
        for each in related
        for reason in each.reasons
        if reason.kind in direct
    }


MINE: Result = ("mine", 80, "2020-05-05")
WORSE, BETTER = ("worse", 70, "2019-05-05"), ("better", 90, "2021-05-05")
BEATEN, BEATS = ("worse", ReasonKind.BEATEN), ("better", ReasonKind.BEATS)


@pytest.mark.parametrize(
    ("others", "claims"),
    [
        ([WORSE, BETTER], {BEATEN, BEATS}),
        # Of the same day nobody was there before the other.
        ([("worse", 70, "2020-05-05"), ("better", 90, "2020-05-05")], set()),
        # Some day of that year leaves it open, the year after or before does not.
        ([("worse", 70, "2020-01-01"), ("better", 90, "2020-01-01")], set()),
        ([("worse", 70, "2019-01-01"), ("better", 90, "2021-01-01")], {BEATEN, BEATS}),
        # Rows whose paper the archive does not hold were there, too.
        ([WORSE, BETTER, ("(other)", 95, "2020-06-06"), ("(third)", 75, "2019-06-06")], set()),
        ([WORSE, BETTER, ("(other)", 95, "2021-05-05")], {BEATEN}),
        ([WORSE, BETTER, ("(other)", 95, "2021-01-01")], {BEATEN}),
        ([WORSE, BETTER, ("(other)", 95, None)], {BEATEN}),
        ([WORSE, BETTER, ("(other)", 95, "2022-06-06"), ("(third)", 65, None)], {BEATEN, BEATS}),
        # Better ones that were there already do not beat it later.
        ([BETTER, ("(other)", 95, "2020-05-05"), ("(third)", 99, "2018-05-05")], {BEATS}),
        # The same result once more, without its paper, is nobody else's.
        ([BETTER, ("(better)", 90, "2021-05-05")], {BEATS}),
    ],
)
def test_who_beat_whom_is_told_of_all_rows_and_only_where_it_is_sure(
    tmp_path: Path, others: list[Result], claims: set[tuple[str, ReasonKind]]
) -> None:
    assert reasons_of(tmp_path, "mine", MINE, *others) == claims


def dates(*texts: str) -> Dates:
    """Return the dates of papers as the index has them."""
    known = [partial_date(text) for text in texts]
    first = [-1 if day is None else (day.first - EPOCH).days for day in known]
    last = [-1 if day is None else (day.last - EPOCH).days for day in known]
    arrays = {"day": np.array(first, np.int32), "last_day": np.array(last, np.int32)}
    return Dates(MemoryArrays(arrays))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("2020-05-05", "2020-05-05", "of the same day"),
        ("2020-05-05", "2020-05-06", "1 day later"),
        ("2020-05-05", "2020-03-06", "2 months earlier"),
        ("2020-05-05", "2023-05-06", "3 years later"),
        ("2020-05", "2020-05-06", "of the same month"),
        ("2020-05-31", "2020-06", "1 month later"),
        ("2020", "2020-06-01", "of the same year"),
        ("2020", "2020", "of the same year"),
        ("2020-12-31", "2021", "1 year later"),
        ("2022-05", "2020-05", "2 years earlier"),
    ],
)
def test_how_far_apart_papers_are_is_told_as_exactly_as_their_dates_are_known(
    one: str, other: str, said: str
) -> None:
    reason = dates(one, other).reason(0, 1, 1.0, 1.0)
    assert reason is not None and reason.detail == said


def test_papers_of_dates_that_leave_it_open_are_neither_before_nor_after() -> None:
    known = dates("2020-05-05", "2020", "2019", "2021-01", "2020-05", "", "2020-05-05")
    others = np.arange(7)
    assert np.flatnonzero(known.is_before(0, others)).tolist() == [2]
    assert np.flatnonzero(known.is_after(0, others)).tolist() == [3]

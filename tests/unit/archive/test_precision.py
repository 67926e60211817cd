"""How exactly the dates of papers and results are known."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.ingest.clean.date_precision import as_known

Importer = Callable[..., Any]


@pytest.mark.parametrize(
    ("stated", "arxiv", "proceeding", "expected"),
    [
        ("2019-01-01", None, None, "2019"),
        ("2019-06-01", None, None, "2019-06"),
        ("2019-06-02", None, None, "2019-06-02"),
        ("2019-01-01", "1901.00123", None, "2019-01-01"),
        ("2019-06-01", "1906.00123", None, "2019-06-01"),
        ("1999-06-01", "hep-th/9906001", None, "1999-06-01"),
        ("2019-06-01", "1812.00123", "CVPR 2019 6", "2019-06"),
        ("2019-01-01", "1812.00123", None, "2019"),
        ("2018-01-01", None, "CoNLL 2018 1", "2018-01"),
        ("2019-01-01", None, "ACL 2019 7", "2019"),
        ("2019-01-01", None, "Nature", "2019"),
        ("2019-05-31", "1906.00123", None, "2019-05-31"),
        ("2019", None, None, "2019"),
        ("2019-01", None, None, "2019-01"),
    ],
)
def test_a_first_is_a_day_only_where_something_says_so(
    stated: str, arxiv: str | None, proceeding: str | None, expected: str
) -> None:
    assert str(as_known(partial_date(stated), arxiv, proceeding)) == expected


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(database) as opened:
        return opened.execute(query).fetchall()


def paper(slug: str, date: str, **fields: Any) -> dict[str, Any]:
    return {
        "paper_url": f"https://paperswithcode.com/paper/{slug}",
        "title": f"The paper called {slug}",
        "date": date,
        "authors": [slug],
        **fields,
    }


def result(model: str, date: str | None, **fields: Any) -> dict[str, Any]:
    return {"model_name": model, "paper_date": date, "metrics": {"Accuracy": "90"}, **fields}


def test_papers_and_results_keep_as_much_of_a_date_as_is_known(
    importing: Importer, database: Path
) -> None:
    table = [
        result("own", "2020-01-01"),
        result("of arXiv", "2020-01-01", paper_url="https://arxiv.org/abs/2001.00001v2"),
        result("of its paper", None, paper_title="The paper called year"),
        result("less than its paper", "2018-01-01", paper_title="The paper called day"),
        result("another one", "2017-01-01", paper_title="The paper called day"),
        result("nobody knows", None),
    ]
    importing(
        papers=[
            paper("day", "2018-05-01", arxiv_id="1805.00001"),
            paper("month", "2018-05-01"),
            paper("year", "2018-01-01"),
        ],
        evaluations=[
            {"task": "T", "datasets": [{"dataset": "D", "sota": {"metrics": [], "rows": table}}]}
        ],
    )
    papers = dict(rows(database, "SELECT slug, date FROM paper"))
    assert papers == {"day": "2018-05-01", "month": "2018-05", "year": "2018"}
    assert dict(rows(database, "SELECT model, date FROM result")) == {
        "own": "2020",
        "of arXiv": "2020-01-01",
        "of its paper": "2018",
        "less than its paper": "2018-05-01",
        "another one": "2017",
        "nobody knows": None,
    }
    spans = rows(database, "SELECT first_date, last_date FROM benchmark")
    assert spans == [("2017", "2020")]

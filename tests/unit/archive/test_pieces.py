"""What repeated records complete."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.unit.archive.conftest import Importer

SITE = "https://paperswithcode.com"


def test_a_repeated_paper_gets_day_and_venue_of_its_copy(
    importing: Importer, database: Path
) -> None:
    known = {"paper_url": f"{SITE}/paper/p", "title": "A paper", "authors": ["Ann"]}
    told = {"date": "2020-02-03", "proceeding": "ICML 2019 6"}
    other = {"paper_url": f"{SITE}/paper/q", "title": "Another paper", "date": "2019-01-01"}
    importing(papers=[known, other, known | told, known | {"date": "2001-01-01"}])
    with closing(sqlite3.connect(database)) as opened:
        dates = opened.execute("SELECT slug, date FROM paper ORDER BY id").fetchall()
        venues = opened.execute("SELECT name, paper_count FROM venue").fetchall()
    assert dates == [("p", "2020-02-03"), ("q", "2019")]
    assert [papers for _, papers in venues] == [1]

"""What is sorted some at a time, and what repeated records complete."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from pwc_tui.ingest.match import sorted_keys
from pwc_tui.ingest.match.sorted_keys import SortedKeys
from pwc_tui.spill import external_sort as sorting
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


def test_sorted_keys_know_what_is_among_them_and_what_is_there_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "_SORTED_AT_ONCE", 50)
    monkeypatch.setattr(sorted_keys, "_BLOCK", 8)
    chosen = random.Random(13)
    keys = [chosen.randint(-1 << 63, (1 << 63) - 1) for _ in range(500)]
    keys += [*keys[:20], -1 << 63, (1 << 63) - 1]
    array = np.array(keys, dtype=np.int64)
    found = SortedKeys([array[:99].copy(), array[99:].copy()], len(keys), tmp_path)
    assert array[found.are_several(array)].tolist() == [*keys[:20], *keys[:20]]
    assert all(key in found for key in keys)
    others = [key + 1 for key in keys[:500]]
    assert [key in found for key in others] == [key in set(keys) for key in others]
    assert 5 not in SortedKeys([], 0, tmp_path)

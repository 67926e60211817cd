"""What is sorted some at a time gives the same tables as what is sorted at once."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pwc_tui.ingest import resolve as mentioned
from pwc_tui.ingest.match import paper_index as matching
from pwc_tui.ingest.match import sorted_keys
from pwc_tui.ingest.match.sorted_keys import SortedKeys
from pwc_tui.ingest.registries import addresses
from pwc_tui.ingest.tables import page_counts as crowds
from pwc_tui.spill import array_file as spool
from pwc_tui.spill import external_sort as sorting
from tests.unit.archive.conftest import Importer

SITE = "https://paperswithcode.com"
TABLES = (
    "paper",
    "version",
    "venue",
    "author",
    "paper_author",
    "paper_task",
    "paper_method",
    "crowd_met",
    "crowd_paper",
    "address",
    "code_link",
)


def some_papers(count: int) -> Iterator[dict[str, Any]]:
    """Papers drawn by chance: repeated ones, versions, and some without authors among them."""
    chosen = random.Random(11)
    for number in range(count):
        slug = number % (count - 9)
        yield {
            # Some without: their slugs are made of their titles, which several share.
            "paper_url": f"{SITE}/paper/p-{slug}" if slug % 17 else None,
            "title": f"A paper of its own about subject {number - number % 13 // 12}",
            "url_abs": f"https://example.org/{chosen.randint(1, 400)}",
            "authors": [f"Author {chosen.randint(1, 90)}" for _ in range(chosen.randint(0, 5))],
            "proceeding": chosen.choice(["NeurIPS 2020 12", "ICML 2019 6", None]),
            "date": f"{chosen.randint(1998, 2025)}-01-01",
            "tasks": chosen.sample("ABCDE", chosen.randint(0, 4)),
            "methods": [{"name": name} for name in chosen.sample("KLMNO", chosen.randint(0, 4))],
        }


def some_links(count: int) -> Iterator[dict[str, Any]]:
    """Links to papers by slug or address, some of them to none."""
    chosen = random.Random(12)
    for number in range(count):
        place = chosen.choice([f"{SITE}/paper/p-", "https://example.org/"])
        yield {
            "paper_url": f"{place}{chosen.randint(1, 600)}",
            "repo_url": f"https://github.com/x/{number}",
        }


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as opened:
        return {table: opened.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def test_tables_are_the_same_however_few_are_sorted_at_once(
    importing: Importer, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowds, "CROWD", 20)
    importing(papers=list(some_papers(500)), links=list(some_links(300)))
    at_once = rows(database)
    assert all(at_once.values())
    for module in (addresses, matching, sorting):
        monkeypatch.setattr(module, "_SORTED_AT_ONCE", 100)
    monkeypatch.setattr(sorted_keys, "_BLOCK", 16)
    monkeypatch.setattr(mentioned, "_COMPARED_AT_ONCE", 100)
    monkeypatch.setattr(spool.Spool.parts, "__defaults__", (64,))
    importing(papers=list(some_papers(500)), links=list(some_links(300)))
    assert rows(database) == at_once


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

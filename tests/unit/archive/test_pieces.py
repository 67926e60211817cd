"""What is sorted some at a time gives the same tables as what is sorted at once."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.archive import addresses, authors, crowds, matching, pairs
from pwc_tui.search import spool
from tests.unit.archive.conftest import Importer

SITE = "https://paperswithcode.com"
TABLES = (
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
        yield {
            "paper_url": f"{SITE}/paper/p-{number % (count - 9)}",
            "title": f"A paper of its own about subject {number - number % 13 // 12}",
            "url_abs": f"https://example.org/{chosen.randint(1, 400)}",
            "authors": [f"Author {chosen.randint(1, 90)}" for _ in range(chosen.randint(0, 5))],
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
    for module in (addresses, authors, matching, pairs):
        monkeypatch.setattr(module, "_SORTED_AT_ONCE", 100)
    monkeypatch.setattr(crowds, "_COUNTED_AT_ONCE", 100)
    monkeypatch.setattr(spool.Spool.parts, "__defaults__", (64,))
    importing(papers=list(some_papers(500)), links=list(some_links(300)))
    assert rows(database) == at_once

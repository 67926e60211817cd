"""What the import counts for pages of very many papers is what the pages would count themselves."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.domain.pages.entity_pages import (
    MOST_IMPLEMENTED_SHOWN,
    NEWEST_SHOWN,
    EntityPage,
    PaperOrder,
)
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.ingest.tables import page_counts as crowds
from pwc_tui.store.queries.pages.pages import Pages
from tests.unit.archive.conftest import Importer

SITE = "https://paperswithcode.com"
ORDERS = ((PaperOrder.NEWEST, NEWEST_SHOWN), (PaperOrder.MOST_IMPLEMENTED, MOST_IMPLEMENTED_SHOWN))
Told = tuple[EntityPage, list[list[int]]]


def some_papers(count: int) -> Iterator[dict[str, Any]]:
    """Papers with tasks and methods drawn by chance: undated, repeated and versions among them."""
    chosen = random.Random(7)
    for number in range(count):
        year, month = chosen.randint(1998, 2025), chosen.randint(1, 12)
        yield {
            "paper_url": f"{SITE}/paper/p-{number % (count - 3)}",
            "title": f"Paper {number - number % 17 // 16}",
            "authors": ["Ada Lovelace"],
            "date": chosen.choice([f"{year}-{month:02}-01", "1984-05-06", None, "2222-12-22"]),
            "tasks": chosen.sample(["A", "B", "C", "", "D"], chosen.randint(0, 4)),
            "methods": [{"name": name} for name in chosen.sample("KLMNO", chosen.randint(0, 4))],
        }


def some_links(count: int) -> Iterator[dict[str, Any]]:
    chosen = random.Random(8)
    for number in range(count):
        paper = f"{SITE}/paper/p-{chosen.randint(0, count)}"
        yield {"paper_url": paper, "repo_url": f"https://github.com/x/{number}"}


def told(database: Path) -> dict[tuple[Kind, int], Told]:
    with closing(sqlite3.connect(database)) as opened:
        refs = [
            Ref(kind, number, slug, name)
            for kind in (Kind.TASK, Kind.METHOD)
            for number, slug, name in opened.execute(f"SELECT id, slug, name FROM {kind}")
        ]
    with closing(Pages(database)) as pages:
        return {
            (ref.kind, ref.id): (
                pages.page(ref, {}),
                [pages.papers(ref, order, most) for order, most in ORDERS],
            )
            for ref in refs
        }


def rows_of_crowds(database: Path) -> int:
    with closing(sqlite3.connect(database)) as opened:
        return int(opened.execute("SELECT count(*) FROM crowd_year").fetchone()[0])


def without_crowds(database: Path, place: Path) -> Path:
    shutil.copy(database, place)
    with sqlite3.connect(place) as opened:
        for table in ("crowd_year", "crowd_met", "crowd_paper"):
            opened.execute(f"DELETE FROM {table}")
    return place


def test_pages_say_the_same_whoever_counted(
    importing: Importer, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowds, "CROWD", 20)
    importing(papers=list(some_papers(400)), links=list(some_links(300)))
    assert rows_of_crowds(database)
    assert told(database) == told(without_crowds(database, tmp_path / "plain.db"))


def test_small_archives_have_no_crowds(importing: Importer, database: Path) -> None:
    importing(papers=list(some_papers(50)))
    assert rows_of_crowds(database) == 0


def test_the_crowds_of_the_real_archive_are_counted_right(real_db: Path, tmp_path: Path) -> None:
    assert rows_of_crowds(real_db)
    counted = told(real_db)
    assert max(page.usage.papers for page, _ in counted.values()) > crowds.CROWD
    assert counted == told(without_crowds(real_db, tmp_path / "plain.db"))

"""Public ids: what is kept under one must be found under it after every later import."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.ingest.clean.slugs import Wanted, own_slugs, slugify, slugs_among
from pwc_tui.ingest.report.summary import ImportReport

Importer = Callable[..., ImportReport]
Named = dict[tuple[str, str], str]
"""What a public id names, by table and slug."""

PAGE = "https://paperswithcode.com"
NAMES = ["José", "Jose", "jose", "J. Ose", "J Ose", "王伟", "王芳", "-", "--", "x-2", "x", "X", "Ü"]
TABLES = {
    **dict.fromkeys(["author", "task", "method", "dataset", "venue", "area"], "name"),
    "paper": "title || coalesce(url_abs, '')",
    "model": "lower(name)",
    "benchmark": "(SELECT task.name FROM task WHERE id = task_id) || ' on ' ||"
    " (SELECT dataset.name FROM dataset WHERE id = dataset_id)",
}


def _papers(names: list[str]) -> list[dict[str, Any]]:
    with_address = [
        {
            "paper_url": f"{PAGE}/paper/paper-{number}",
            "title": f"Paper {number}",
            "authors": [name, f"Writer {number}"],
            "tasks": [name],
            "methods": [{"name": name}],
            "proceeding": f"{name} 2020",
        }
        for number, name in enumerate(names)
    ]
    without = [
        {
            "title": title,
            "url_abs": f"https://example.org/{title}{number}",
        }
        for title in ("Paper 1", "Again", "again")
        for number in range(3)
    ]
    return with_address + without


def _boards(names: list[str]) -> list[dict[str, Any]]:
    rows = [{"model_name": name, "metrics": {"F1": "1"}} for name in names]
    return [
        {"task": name, "datasets": [{"dataset": other, "sota": {"rows": rows}}]}
        for name, other in zip(names, reversed(names), strict=True)
    ]


def _datasets(names: list[str]) -> list[dict[str, Any]]:
    return [{"name": name, "url": f"{PAGE}/dataset/stated-{len(name)}"} for name in names[::3]]


def _named(database: Path) -> Named:
    with closing(sqlite3.connect(database)) as opened:
        return {
            (table, slug): name
            for table, shown in TABLES.items()
            for slug, name in opened.execute(f"SELECT slug, {shown} FROM {table}")
        }


def _import(importing: Importer, database: Path, names: list[str], seed: int) -> Named:
    """Import everything about these names, the records in an order that `seed` gives."""
    sections = {"papers": _papers(names), "evaluations": _boards(names)}
    for records in sections.values():
        random.Random(seed).shuffle(records)
    importing(**sections, datasets=_datasets(names))
    return _named(database)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_the_records_changes_no_public_id(
    importing: Importer, database: Path, seed: int
) -> None:
    assert _import(importing, database, NAMES, 0) == _import(importing, database, NAMES, seed)


def test_records_that_come_and_go_leave_other_ids_alone(
    importing: Importer, database: Path
) -> None:
    before = _import(importing, database, NAMES[:-1], 0)
    after = _import(importing, database, [*NAMES[3:], "Newcomer", "Another"], 4)
    both = before.keys() & after.keys()
    assert len(both) > 50
    changed = {key: (before[key], after[key]) for key in both if before[key] != after[key]}
    # Whoever had the plain slug is gone, and one of those who shared it has it now.
    assert all(slugify(old) == slugify(new) for old, new in changed.values()), changed
    assert len(changed) <= 3


def test_a_slug_of_an_address_is_never_taken_by_a_made_one() -> None:
    wanted = [Wanted(None, "BERT"), Wanted("bert", "Something else"), Wanted(None, "bert")]
    for order in ([0, 1, 2], [2, 1, 0]):
        slugs = own_slugs(wanted[place] for place in order)
        assert slugs[order.index(1)] == "bert"
        assert len(set(slugs)) == 3


def test_of_two_with_one_address_the_one_of_its_name_has_it() -> None:
    wanted = [Wanted("bert", "RoBERTa"), Wanted("bert", "BERT")]
    assert own_slugs(wanted)[1] == "bert"
    assert own_slugs(reversed(wanted))[0] == "bert"


def test_a_checksum_that_somebody_has_as_a_name_gets_longer() -> None:
    (_, made) = own_slugs([Wanted(None, "Jose"), Wanted(None, "José")])
    slugs = own_slugs([Wanted(None, "Jose"), Wanted(None, "José"), Wanted(None, made)])
    assert slugs[0] == "jose"
    assert slugs[2] == made
    assert slugs[1].startswith(made)


def test_very_many_names_are_told_apart_as_few_are() -> None:
    names = [*NAMES, "jose-b9e7", "one", "two"]
    plain = [slugify(name) for name in names]
    sharing = [(n, name) for n, name in enumerate(names) if plain.count(plain[n]) > 1]
    own = {id_: slug for slug, id_ in slugs_among(sharing, plain.__contains__)}
    assert [own.get(id_, plain[id_]) for id_ in range(len(names))] == own_slugs(
        Wanted(None, name) for name in names
    )

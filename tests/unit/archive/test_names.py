"""Venues, models and addresses: what the import makes of texts that only repeat."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pwc_tui.domain.refs import Kind
from pwc_tui.store.entity_lists import EntityLists
from pwc_tui.store.queries.cards import Cards

Importer = Callable[..., Any]
Record = dict[str, Any]
SITE = "https://paperswithcode.com"


def paper(slug: str, **fields: Any) -> Record:
    return {"paper_url": f"{SITE}/paper/{slug}", "title": slug} | fields


def board(*models: tuple[str, str]) -> Record:
    rows = [
        {
            "model_name": model,
            "metrics": {"F1": str(place)},
            "paper_url": f"{SITE}/paper/{of}" if of else "",
            "paper_title": of,
        }
        for place, (model, of) in enumerate(models)
    ]
    return {"task": "T", "datasets": [{"dataset": "D", "sota": {"metrics": ["F1"], "rows": rows}}]}


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(database) as opened:
        return opened.execute(query).fetchall()


def ids(database: Path, kind: Kind, slug: str) -> list[str]:
    cards = Cards(database)
    ref = cards.ref(kind, slug)
    assert ref is not None
    listed = cards.papers_of(kind, [ref.id])
    papers = set(map(int, listed.split(","))) if listed else set()
    return [card.slug for card in cards.pick(sorted(papers))]


def test_a_venue_is_one_whatever_the_month(importing: Importer, database: Path) -> None:
    importing(
        papers=[
            paper("one", proceeding="NeurIPS 2018 12"),
            paper("two", proceeding=" NeurIPS  2018 "),
            paper("three", proceeding="COLING"),
            paper("four"),
            paper("five", proceeding=" "),
        ]
    )
    assert rows(
        database, "SELECT slug, name, paper_count FROM venue ORDER BY paper_count DESC"
    ) == [
        ("neurips-2018", "NeurIPS 2018", 2),
        ("coling", "COLING", 1),
    ]
    assert sorted(ids(database, Kind.VENUE, "neurips-2018")) == ["one", "two"]
    lists = EntityLists(database)
    named = [row.ref.name for row in lists.rows(Kind.VENUE, lists.numbers(Kind.VENUE))]
    assert named == ["NeurIPS 2018", "COLING"]


def test_a_paper_takes_the_venue_of_its_copy(importing: Importer, database: Path) -> None:
    importing(papers=[paper("one"), paper("one", proceeding="ACL 2020 7")])
    assert rows(database, "SELECT name, paper_count FROM venue") == [("ACL 2020", 1)]
    assert ids(database, Kind.VENUE, "acl-2020") == ["one"]


def test_models_are_told_apart_by_more_than_case(importing: Importer, database: Path) -> None:
    names = [
        ("BERT", "a"),
        ("Bert", "b"),
        ("BERT", "b"),
        ("BERT", "b"),
        ("PointNet", ""),
        (" ", "a"),
    ]
    importing(papers=[paper("a"), paper("b")], evaluations=[board(*names, ("PointNet++", "a"))])
    found = rows(database, "SELECT slug, name, result_count, paper_count FROM model ORDER BY id")
    assert found == [
        ("bert", "BERT", 4, 2),
        ("pointnet", "PointNet", 1, 0),
        ("pointnet-3d00", "PointNet++", 1, 1),
    ]
    assert sorted(ids(database, Kind.MODEL, "bert")) == ["a", "b"]
    assert ids(database, Kind.MODEL, "pointnet") == []
    assert rows(database, "SELECT count(*) FROM result WHERE model_id IS NULL") == [(1,)]


def test_addresses_lead_to_papers_and_repositories(importing: Importer, database: Path) -> None:
    importing(
        papers=[
            paper(
                "one", url_abs="https://e.org/x.html", url_pdf="https://arxiv.org/pdf/1706.03762"
            ),
            paper("two", url_abs="https://openreview.net/forum?id=Xy", openreview_id="Zz"),
            paper("one", conference_url_pdf="https://doi.org/10.1145/33.44"),
        ],
        links=[
            {"paper_url": f"{SITE}/paper/one", "repo_url": "https://github.com/Own/Er"},
            {"paper_url": f"{SITE}/paper/two", "repo_url": "https://github.com/own/er.git"},
        ],
    )
    cards = Cards(database)
    found = {
        text: ref.slug if (ref := cards.resolve(text)) else None
        for text in (
            "http://www.e.org/x.html",
            "1706.03762",
            "https://dl.acm.org/doi/10.1145/33.44",
            "https://openreview.net/pdf?id=Xy",
            "https://openreview.net/forum?id=Zz",
            "https://github.com/OWN/ER/issues",
            "https://e.org/y.html",
        )
    }
    assert list(found.values()) == [
        "one",
        None,
        "one",
        "two",
        "two",
        "https://github.com/Own/Er",
        None,
    ]
    assert sorted(ids(database, Kind.REPOSITORY, "https://github.com/Own/Er")) == ["one", "two"]


def test_an_address_of_arxiv_with_a_wrong_number_is_known(
    importing: Importer, database: Path
) -> None:
    wrong = "https://arxiv.org/abs/1909.0601199999999"
    importing(papers=[paper("one", arxiv_id="1909.0601199999999", url_abs=wrong)])
    cards = Cards(database)
    assert cards.find(wrong) == cards.find("1909.06012") == 1


def test_the_more_important_paper_has_an_address_that_two_have(
    importing: Importer, database: Path
) -> None:
    importing(
        papers=[
            paper("first", authors=["Ada"], url_abs="https://e.org/a"),
            paper("second", authors=["Alan"], url_pdf="e.org/a.pdf"),
        ],
        evaluations=[board(("M", "second"))],
    )
    found = Cards(database).resolve("https://e.org/a")
    assert found is not None
    assert found.slug == "second"

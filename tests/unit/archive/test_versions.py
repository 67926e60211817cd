"""Records of one paper, as the archive has them: linked, the fullest shown, none lost."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.domain.papers import Paper
from pwc_tui.store.queries.cards import Cards
from tests.unit.archive.accounts import assert_nothing_is_lost
from tests.unit.archive.conftest import Importer


def paper(slug: str, title: str, authors: tuple[str, ...] = ("Ada Lovelace",), **more: Any) -> Any:
    url = f"https://paperswithcode.com/paper/{slug}"
    return {"paper_url": url, "title": title, "authors": list(authors), **more}


def page(database: Path, slug: str) -> Paper:
    number = Cards(database).find(slug)
    assert number is not None
    return Cards(database).page(number)


def shown(database: Path) -> list[str]:
    with sqlite3.connect(database) as opened:
        return sorted(slug for (slug,) in opened.execute("SELECT slug FROM paper"))


def versions(database: Path) -> dict[str, str]:
    query = "SELECT version.slug, paper.slug FROM version JOIN paper ON paper.id = version_of"
    with sqlite3.connect(database) as opened:
        return dict(opened.execute(query))


TITLE = "On the Analytical Engine of Mister Babbage"


def test_the_fullest_of_one_title_and_first_author_is_shown(
    importing: Importer, database: Path
) -> None:
    report = importing(
        papers=[
            paper("engine", TITLE, date="1843-09-01"),
            paper("engine-1", TITLE, abstract="Notes.", arxiv_id="1801.00001", date="1901-01-02"),
            paper(
                "engine-2", TITLE.upper(), ("Ada Lovelace", "L. Menabrea"), arxiv_id="1902.00002"
            ),
        ]
    )
    assert versions(database) == {"engine": "engine-1", "engine-2": "engine-1"}
    assert_nothing_is_lost(report)
    (papers,) = report.files
    assert (papers.account.imported, papers.account.hidden) == (1, 2)


@pytest.mark.parametrize("key", ["arxiv_id", "url_abs"])
def test_one_key_and_an_author_in_common_are_one_paper(
    importing: Importer, database: Path, key: str
) -> None:
    value = {"arxiv_id": "1801.00001", "url_abs": "https://example.org/engine.html"}[key]
    importing(
        papers=[
            paper("first", "A First Title of It", ("A", "B"), abstract="Text.", **{key: value}),
            paper("second", "Quite Another Title", ("B", "C"), **{key: value}),
            paper("third", "A Paper of Other People", ("D", "E"), **{key: value}),
        ]
    )
    assert versions(database) == {"second": "first"}


def test_a_record_without_authors_belongs_to_the_only_other_of_its_address(
    importing: Importer, database: Path
) -> None:
    url = "https://openreview.net/forum?id=abc"
    importing(
        papers=[
            paper("forum-openreview", "Forum | OpenReview", (), url_abs=url),
            paper("engine", TITLE, url_abs=url, abstract="Text."),
        ]
    )
    assert versions(database) == {"forum-openreview": "engine"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (paper("a", "Editorial"), paper("b", "Editorial")),
        (paper("a", "Discussion of the Lasso"), paper("b", "Discussion of the Lasso")),
        (paper("a", ""), paper("b", "")),
        (paper("a", TITLE), paper("b", TITLE, ("Charles Babbage",))),
        (paper("a", TITLE, ()), paper("b", TITLE, ())),
        (paper("a", "Deep Voice"), paper("b", "Deep Voice", ("Ada Lovelace", "L. Menabrea"))),
        (paper("a", TITLE, url_abs="None"), paper("b", "Another Title", url_abs="None")),
    ],
)
def test_what_only_looks_alike_stays_apart(
    importing: Importer, database: Path, one: Any, other: Any
) -> None:
    importing(papers=[one, other])
    assert shown(database) == ["a", "b"]
    assert versions(database) == {}


PEOPLE = ("Ada Lovelace", "Charles Babbage", "L. Menabrea")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Deep Voice, BLiMP, UNITER: an accent, an article, the order of the words.
        (paper("a", TITLE, PEOPLE), paper("b", TITLE, ("Áda Lovelace", *PEOPLE[1:]))),
        (
            paper("a", "The Engine of Linguistic Minimal Pairs", PEOPLE),
            paper("b", "An Engine for Linguistic Minimal Pair", PEOPLE),
        ),
        (
            paper("a", "ENGINE: Learning Universal Image-Text Representations", ()),
            paper("b", "ENGINE: Universal Image-Text Representation Learning", PEOPLE),
        ),
        (paper("a", TITLE, ("Anonymous",)), paper("b", TITLE, PEOPLE)),
        # DisSent: middle initials beside the order of the words.
        (
            paper("a", "ENGINE: Learning Universal Representations", ("Ada K. Lovelace", "B. C.")),
            paper("b", "ENGINE: Universal Representation Learning", ("Ada Lovelace", "B. C.")),
        ),
        # A slip in a word, at the end, at the beginning and in the middle.
        (
            paper("a", "Learning Engines from Joint Audio-Visual Analylsis", PEOPLE),
            paper("b", "Learning Engines from Joint Audio-Visual Analysis", PEOPLE),
        ),
        (
            paper("a", "Inhomogoenous Engines with Applications", PEOPLE),
            paper("b", "Inhomogeneous Engines with Applications", PEOPLE),
        ),
        (
            paper("a", "Engines for Domain Adaption in Diverse Domains", PEOPLE),
            paper("b", "Engines for Domain Adaptation in Diverse Domains", PEOPLE),
        ),
    ],
)
def test_titles_that_differ_little_are_of_one_paper(
    importing: Importer, database: Path, one: Any, other: Any
) -> None:
    importing(papers=[one, {**other, "arxiv_id": "1801.00001"}])
    assert shown(database) == ["b"]


def test_several_that_only_a_leaderboard_names_belong_to_the_paper_of_their_address(
    importing: Importer, database: Path
) -> None:
    page = "https://aclanthology.org/D19-1533"
    importing(
        papers=[
            paper("a", "[13] [code]", (), url_abs=page),
            paper("b", TITLE, PEOPLE, conference_url_abs=page),
            paper("c", f"[[13]]({page}.pdf) [[code]](https://github.com/a/b)", ()),
        ]
    )
    assert shown(database) == ["b"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            paper("a", "On the Engine of Analysis", PEOPLE, arxiv_id="1801.00001"),
            paper("b", "On an Engine of Analysis", PEOPLE, arxiv_id="1801.00002"),
        ),
        (
            paper("a", "The Third Task on Engines 2019", PEOPLE),
            paper("b", "The Third Task on Engines 2020", PEOPLE),
        ),
        # Words alike that say the contrary, and slips in titles of other people.
        (
            paper("a", "Supervised Learning of Analytical Engines", PEOPLE),
            paper("b", "Unsupervised Learning of Analytical Engines", PEOPLE),
        ),
        (
            paper("a", "The Learning of Analytical Engines by Encoders", PEOPLE),
            paper("b", "The Learning of Analytical Engines by Emitters", PEOPLE),
        ),
        (
            paper("a", "Inhomogoenous Engines with Applications", ("Ada Lovelace", *"ABC")),
            paper("b", "Inhomogeneous Engines with Applications", ("Ada Lovelace", *"DEF")),
        ),
        # Two of one arXiv id, which share a fifth of their authors and no word of the title.
        (
            paper(
                "a",
                "OncoScore: measuring the potential of genes",
                ("Ada Lovelace", *"BCDE"),
                arxiv_id="1705.03067",
            ),
            paper(
                "b",
                "cyTRON: two applications for models of evolution",
                ("Ada Lovelace", *"FGHIJ"),
                arxiv_id="1705.03067",
            ),
        ),
        # One address in a volume, and a record of it that names nobody.
        (
            paper(
                "a", "Graph-based Representations for Taxonomies", (), url_abs="https://e.org/gwc-1"
            ),
            paper(
                "b",
                "An Evaluation on Diachronic Versions of WordNet",
                PEOPLE,
                url_abs="https://e.org/gwc-1",
            ),
        ),
        (
            paper(
                "a",
                "Graph-based Representations for Taxonomies",
                PEOPLE,
                url_pdf="https://e.org/volume.pdf",
            ),
            paper(
                "b",
                "An Evaluation on Diachronic Versions of WordNet",
                PEOPLE,
                url_pdf="https://e.org/volume.pdf",
            ),
        ),
    ],
)
def test_titles_that_tell_of_different_things_are_of_two(
    importing: Importer, database: Path, one: Any, other: Any
) -> None:
    importing(papers=[one, other])
    assert shown(database) == ["a", "b"]


def test_results_code_tasks_and_coauthors_of_a_version_belong_to_the_paper(
    importing: Importer, database: Path
) -> None:
    task = {
        "task": "Counting",
        "datasets": [
            {
                "dataset": "Cards",
                "sota": {
                    "metrics": ["Accuracy"],
                    "rows": [
                        {
                            "model_name": "Engine",
                            "paper_title": TITLE,
                            "paper_url": "https://arxiv.org/abs/1902.00002",
                            "metrics": {"Accuracy": "99"},
                        }
                    ],
                },
            }
        ],
    }
    links = [
        {
            "paper_url": f"https://paperswithcode.com/paper/{slug}",
            "repo_url": "https://github.com/a/b",
        }
        for slug in ("engine", "engine-1")
    ]
    full, thin = ("Ada Lovelace", "Charles Babbage"), ("Ada Lovelace", "L. Menabrea")
    report = importing(
        papers=[
            paper("engine", TITLE, full, abstract="Text.", arxiv_id="1801.00001", tasks=["Sums"]),
            paper("engine-1", TITLE, thin, arxiv_id="1902.00002", tasks=["Counting", "Sums"]),
        ],
        evaluations=[task],
        links=links,
    )
    assert_nothing_is_lost(report)
    found = page(database, "engine")
    assert [result.model for result in found.results] == ["Engine"]
    assert [code.url for code in found.code] == ["https://github.com/a/b"]
    assert [author.name for author in found.authors] == list(full)
    assert [task.name for task in found.tasks] == ["Sums", "Counting"]
    assert (found.card.result_count, found.card.repository_count) == (1, 1)
    assert [version.slug for version in found.versions] == ["engine-1"]
    version = page(database, "engine-1")
    assert version.version_of is not None
    assert version.version_of.slug == "engine"
    assert version.versions == ()
    assert [author.name for author in version.authors] == list(thin)
    assert [result.model for result in version.results] == ["Engine"]


def test_a_version_is_found_by_what_only_it_has(importing: Importer, database: Path) -> None:
    importing(
        papers=[
            paper("engine", TITLE, abstract="Text.", arxiv_id="1801.00001"),
            paper("engine-1", TITLE, arxiv_id="1902.00002"),
        ]
    )
    assert page(database, "engine").card.slug == "engine"
    assert page(database, "1902.00002").card.slug == "engine-1"
    assert page(database, "https://paperswithcode.com/paper/engine-1").card.slug == "engine-1"
    assert page(database, TITLE).card.slug == "engine"

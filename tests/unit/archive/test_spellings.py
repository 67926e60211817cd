"""Names of authors in an import: tidied, and the spellings of one person linked."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.domain.pages.entity_pages import AuthorPage, PaperOrder
from pwc_tui.domain.pages.facts import facts_of
from pwc_tui.domain.refs import Kind
from pwc_tui.ingest.clean.author_names import tidy_author
from pwc_tui.store.queries.pages.pages import Pages

Importer = Callable[..., Any]
Record = dict[str, Any]


def paper(slug: str, *authors: str) -> Record:
    url = f"https://paperswithcode.com/paper/{slug}"
    return {"paper_url": url, "title": slug, "authors": list(authors), "tasks": []}


def names_of(database: Path) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as opened:
        return dict(opened.execute("SELECT name, paper_count FROM author"))


def linked(database: Path) -> list[list[str]]:
    query = (
        "SELECT group_concat(name, '|') FROM (SELECT person_id, name,"
        " min(paper_id * 100 + position) AS first FROM author_spelling"
        " JOIN author ON id = author_id JOIN paper_author USING (author_id)"
        " GROUP BY author_id ORDER BY first)"
        " GROUP BY person_id ORDER BY min(first)"
    )
    with closing(sqlite3.connect(database)) as opened:
        return [names.split("|") for (names,) in opened.execute(query)]


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("and Yann LeCun", "Yann LeCun"),
        ("Amor and", "Amor"),
        ("M. Grendar,", "M. Grendar"),
        ("; Barbara Di Eugenio", "Barbara Di Eugenio"),
        ("A. ~Savchik", "A. Savchik"),
        ("Themos~Stafylakis", "Themos Stafylakis"),
        ("Jes\\'us Cerquides", "Jesús Cerquides"),
        ("Hao Liu*", "Hao Liu"),
        ("Alan McKane *These authors contributed equally", "Alan McKane"),
        ("Lihua Xie ()", "Lihua Xie"),
        ("Sujith Ravi[2]", "Sujith Ravi"),
        ("Chantal Cherifi1", "Chantal Cherifi"),
        ("Musa Aljohani 1", "Musa Aljohani"),
        ("<br> Jean-Francois Raskin", "Jean-Francois Raskin"),
        ("Juan D. TardÃ³s", "Juan D. Tardós"),
        ("Heung-Yeung Shum", "Heung-Yeung Shum"),
        ("Edward P. Stabler, Jr.", "Edward P. Stabler, Jr."),
        ("Xuaner (Cecilia) Zhang", "Xuaner (Cecilia) Zhang"),
        ("Guiling “Grace” Wang", "Guiling “Grace” Wang"),
        ("Fernand Sand Roland", "Fernand Sand Roland"),
        ("The 1000 Genomes Project", "The 1000 Genomes Project"),
        ("ARC A3", "ARC A3"),
        ("and", "and"),
        ("Author 1", "Author 1"),
        ("*Ada Byron", "Ada Byron"),
        ("M*A*S*H Team", "M*A*S*H Team"),
        (":", ":"),
        ("[/]", "[/]"),
        ("..", ".."),
        ("{}", "{}"),
    ],
)
def test_names_lose_what_lists_and_footnotes_left_in_them(name: str, tidy: str) -> None:
    assert tidy_author(name) == tidy


@pytest.mark.parametrize("name", ["x" + " *" * 2_000, "\\'" * 2_500, "{" * 5_000, "-" * 5_000])
def test_a_hostile_name_is_tidied_at_once(name: str) -> None:
    assert len(tidy_author(name)) <= len(name)


def test_what_is_tidied_is_one_author_and_told(importing: Importer, database: Path) -> None:
    report = importing(papers=[paper("a", "Yann LeCun"), paper("b", "and Yann LeCun", ":")])
    assert names_of(database) == {"Yann LeCun": 2, ":": 1}
    problems = {each.problem for each in report.defects if each.field == "authors"}
    assert problems == {"name with other words or signs around it", "name without letters"}


def test_two_names_of_a_paper_that_become_one_are_told(importing: Importer, database: Path) -> None:
    report = importing(papers=[paper("a", "M. Grendar,", "M. Grendar")])
    assert names_of(database) == {"M. Grendar": 1}
    merged = {each.problem for each in report.defects if each.action == "merged"}
    assert merged == {"repeated name"}


def test_a_number_stays_that_tells_the_authors_of_a_paper_apart(
    importing: Importer, database: Path
) -> None:
    importing(papers=[paper("a", "Anonymous Author 1", "Anonymous Author 2", "Ada Byron1")])
    assert names_of(database) == {
        "Anonymous Author 1": 1,
        "Anonymous Author 2": 1,
        "Ada Byron": 1,
    }


def test_spellings_of_one_person_are_linked(importing: Importer, database: Path) -> None:
    importing(
        papers=[
            paper("a", "Jürgen Schmidhuber", "Łukasz Kaiser"),
            paper("b", "Jurgen Schmidhuber", "Lukasz Kaiser", "Ada Byron"),
            paper("c", "Juergen Schmidhuber"),
        ]
    )
    assert linked(database) == [
        ["Jürgen Schmidhuber", "Jurgen Schmidhuber", "Juergen Schmidhuber"],
        ["Łukasz Kaiser", "Lukasz Kaiser"],
    ]


@pytest.mark.parametrize(("others", "has_one"), [(2, True), (30, False)])
def test_a_frequent_name_without_an_initial_needs_a_coauthor(
    importing: Importer, database: Path, others: int, has_one: bool
) -> None:
    frequent = [
        paper(f"p{number}", f"David Name{number}", f"Given{number} Wu") for number in range(others)
    ]
    pair = [paper("x", "David Wu", "Ada Byron"), paper("y", "David J. Wu", "Alan Kay")]
    importing(papers=[*frequent, *pair])
    assert linked(database) == []
    importing(papers=[*frequent, *pair, paper("z", "David J. Wu", "Ada Byron")])
    assert linked(database) == ([["David Wu", "David J. Wu"]] if has_one else [])


def test_a_page_has_the_papers_of_all_spellings_and_a_way_to_each(
    importing: Importer, database: Path
) -> None:
    importing(
        papers=[
            paper("a", "Geoffrey E. Hinton", "Yann Lecun"),
            paper("b", "Geoffrey E. Hinton", "Yann LeCun"),
            paper("c", "Geoffrey Hinton", "Yann LeCun"),
        ]
    )
    with closing(Pages(database)) as pages:
        ref = pages.find(Kind.AUTHOR, "geoffrey hinton")
        assert ref is not None
        assert ref.name == "Geoffrey Hinton"
        page = pages.page(ref, {})
        newest = pages.papers(ref, PaperOrder.NEWEST, 9)
    assert isinstance(page, AuthorPage)
    assert (page.usage.papers, len(newest)) == (3, 3)
    assert [(each.ref.name, each.papers) for each in page.coauthors] == [("Yann LeCun", 3)]
    written = next(fact for fact in facts_of(page) if fact.label == "Written")
    assert [item.text for item in written.items] == ["Geoffrey Hinton 1", "Geoffrey E. Hinton 2"]


@pytest.mark.parametrize("typed", ["jürgen schmidhuber", "JÜRGEN SCHMIDHUBER"])
def test_the_spelling_that_is_typed_comes_first(
    importing: Importer, database: Path, typed: str
) -> None:
    importing(
        papers=[paper("a", "Jurgen Schmidhuber"), *(paper(s, "Jürgen Schmidhuber") for s in "bcd")]
    )
    with closing(Pages(database)) as pages:
        found = pages.find(Kind.AUTHOR, typed)
        without = pages.find(Kind.AUTHOR, "jurgen schmidhuber")
    assert found is not None
    assert without is not None
    assert (found.name, without.name) == ("Jürgen Schmidhuber", "Jurgen Schmidhuber")

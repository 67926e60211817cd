"""What is made of odd records, seen in the database they end in."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Importer = Callable[..., Any]
Record = dict[str, Any]


def paper(slug: str = "attention", **fields: Any) -> Record:
    url = f"https://paperswithcode.com/paper/{slug}"
    return {"paper_url": url, "title": slug, "authors": [], "tasks": []} | fields


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(database) as opened:
        return opened.execute(query).fetchall()


@pytest.mark.parametrize(
    ("date", "stored"),
    [
        ("2018-05-27", "2018-05-27"),
        ("2018-05-27T00:00:00Z", "2018-05-27"),
        ("2018-05", "2018-05"),
        (2018, "2018"),
        (1527379200, "2018-05-27"),
        (1527379200000, "2018-05-27"),
        ("27 May 2018", "2018-05-27"),
        ("05/27/2018", "2018-05-27"),
        ("2222-12-22", None),
        ("9999-12-31", None),
        ("0001-01-01", None),
        ("2018-02-30", None),
        ("NaT", None),
        ("", None),
        (True, None),
        ({"y": 2018}, None),
        (1e300, None),
    ],
)
def test_dates_in_any_form_become_days_or_nothing(
    importing: Importer, database: Path, date: object, stored: str | None
) -> None:
    report = importing(papers=[paper(date=date)])
    assert rows(database, "SELECT date FROM paper") == [(stored,)]
    noted = [defect for defect in report.defects if defect.field == "date"]
    assert bool(noted) is (date not in ("2018-05-27", ""))


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (["Ada", " Alan "], ["Ada", "Alan"]),
        (["Ada", None, "", "  ", "Ada"], ["Ada"]),
        ("Ada Lovelace, Alan Turing", ["Ada Lovelace", "Alan Turing"]),
        ([{"name": "Ada"}, {"x": 1}, 7], ["Ada", "7"]),
        ({"0": "Ada"}, []),
        (None, []),
        (["A\nB"], ["A B"]),
        (["A\udfff"], ["A\ufffd"]),
    ],
)
def test_authors_in_any_form_become_names(
    importing: Importer, database: Path, authors: object, names: list[str]
) -> None:
    importing(papers=[paper(authors=authors)])
    query = "SELECT name FROM paper_author JOIN author ON id = author_id ORDER BY position"
    assert [name for (name,) in rows(database, query)] == names
    line = rows(database, "SELECT authors_line, author_count FROM paper")
    assert line == [("\n".join(names[:3]), len(names))]


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("1805.10616v4", "1805.10616"),
        ("math/9801152", "math/9801152"),
        (1805.1, "1805.10000"),
        ("905.2657", "0905.2657"),
        ("2106.0456", "2106.04560"),
        ("1909.0601199999999", "1909.06012"),
    ],
)
def test_arxiv_ids_are_made_whole(
    importing: Importer, database: Path, given: object, stored: str
) -> None:
    importing(papers=[paper(arxiv_id=given)])
    assert rows(database, "SELECT arxiv_id FROM paper") == [(stored,)]


def test_addresses_of_arxiv_have_the_id_of_their_paper(importing: Importer, database: Path) -> None:
    damaged = {
        "url_abs": "https://arxiv.org/abs/1708.0914",
        "url_pdf": "https://arxiv.org/pdf/1708.0914.pdf",
        "conference_url_pdf": "https://arxiv.org/pdf/1708.09139v2",
    }
    whole = {"url_abs": "https://arxiv.org/abs/1805.10616v4", "url_pdf": "https://a.org/p.pdf"}
    placeholder = {"url_abs": "https://arxiv.org/abs/xxxx.xxxxx"}
    report = importing(
        papers=[
            paper("a", arxiv_id="1708.0914", **damaged),
            paper("b", **whole),
            paper("c", **placeholder),
            paper("d", url_abs="https://arxiv.org/abs/905.2657"),
        ]
    )
    query = "SELECT arxiv_id, url_abs, url_pdf, conference_url_pdf FROM paper ORDER BY slug"
    assert rows(database, query) == [
        (
            "1708.09140",
            "https://arxiv.org/abs/1708.09140",
            "https://arxiv.org/pdf/1708.09140.pdf",
            "https://arxiv.org/pdf/1708.09140",
        ),
        ("1805.10616", *whole.values(), None),
        (None, None, None, None),
        ("0905.2657", "https://arxiv.org/abs/0905.2657", None, None),
    ]
    noted = {(defect.field, defect.action): defect.count for defect in report.defects}
    assert noted["url_abs", "repaired"] == 2
    assert noted["url_abs", "skipped"] == 1


def test_a_result_and_a_link_find_their_paper_though_its_id_lost_a_zero(
    importing: Importer, database: Path
) -> None:
    url = "https://arxiv.org/abs/1708.0914"
    row = {"model_name": "M", "paper_title": "", "paper_url": url, "metrics": {"F1": "1"}}
    board = {"dataset": "D", "sota": {"metrics": ["F1"], "rows": [row]}}
    link = {"paper_arxiv_id": "1708.0914", "paper_title": "", "repo_url": "https://github.com/a/b"}
    importing(
        papers=[paper("a", arxiv_id="1708.09140")],
        evaluations=[{"task": "T", "datasets": [board]}],
        links=[link],
    )
    assert rows(database, "SELECT paper_id FROM result") == [(1,)]
    assert rows(database, "SELECT paper_id FROM code_link") == [(1,)]


def test_a_paper_without_title_is_kept_and_one_without_anything_is_not(
    importing: Importer, database: Path
) -> None:
    report = importing(papers=[paper("a", title=None), paper("b", title=" "), {}, {"title": ""}])
    assert rows(database, "SELECT slug, title FROM paper ORDER BY slug") == [
        ("a", "(untitled)"),
        ("b", "(untitled)"),
    ]
    (file,) = report.files
    assert (file.account.records, file.account.imported, file.account.skipped) == (4, 2, 2)


def test_a_missing_address_is_made_from_the_title_and_never_takes_anothers(
    importing: Importer, database: Path
) -> None:
    title = "A Very Long Title That Would Not Fit Into Forty-Five Characters"
    given = [paper("x", paper_url=None, title=title)] * 2 + [
        paper("x", paper_url="", title="Taken"),
        paper("taken", title="Other"),
    ]
    importing(papers=given)
    slugs = {slug for (slug,) in rows(database, "SELECT slug FROM paper")}
    made = "a-very-long-title-that-would-not-fit-into"
    assert slugs == {made, f"{made}-e589", "taken", "taken-f7c3"}


def test_a_repeated_paper_is_merged_into_the_first(importing: Importer, database: Path) -> None:
    report = importing(
        papers=[
            paper("a", title="First", authors=["Ada"], abstract="one"),
            paper("a", title="Second", authors=["Nobody Else"], abstract="two"),
            paper("b"),
        ]
    )
    assert rows(database, "SELECT title FROM paper WHERE slug = 'a'") == [("First",)]
    assert rows(database, "SELECT name FROM author") == [("Ada",)]
    assert rows(database, "SELECT text FROM abstract") == [("one",)]
    (file,) = report.files
    assert (file.account.records, file.account.imported, file.account.merged) == (3, 2, 1)


def test_half_characters_and_control_characters_are_stored_safely(
    importing: Importer, database: Path
) -> None:
    importing(papers=[paper(title="\ud83d smile\x00\x1b[31m ", abstract="\udc00")])
    assert rows(database, "SELECT title FROM paper") == [("\ufffd smile\x00\x1b[31m",)]


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("github.com/a/b", "https://github.com/a/b"),
        ("http://www.GitHub.com/A/B/", "https://github.com/A/B"),
        ("https://github.com/a/b.git", "https://github.com/a/b"),
        ("git@github.com:a/b.git", "https://github.com/a/b"),
        ("https://github.com/a/b/tree/main/c", "https://github.com/a/b/tree/main/c"),
        ("javascript:alert(1)", None),
        ("NOT FOUND", None),
        (None, None),
        ("", None),
    ],
)
def test_repositories_have_one_address_each(
    importing: Importer, database: Path, url: str | None, stored: str | None
) -> None:
    importing(papers=[paper("a")], links=[paper("a", repo_url=url)])
    assert rows(database, "SELECT url FROM repository") == ([(stored,)] if stored else [])


def test_a_link_repeated_is_one_link_with_all_it_says(importing: Importer, database: Path) -> None:
    one = {"paper_url": "https://paperswithcode.com/paper/a", "repo_url": "https://github.com/a/b"}
    report = importing(
        papers=[paper("a")],
        links=[
            one | {"is_official": "False", "framework": "none"},
            one | {"is_official": 1, "framework": "PyTorch", "repo_url": "github.com/A/b/"},
        ],
    )
    query = "SELECT paper_id, is_official, framework FROM code_link"
    assert rows(database, query) == [(1, 1, "pytorch")]
    assert report.files[1].account.merged == 1


def test_a_link_to_an_unknown_paper_is_kept_without_one(
    importing: Importer, database: Path
) -> None:
    importing(links=[paper("gone", paper_title="Gone", repo_url="https://github.com/a/b")])
    query = "SELECT paper_id, paper_slug, paper_title FROM code_link"
    assert rows(database, query) == [(None, "gone", "Gone")]


def test_methods_and_datasets_survive_nulls_and_wrong_types(
    importing: Importer, database: Path
) -> None:
    report = importing(
        methods=[
            {"url": "https://paperswithcode.com/method/bert", "name": "BERT", "paper": None},
            {"url": "https://paperswithcode.com/method/bert", "name": "BERT again"},
            {"name": "GPT", "introduced_year": "2018", "num_papers": -1, "collections": "x"},
            {"name": "T5", "introduced_year": 2000, "description": "None", "full_name": 5},
            {},
            None,
        ],
        datasets=[
            {"url": None, "name": "MNIST", "variants": ["MNIST", None, "MNIST-M"], "tasks": [{}]},
            {"name": None, "url": "https://paperswithcode.com/dataset/coco", "modalities": 3},
            {},
        ],
    )
    query = "SELECT slug, name, introduced_year, description FROM method ORDER BY id"
    assert rows(database, query) == [
        ("bert", "BERT", None, ""),
        ("gpt", "GPT", 2018, ""),
        ("t5", "T5", None, ""),
    ]
    query = "SELECT slug, name FROM dataset ORDER BY id"
    assert rows(database, query) == [("mnist", "MNIST"), ("coco", "coco")]
    methods, datasets = report.files
    assert (methods.account.imported, methods.account.merged, methods.account.skipped) == (3, 1, 2)
    assert (datasets.account.imported, datasets.account.skipped) == (2, 1)


def test_a_link_goes_to_the_paper_it_names_though_another_has_the_arxiv_id(
    importing: Importer, database: Path
) -> None:
    twins = [paper(name, arxiv_id="1706.03762", authors=[name]) for name in ("a", "b")]
    link = paper("b", paper_arxiv_id="1706.03762", repo_url="https://github.com/a/b")
    importing(papers=twins, links=[link])
    query = "SELECT slug FROM code_link JOIN paper ON paper.id = paper_id"
    assert rows(database, query) == [("b",)]


@pytest.mark.parametrize(
    ("year", "stored"),
    [(2000, None), (-5, None), ("2015", 2015), (2017.0, 2017), (10**30, None), (2014, 2014)],
)
def test_methods_that_only_papers_name_are_cleaned_as_listed_ones(
    importing: Importer, database: Path, year: object, stored: int | None
) -> None:
    method = {"name": "M", "introduced_year": year, "description": "None", "full_name": "None"}
    method["main_collection"] = {"name": "C", "area": None}
    importing(papers=[paper(methods=[method])])
    query = "SELECT introduced_year, description, full_name FROM method"
    assert rows(database, query) == [(stored, "", None)]
    assert rows(database, "SELECT name FROM collection") == [("C",)]


@pytest.mark.parametrize(
    ("given", "stored"), [(10**30, str(10**30)), (2**63, str(2**63)), (12.0, "12"), (7, "7")]
)
def test_numbers_of_any_length_are_kept_as_text(
    importing: Importer, database: Path, given: object, stored: str
) -> None:
    importing(papers=[paper(nips_id=given)])
    assert rows(database, "SELECT nips_id FROM paper") == [(stored,)]


def test_an_endless_integer_is_nothing_and_counted(importing: Importer, folder: Path) -> None:
    raw = '[{"paper_url": "https://paperswithcode.com/paper/a", "nips_id": ' + "1" * 5000 + "}]"
    report = importing(papers=raw.encode())
    problems = [defect.problem for defect in report.defects]
    assert "integer that is too long" in problems


def test_a_slug_holds_no_control_characters(importing: Importer, database: Path) -> None:
    importing(papers=[paper("a\x1b[31mb\x07")])
    assert rows(database, "SELECT slug FROM paper") == [("ab",)]


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("['Ada Lovelace', 'Grace Hopper']", ["Ada Lovelace", "Grace Hopper"]),
        ('["Ada", "Grace O\'Hara"]', ["Ada", "Grace O'Hara"]),
        ("['Grace O\\'Hara', None]", ["Grace O'Hara"]),
        ("[]", []),
        ("nan", []),
        (["None", "Ada", "NaN"], ["Ada"]),
        ("[Ada]", ["[Ada]"]),
    ],
)
def test_lists_that_were_written_as_text_and_words_for_null_are_no_names(
    importing: Importer, database: Path, stated: object, names: list[str]
) -> None:
    report = importing(papers=[paper(authors=stated, tasks=stated)])
    for table in ("author", "task"):
        assert {name for (name,) in rows(database, f"SELECT name FROM {table}")} == set(names)
    assert {defect.field for defect in report.defects} >= {"authors", "tasks"}


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ("nan", None),
        (" None ", None),
        ("[]", None),
        ("['https://example.org/a']", "https://example.org/a"),
        ("['https://example.org/a', 'https://example.org/b']", "https://example.org/a"),
        ("['One', \"Two's\"]", "One, Two's"),
        ("[Re] One", "[Re] One"),
        ("Nan", "Nan"),
    ],
)
def test_words_for_null_and_lists_that_were_written_as_text_are_no_texts(
    importing: Importer, database: Path, stated: str, meant: str | None
) -> None:
    fields = ("title", "abstract", "url_abs", "url_pdf", "conference_url_abs", "conference")
    report = importing(papers=[paper(**dict.fromkeys(fields, stated))])
    (found,) = rows(
        database,
        "SELECT NULLIF(title, '(untitled)'), (SELECT text FROM abstract), url_abs, url_pdf,"
        " conference_url_abs, twin_slug FROM paper",
    )
    assert found == (meant,) * len(fields)
    noted = {defect.field for defect in report.defects} & set(fields)
    assert (noted == set(fields)) is (stated != meant)


@pytest.mark.parametrize("stated", ["nan", "None", "[]"])
def test_a_date_that_is_a_word_for_null_is_none(
    importing: Importer, database: Path, stated: str
) -> None:
    report = importing(papers=[paper(date=stated, proceeding=stated)])
    assert rows(database, "SELECT date, proceeding FROM paper") == [(None, None)]
    assert {"date", "proceeding"} <= {defect.field for defect in report.defects}

"""Records that are about the same thing become one that tells all of it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from pwc_tui.ingest.match.entity_stage import METHOD_TEXTS, EntityStage, told
from pwc_tui.store.write.database_writer import DatabaseWriter

Importer = Callable[..., Any]
Record = dict[str, Any]
SITE = "https://paperswithcode.com"


def paper(slug: str, **fields: Any) -> Record:
    return {"paper_url": f"{SITE}/paper/{slug}", "title": slug} | fields


def dataset(slug: str, name: str, **fields: Any) -> Record:
    return {"url": f"{SITE}/dataset/{slug}", "name": name} | fields


def board(name: str, *rows: Record, **fields: Any) -> Record:
    return {"dataset": name, "sota": {"metrics": [], "rows": list(rows)}} | fields


def row(model: str) -> Record:
    return {"model_name": model, "metrics": {"F1": "1"}}


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(database) as opened:
        return opened.execute(query).fetchall()


def test_a_repeated_paper_completes_the_first(importing: Importer, database: Path) -> None:
    full = {
        "title": "A Title",
        "abstract": "text",
        "date": "2020-01-02",
        "authors": ["Ada", "Alan"],
        "tasks": ["Parsing"],
        "methods": [{"name": "BERT"}],
        "arxiv_id": "1706.03762",
        "url_pdf": "https://e.org/a.pdf",
    }
    report = importing(
        papers=[
            paper("a", title=None, authors=["Eve"]),
            paper("b"),
            paper("a", abstract=" ", authors=[]),
            paper("a", **full),
            paper("a", title="Other", abstract="other", tasks=["Other"]),
        ],
        links=[{"paper_arxiv_id": "1706.03762", "repo_url": "https://github.com/a/b"}],
    )
    query = "SELECT title, date, authors_line, tasks_line, arxiv_id, url_pdf, text FROM paper "
    assert rows(database, query + "JOIN abstract a ON a.id = abstract_id") == [
        ("a", "2020-01-02", "Eve", "Parsing", "1706.03762", "https://e.org/a.pdf", "text")
    ]
    for table, found in (("author", "Eve"), ("task", "Parsing"), ("method", "BERT")):
        query = f"SELECT name FROM paper_{table} JOIN {table} ON id = {table}_id"
        assert rows(database, query) == [(found,)]
    assert rows(database, "SELECT slug FROM code_link JOIN paper ON paper.id = paper_id") == [
        ("a",)
    ]
    assert rows(database, "SELECT count(*) FROM abstract") == [(1,)]
    assert (report.files[0].account.imported, report.files[0].account.merged) == (2, 3)
    problems = [defect.problem for defect in report.defects if defect.action == "merged"]
    assert "repeated paper: completes the first" in problems


def test_a_paper_is_ordered_by_the_date_that_a_repeated_record_tells(
    importing: Importer, database: Path
) -> None:
    older = paper("older", date="2019-05-06")
    importing(papers=[older, paper("newest"), paper("newest", date="2021-07-08")])
    assert rows(database, "SELECT slug, date FROM paper ORDER BY id") == [
        ("newest", "2021-07-08"),
        ("older", "2019-05-06"),
    ]


def test_an_author_of_a_paper_and_of_its_version_counts_once(
    importing: Importer, database: Path
) -> None:
    known = {"arxiv_id": "1706.03762", "title": "Attention is all that one needs"}
    first = paper("a", authors=["Ada", "Bo"], abstract="text", **known)
    importing(papers=[first, paper("b", authors=["Bo", "Cy"], **known)])
    assert rows(database, "SELECT count(*) FROM version") == [(1,)]
    assert rows(database, "SELECT name, paper_count FROM author ORDER BY id") == [
        ("Ada", 1),
        ("Bo", 1),
        ("Cy", 1),
    ]


def test_papers_at_other_addresses_than_the_sites_are_not_taken_for_one(
    importing: Importer, database: Path
) -> None:
    importing(
        papers=[
            {"paper_url": "https://a.org/paper", "title": "One"},
            {"paper_url": "https://b.org/paper", "title": "Two", "url_abs": "https://c.org"},
            paper("one", title="The one of the site"),
        ]
    )
    assert rows(database, "SELECT slug, url_abs FROM paper ORDER BY slug") == [
        ("one", None),
        ("one-20b2", "https://a.org/paper"),
        ("two", "https://c.org"),
    ]


def test_datasets_of_one_address_become_one_that_leads_with_the_most_used(
    importing: Importer, database: Path
) -> None:
    one = {"description": "Trees.", "homepage": "https://e.org", "languages": ["English"]}
    two = {"num_papers": 409, "tasks": [{"task": "Parsing"}], "languages": ["English", "German"]}
    report = importing(
        datasets=[
            dataset("sst", "Stanford Sentiment Treebank", **one),
            dataset("sst", "SST", **two),
            dataset("sst", "sst", num_papers=1, full_name="SST-2"),
        ],
        evaluations=[
            {
                "task": "T",
                "datasets": [
                    board("SST", row("a")),
                    board("Stanford Sentiment Treebank", row("b")),
                ],
            }
        ],
    )
    query = "SELECT name, full_name, description, homepage, paper_count, board_count FROM dataset"
    assert rows(database, query + " WHERE slug = 'sst'") == [
        ("SST", "SST-2", "Trees.", "https://e.org", 409, 1)
    ]
    query = "SELECT value FROM dataset_tag WHERE dataset_id = 1 ORDER BY kind, position"
    assert rows(database, query) == [("English",), ("German",), ("Stanford Sentiment Treebank",)]
    assert rows(database, "SELECT name FROM dataset WHERE parent_id = 1") == [
        ("Stanford Sentiment Treebank",)
    ]
    assert any("completes the one with most papers" in d.problem for d in report.defects)


def test_a_board_joins_no_dataset_whose_name_differs_in_case(
    importing: Importer, database: Path
) -> None:
    importing(
        datasets=[dataset("car", "CAR")],
        evaluations=[{"task": "T", "datasets": [board(name, row("m")) for name in ("Car", "CAR")]}],
    )
    query = "SELECT dataset.name FROM benchmark JOIN dataset ON dataset.id = dataset_id"
    assert sorted(rows(database, query)) == [("CAR",), ("Car",)]


def test_repeated_methods_complete_the_first(importing: Importer, database: Path) -> None:
    url = f"{SITE}/method/bert"
    importing(
        methods=[
            {"url": url, "name": "BERT", "introduced_year": 2000, "num_papers": 7},
            {"url": url, "name": "Other", "introduced_year": 2018, "description": "Layers."},
            {"url": url, "num_papers": 9, "collections": [{"collection": "C", "area": "A"}]},
        ]
    )
    query = "SELECT name, introduced_year, description, stated_paper_count FROM method"
    assert rows(database, query) == [("BERT", 2018, "Layers.", 9)]
    assert rows(database, "SELECT count(*) FROM method_collection") == [(1,)]


def test_a_board_has_the_links_and_the_description_of_all_its_copies(
    importing: Importer, database: Path
) -> None:
    links = [{"title": "x", "url": f"{SITE}/sota/parsing-on-x"}, {"title": "y", "url": "u"}]
    importing(
        evaluations=[
            {"task": "T", "datasets": [board("D", row("m"), dataset_links=links[1:])]},
            {"task": "T", "datasets": [board("D", dataset_links=links, description="About.")]},
        ]
    )
    assert rows(database, "SELECT slug, description FROM benchmark") == [("parsing-on-x", "About.")]
    assert rows(database, "SELECT url FROM benchmark_link ORDER BY position") == [
        ("u",),
        (f"{SITE}/sota/parsing-on-x",),
    ]


def test_a_made_slug_never_takes_one_that_belongs_to_another(
    importing: Importer, database: Path
) -> None:
    def at(slug: str) -> list[Record]:
        return [{"title": "", "url": f"{SITE}/sota/{slug}"}]

    importing(
        evaluations=[
            {"task": name, "datasets": [board("D", row("m"), dataset_links=at(slug))]}
            for name, slug in (("A", "x"), ("B", "x"), ("C", "x-3ada"))
        ],
        methods=[
            {"name": name, "url": f"{SITE}/method/{slug}"}
            for name, slug in (("A", "a"), ("a", "a-4caa"))
        ]
        + [{"name": "A!"}],
    )
    slugs = rows(database, "SELECT slug FROM benchmark ORDER BY id")
    assert slugs == [("x",), ("x-3ada5901",), ("x-3ada",)]
    assert rows(database, "SELECT slug FROM method ORDER BY id") == [
        ("a",),
        ("a-4caa",),
        ("a-4caa7c04",),
    ]


def test_what_gets_no_row_is_counted(importing: Importer, database: Path) -> None:
    empty = {"dataset": "Empty", "sota": {"metrics": ["F1"], "rows": []}, "description": "About."}
    listed = board("D", row("m"))
    listed["sota"]["metrics"] = ["F1", "Unused", "Never"]
    report = importing(evaluations=[{"task": "T", "datasets": [empty, listed, {"dataset": "E"}]}])
    skipped = {d.problem: d.count for d in report.defects if d.action == "skipped"}
    assert skipped == {"leaderboard without results": 2, "metric without a value": 2}


def test_a_link_repeated_for_another_framework_names_both(
    importing: Importer, database: Path
) -> None:
    link = paper("a", repo_url="https://github.com/a/b")
    frameworks = ("tf", "PyTorch", "none", "tf")
    importing(papers=[paper("a")], links=[link | {"framework": name} for name in frameworks])
    assert rows(database, "SELECT framework FROM code_link") == [("tf, pytorch",)]


def test_a_later_layer_tells_what_the_first_lacks(tmp_path: Path) -> None:
    with closing(DatabaseWriter(tmp_path / "archive.db")) as writer:
        writer.attach(tmp_path / "stage", "stage")
        stage = EntityStage(writer)
        for layer, *texts in ((2, "Another name", "Layers."), (1, "BERT", None)):
            paper, others = [None, None], [None] * (len(METHOD_TEXTS) - len(texts))
            stage.add("method_told", 1, layer, 1, *paper, *texts, *others, 0)
        stage.complete()
        columns = ", ".join(told("method", column) for column in ("full_name", "description"))
        found = writer.rows(f"SELECT {columns} FROM (SELECT 1 AS id) AS own")
    assert found == [("BERT", "Layers.")]

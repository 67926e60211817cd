"""The import as a whole: what it leaves behind when it succeeds, fails and is interrupted."""

import gzip
import io
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pwc_tui.cli.output.progress import import_shown_on
from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.importer import import_archive
from pwc_tui.ingest.report.summary import ImportReport
from pwc_tui.ingest.target.draft import remove_leftovers
from pwc_tui.search.upkeep.repair import complete_index
from pwc_tui.store.queries.cards import Cards
from pwc_tui.system.progress import ProgressEvent, Step
from pwc_tui.system.working_folder import working_folder
from tests.unit.archive.accounts import assert_nothing_is_lost

Importer = Callable[..., ImportReport]
PAGE = "https://paperswithcode.com/paper/"


def paper(slug: str, **fields: Any) -> dict[str, Any]:
    return {"paper_url": PAGE + slug, "title": slug, "authors": ["Ada"], "tasks": ["T"]} | fields


def link(slug: str, repository: str) -> dict[str, Any]:
    return {"paper_url": PAGE + slug, "repo_url": f"https://github.com/a/{repository}"}


def files_of(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_papers_are_numbered_by_results_then_code_then_date(
    importing: Importer, database: Path
) -> None:
    result = {"model_name": "m", "paper_url": PAGE + "old", "metrics": {"F1": "1"}}
    board = {"dataset": "D", "sota": {"metrics": ["F1"], "rows": [result]}}
    importing(
        papers=[
            paper("undated"),
            paper("one-repo", date="2001-01-01"),
            paper("newest", date="2024-01-01"),
            paper("old", date="1999-01-01"),
            paper("two-repos", date="2000-01-01"),
            paper("newer", date="2023-01-01"),
        ],
        links=[link("two-repos", "x"), link("two-repos", "y"), link("one-repo", "z")],
        evaluations=[{"task": "T", "datasets": [board]}],
    )
    cards = Cards(database)
    order = [card.slug for card in cards.span(1, 6)]
    assert order == ["old", "two-repos", "one-repo", "newest", "newer", "undated"]


def test_every_reference_in_the_database_holds(importing: Importer, database: Path) -> None:
    report = importing(
        papers=[paper("a", methods=[{"name": "BERT", "main_collection": {"name": "C"}}])] * 2,
        links=[link("a", "x"), link("gone", "y")],
        methods=[{"name": "GPT", "paper": {"title": "a", "url": PAGE + "a"}}],
        datasets=[{"name": "D", "tasks": [{"task": "T"}], "paper": {"url": PAGE + "a"}}],
    )
    assert_nothing_is_lost(report)
    with sqlite3.connect(database) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA journal_mode").fetchall() == [("delete",)]


def test_a_new_import_replaces_database_and_index_and_leaves_nothing_else(
    importing: Importer, database: Path
) -> None:
    first = importing(papers=[paper("a")])
    second = importing(papers=[paper("b")])
    assert first.build_id != second.build_id
    expected = {"archive.db", f"archive.{second.build_id}.index"}
    assert files_of(database.parent) == expected
    assert [card.slug for card in Cards(database).span(1, 9)] == ["b"]


def test_what_a_killed_import_left_goes_with_the_next_one(
    importing: Importer, database: Path
) -> None:
    database.parent.mkdir()
    (database.parent / "archive.db.lock").touch()
    left = _left_by_a_killed_import(database)
    (left / "builds").write_text("0123456789ab\n../../other\n")
    (database.parent / "archive.0123456789ab.index").mkdir()
    report = importing(papers=[paper("a")])
    expected = {"archive.db", f"archive.{report.build_id}.index"}
    assert files_of(database.parent) == expected


def test_an_import_that_was_killed_after_the_swap_leaves_its_index(
    importing: Importer, database: Path
) -> None:
    first = importing(papers=[paper("a")])
    left = _left_by_a_killed_import(database)
    (left / "builds").write_text(f"{first.build_id}\n0123456789ab\n")
    old = database.with_name("archive.0123456789ab.index")
    old.mkdir()
    remove_leftovers(database)
    assert files_of(database.parent) == {"archive.db", f"archive.{first.build_id}.index"}


def _left_by_a_killed_import(database: Path) -> Path:
    """Return a working folder as one that no process holds any more."""
    kept = database.with_name("kept")
    with working_folder(database) as left:
        shutil.copytree(left, kept)
    return kept.rename(left)


@pytest.mark.parametrize("skips_same", [True, False])
def test_an_import_leaves_whatever_else_stands_beside_the_database(
    importing: Importer, folder: Path, database: Path, skips_same: bool
) -> None:
    importing(papers=[paper("a")])
    index = next(database.parent.glob("*.index"))
    (database.parent / "archive.db.lock").write_text("another program's")
    names = ["archive.db.202511301133.bak", "archive.db.202511301133.gz"]
    names += ["archive.db.0123456789ab.part", "archive.db.0123456789ab.stage"]
    for name in names:
        shutil.copy(database, database.with_name(name))
    for name in (f"{index.name}.bak", "archive.0123456789ab.index", "archive.db.202511301133.old"):
        shutil.copytree(index, database.with_name(name))
    with working_folder(database) as working:
        shutil.copytree(working, database.with_name("archive.db.copy.making"))
    before = files_of(database.parent) - {index.name}
    import_archive([folder], database, skips_same=skips_same)
    complete_index(database, is_forced=True)
    now = files_of(database.parent)
    assert before <= now
    assert len(now) == len(before) + 1


@pytest.mark.parametrize("failure", ["damaged file", "interrupt", "late interrupt"])
def test_a_failed_import_changes_nothing(
    importing: Importer, folder: Path, database: Path, failure: str
) -> None:
    importing(papers=[paper("a")], links=[link("a", "x")])
    before = database.read_bytes()
    names = files_of(database.parent)
    if failure == "damaged file":
        raw = gzip.compress(json.dumps([paper(str(n)) for n in range(5000)]).encode())
        (folder / "papers-with-abstracts.json.gz").write_bytes(raw[: len(raw) // 2])
        with pytest.raises(UserError, match="is cut off after record"):
            import_archive([folder], database)
    else:
        step = "papers" if failure == "interrupt" else "search index"
        with pytest.raises(KeyboardInterrupt):
            import_archive([folder], database, progress=Interrupting(step))
    assert database.read_bytes() == before
    assert files_of(database.parent) == names


class Interrupting:
    def __init__(self, name: str) -> None:
        self._name = name

    def update(self, event: ProgressEvent, /) -> None:
        assert isinstance(event, Step)
        if event.name == self._name and event.done == event.total:
            raise KeyboardInterrupt


def test_progress_tells_every_step_to_its_end(folder: Path, database: Path) -> None:
    (folder / "papers-with-abstracts.json").write_text(json.dumps([paper("a"), paper("b")]))
    (folder / "methods.json").write_text("[]")
    steps: list[Step] = []

    class Listener:
        def update(self, event: ProgressEvent, /) -> None:
            assert isinstance(event, Step)
            steps.append(event)

    import_archive([folder], database, progress=Listener())
    ended = [(step.name, step.records) for step in steps if step.done == step.total]
    names = [name for name, _ in ended]
    assert dict.fromkeys(names) == dict.fromkeys(
        ["methods", "papers", "tables", "indices", "search index"]
    )
    assert ("papers", 2) in ended


def test_progress_on_no_terminal_is_a_line_for_each_step(folder: Path, database: Path) -> None:
    (folder / "papers-with-abstracts.json").write_text(json.dumps([paper("a")]))
    stream = io.StringIO()
    with import_shown_on(stream) as listener:
        import_archive([folder], database, progress=listener)
    assert stream.getvalue().splitlines() == [
        "papers: 1 records",
        "tables",
        "indices",
        "search index",
    ]


def test_the_report_accounts_for_every_record_and_names_strangers(
    importing: Importer, folder: Path
) -> None:
    (folder / "notes.txt").write_text("?")
    report = importing(papers=[paper("a"), paper("a"), {}, None], methods=[])
    (papers, methods) = report.files
    assert (
        papers.account.records,
        papers.account.imported,
        papers.account.merged,
        papers.account.skipped,
    ) == (4, 1, 1, 2)
    assert methods.account.records == 0
    assert report.ignored == ("notes.txt",)
    assert dict(report.counts)["papers"] == 1


TEXT = st.text(st.characters(exclude_categories=()))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats() | TEXT,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXT, below, max_size=3),
    max_leaves=8,
)
FIELDS = ["paper_url", "arxiv_id", "nips_id", "title", "abstract", "url_abs", "authors", "tasks"]
FIELDS += ["date", "methods", "conference", "proceeding", "repo_url", "is_official", "framework"]
FIELDS += ["task", "datasets", "subtasks", "dataset", "sota", "rows", "metrics", "url", "name"]
FIELDS += ["collections", "num_papers", "introduced_year", "variants", "paper", "source_link"]
ROW = st.dictionaries(st.sampled_from(["model_name", "metrics", "paper_url", "code_links"]), JSON)
TABLE = st.fixed_dictionaries(
    {"dataset": JSON, "sota": st.fixed_dictionaries({"rows": st.lists(ROW)})}
)
RECORD = JSON | st.dictionaries(st.sampled_from(FIELDS), JSON | st.lists(TABLE, max_size=2))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(RECORD, max_size=5))
def test_any_json_is_imported_with_every_record_accounted_for(
    importing: Importer, database: Path, records: list[Any]
) -> None:
    report = importing(
        papers=records, links=records, evaluations=records, methods=records, datasets=records
    )
    for file in report.files:
        assert file.account.records == len(records)
    assert_nothing_is_lost(report)
    with sqlite3.connect(database) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []

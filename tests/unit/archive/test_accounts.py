"""Every record of every file is imported, merged, hidden or left out, and the report says so."""

import json
import sqlite3
from pathlib import Path

import pytest

from pwc_tui.cli.output.provenance import account_lines
from pwc_tui.domain.provenance import Provenance
from pwc_tui.ingest.report.ledger import Ledger, excerpt
from pwc_tui.store.queries.cards import Cards
from pwc_tui.store.queries.provenance import COUNTED
from tests.conftest import DATA
from tests.unit.archive.accounts import assert_accounts_hold, assert_nothing_is_lost
from tests.unit.archive.conftest import Importer

SITE = "https://paperswithcode.com"


def test_nothing_of_the_demo_is_lost(demo_db: Path) -> None:
    files = Cards(demo_db).provenance().files
    assert_accounts_hold(demo_db, files)
    for file in files:
        assert file.account.records == len(json.loads((DATA / file.name).read_text()))


def test_nothing_of_the_real_archive_is_lost(real_db: Path) -> None:
    provenance = Cards(real_db).provenance()
    assert_accounts_hold(real_db, provenance.files)
    assert dict(provenance.counts)["hidden methods"] == 1657
    by_section = {file.section: file for file in provenance.files}
    assert by_section["methods"].account.imported == 499
    assert by_section["papers"].account.hidden == dict(provenance.counts)["versions"] == 148
    assert dict(by_section["evaluations"].parts)["results"].records == 27_563


def test_what_stands_within_the_records_is_accounted_for(importing: Importer) -> None:
    rows = [{"model_name": "m", "metrics": {"F1": "1"}}] * 2 + [{}, "row"]
    table = {"dataset": "D", "sota": {"metrics": ["F1"], "rows": rows}}
    nameless = {"dataset": None, "sota": {"rows": rows}, "subdatasets": [table]}
    report = importing(
        evaluations=[
            {
                "task": "T",
                "datasets": [table, table, nameless, {"dataset": "E"}, None],
                "subtasks": [{"task": "T"}, {"task": "U", "datasets": [table]}, 7],
            }
        ]
    )
    (file,) = report.files
    assert_nothing_is_lost(report)
    parts = {name: (one.records, one.imported, one.merged, one.skipped) for name, one in file.parts}
    assert parts == {
        "tasks": (4, 2, 1, 1),
        "leaderboards": (7, 2, 2, 3),
        "results": (20, 2, 6, 12),
    }


def test_first_cases_of_each_kind_are_told_with_record_and_value(
    importing: Importer, database: Path
) -> None:
    years = ["2018", "\x1b[31m" + "x" * 100, "never", "19", 2020]
    records = [
        {"url": f"{SITE}/method/{n}", "name": str(n), "introduced_year": year}
        for n, year in enumerate(years)
    ]
    importing(methods=records)
    found = Cards(database).provenance().defects
    (text,) = (each for each in found if each.action == "skipped" and "text" in each.problem)
    assert [example.record for example in text.examples] == [2, 3]
    assert text.examples[0].value == "x" * 59 + "…"
    assert text.examples[1].value == "never"


def test_an_excerpt_is_one_safe_line() -> None:
    assert excerpt("a\n\x1b[31mb\u202e") == "a b"
    assert excerpt(["x"]) == excerpt({"x": 1}) == excerpt(None) == ""
    assert excerpt(12) == "12"
    assert len(excerpt("y" * 10_000_000)) == 60


def test_more_than_three_cases_are_only_counted() -> None:
    ledger = Ledger("papers.json")
    for ledger.record in range(1, 10):
        ledger.note("date", "no date", value=ledger.record)
    (defect,) = ledger.defects()
    assert (defect.count, len(defect.examples)) == (9, 3)


def test_what_was_counted_at_the_import_is_what_is_there(demo_db: Path) -> None:
    counts = dict(Cards(demo_db).provenance().counts)
    with sqlite3.connect(demo_db) as opened:
        for name, rows in COUNTED:
            (count,) = opened.execute(f"SELECT count(*) FROM {rows}").fetchone()
            assert counts.pop(name) == count
    assert counts == {}


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_report_fits_the_terminal_and_its_sums_are_right(demo_db: Path, width: int) -> None:
    provenance: Provenance = Cards(demo_db).provenance()
    lines = list(account_lines(provenance.files, provenance.defects, width))
    assert max(map(len, lines)) <= width
    for file in provenance.files:
        assert file.name in lines
    total = sum(file.account.records for file in provenance.files)
    assert lines[0].startswith(f"{total:,} records in all files = ")


def test_what_was_left_out_is_told_before_what_was_repaired(importing: Importer) -> None:
    report = importing(papers=[7, {"title": "A", "paper_url": 5}, {"title": "B", "paper_url": 6}])
    text = "\n".join(account_lines(report.files, report.defects, 80))
    assert text.index("left out") < text.index("repaired")
    few = list(account_lines(report.files, report.defects, 80, most=1))
    assert any("more kinds: `pwc-tui info` lists them all" in line for line in few)

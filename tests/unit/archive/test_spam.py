"""Which methods and datasets are hidden, on the archive's own files with labels of our own.

The labels of the methods: an advertisement is what is attached to the one paper that sorts first
and has nothing to do with it; the other 499 (`published_methods.txt`) were read, and each is a
method that somebody published. The advertisements among the datasets were found by reading.
"""

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pwc_tui.domain.spam import Suspect, judge
from tests.conftest import REAL
from tests.unit.archive.conftest import Importer

LABELS = Path(__file__).with_name("published_methods.txt")
PUBLISHED = frozenset(LABELS.read_text().split())
SPAM_DATASETS = 28

needs_archive = pytest.mark.skipif(
    not REAL.is_dir(), reason="no real archive here; PWC_TUI_TEST_DATA names its folder"
)


def records(path: Path) -> list[dict[str, Any] | None]:
    found: list[dict[str, Any] | None] = json.loads(gzip.decompress(path.read_bytes()))
    return found


class Known(NamedTuple):
    name: str
    slug: str
    because: str


def everyone(database: Path, table: str) -> list[Known]:
    with closing(sqlite3.connect(database)) as opened:
        found = opened.execute(f"SELECT name, slug, hidden_because FROM {table} ORDER BY id")
        return [Known(*row) for row in found]


def figures(shown: set[str], hidden: set[str]) -> tuple[float, float]:
    """Return precision and recall of what is hidden."""
    wrong = len(hidden & PUBLISHED)
    missed = len(shown - PUBLISHED)
    right = len(hidden) - wrong
    return right / len(hidden), right / (right + missed)


@needs_archive
def test_no_published_method_is_hidden_and_the_advertisements_are(
    importing: Importer, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = importing(methods=records(REAL / "methods.json.gz"))
    methods = everyone(database, "method")
    hidden = {method.slug for method in methods if method.because}
    precision, recall = figures({each.slug for each in methods if not each.because}, hidden)
    by_name = {method.slug for method in methods if judge(Suspect(method.name)).is_spam}
    others = {method.slug for method in methods} - by_name
    with capsys.disabled():
        print(f"\n{len(hidden):,} of {len(methods):,} methods hidden, {len(PUBLISHED)} published:")
        print(f"  precision {precision:.4f}, recall {recall:.4f}")
        print("  by names alone: precision {:.4f}, recall {:.4f}".format(*figures(others, by_name)))
    assert precision == 1
    assert recall >= 0.98
    account = report.files[0].account
    assert (account.hidden, account.imported) == (len(hidden), len(methods) - len(hidden))


@needs_archive
def test_advertisements_among_the_datasets_are_hidden_and_nothing_else(
    importing: Importer, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    importing(datasets=records(REAL / "datasets.json.gz"))
    datasets = everyone(database, "dataset")
    hidden = [each.name for each in datasets if each.because]
    companies = ("expedia", "klm", "quickbooks", "allegiant", "first class")
    with capsys.disabled():
        print(f"\n{len(hidden)} of {len(datasets):,} datasets hidden, {SPAM_DATASETS} to be hidden")
    assert len(hidden) == SPAM_DATASETS
    assert all(any(company in name.lower() for company in companies) for name in hidden)
    assert not {"Twitter US Airline Sentiment", "Customer Support on Twitter"} & set(hidden)


@needs_archive
def test_the_odd_files_are_told_apart(importing: Importer, database: Path) -> None:
    odd = REAL.parent / "odd"
    listed = records(odd / "datasets--spam-and-markup.json.gz")
    report = importing(methods=records(odd / "methods--all-spam.json.gz"), datasets=listed)
    assert all(method.because for method in everyone(database, "method"))
    assert [each.account.imported for each in report.files if each.section == "methods"] == [0]
    shown = [each.name for each in everyone(database, "dataset") if not each.because]
    assert len(listed) - len(shown) == 26
    assert {"SWAG", "GovReport", "Food-101", "Taskmaster-1", "HindEnCorp"} <= set(shown)


def test_a_crowd_around_one_paper_is_no_source(importing: Importer, database: Path) -> None:
    paper = {"title": "!-Graphs", "url": "https://paperswithcode.com/paper/graphs"}
    texts = [f"Toll free number {n} of an airline" for n in range(50)]
    report = importing(
        methods=[
            {"url": f"https://paperswithcode.com/method/m-{n}", "name": name, "paper": paper}
            for n, name in enumerate(texts)
        ]
    )
    methods = everyone(database, "method")
    assert all("attached to an unrelated paper" in method.because for method in methods)
    (defect,) = report.defects
    assert (defect.action, defect.count) == ("hidden", 50)
    assert [example.record for example in defect.examples] == [1, 2, 3]
    assert defect.examples[0].value == texts[0]

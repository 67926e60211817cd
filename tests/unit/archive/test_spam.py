"""Which methods and datasets are hidden, on the archive's own files with labels of our own.

The labels of the methods: an advertisement is what is attached to the one paper that sorts first
and has nothing to do with it; the other 499 (`published_methods.txt`) were read, and each is a
method that somebody published. The advertisements among the datasets were found by reading.
"""

import gzip
import json
from pathlib import Path

import pytest

from pwc_tui.domain.spam import Suspect, judge
from pwc_tui.ingest.readers.datasets import DatasetReader
from pwc_tui.ingest.readers.methods import MethodReader
from pwc_tui.ingest.registries.datasets import Datasets
from pwc_tui.ingest.registries.tasks_and_methods import Methods, Tasks
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.json_records import Batch
from pwc_tui.ingest.tables.hidden_entities import hidden_datasets, hidden_methods
from tests.conftest import REAL

LABELS = Path(__file__).with_name("published_methods.txt")
PUBLISHED = frozenset(LABELS.read_text().split())
SPAM_DATASETS = 28

needs_archive = pytest.mark.skipif(
    not REAL.is_dir(), reason="no real archive here; PWC_TUI_TEST_DATA names its folder"
)


def records(path: Path) -> list[dict[str, object] | None]:
    found: list[dict[str, object] | None] = json.loads(gzip.decompress(path.read_bytes()))
    return found


def read_methods(path: Path, folder: Path) -> tuple[Methods, Ledger]:
    methods, ledger = Methods(folder), Ledger("methods")
    found = records(path)
    ledger.records = len(found)
    MethodReader(methods, ledger).take(Batch(1, found))
    return methods, ledger


def read_datasets(path: Path, folder: Path) -> tuple[Datasets, Ledger]:
    datasets, ledger = Datasets(folder), Ledger("datasets")
    DatasetReader(datasets, Tasks(), ledger).take(Batch(1, records(path)))
    return datasets, ledger


def figures(shown: set[str | None], hidden: set[str | None]) -> tuple[float, float]:
    """Return precision and recall of what is hidden."""
    wrong = len(hidden & PUBLISHED)
    missed = len(shown - PUBLISHED)
    right = len(hidden) - wrong
    return right / len(hidden), right / (right + missed)


@needs_archive
def test_no_published_method_is_hidden_and_the_advertisements_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    methods, ledger = read_methods(REAL / "methods.json.gz", tmp_path)
    because = hidden_methods(methods, [0] * len(methods), ledger)
    pairs = list(zip(methods.all(), because, strict=True))
    hidden = {method.slug for method, reason in pairs if reason}
    precision, recall = figures({method.slug for method, reason in pairs if not reason}, hidden)
    names = [judge(Suspect(method.name)).is_spam for method in methods.all()]
    by_name = {method.slug for method, is_spam in zip(methods.all(), names, strict=True) if is_spam}
    others = {method.slug for method in methods.all()} - by_name
    with capsys.disabled():
        print(f"\n{len(hidden):,} of {len(methods):,} methods hidden, {len(PUBLISHED)} published:")
        print(f"  precision {precision:.4f}, recall {recall:.4f}")
        print("  by names alone: precision {:.4f}, recall {:.4f}".format(*figures(others, by_name)))
    assert precision == 1
    assert recall >= 0.98
    assert (ledger.hidden, ledger.imported) == (len(hidden), len(methods) - len(hidden))


@needs_archive
def test_advertisements_among_the_datasets_are_hidden_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    datasets, ledger = read_datasets(REAL / "datasets.json.gz", tmp_path)
    everyone = datasets.all()
    because = hidden_datasets(datasets, [0] * len(everyone), ledger)
    hidden = [each.name for each, reason in zip(everyone, because, strict=True) if reason]
    companies = ("expedia", "klm", "quickbooks", "allegiant", "first class")
    with capsys.disabled():
        print(f"\n{len(hidden)} of {len(everyone):,} datasets hidden, {SPAM_DATASETS} to be hidden")
    assert len(hidden) == SPAM_DATASETS
    assert all(any(company in name.lower() for company in companies) for name in hidden)
    assert not {"Twitter US Airline Sentiment", "Customer Support on Twitter"} & set(hidden)


@needs_archive
def test_the_odd_files_are_told_apart(tmp_path: Path) -> None:
    odd = REAL.parent / "odd"
    methods, ledger = read_methods(odd / "methods--all-spam.json.gz", tmp_path)
    assert all(hidden_methods(methods, [0] * len(methods), ledger))
    assert ledger.imported == 0
    path = odd / "datasets--spam-and-markup.json.gz"
    datasets, ledger = read_datasets(path, tmp_path)
    because = hidden_datasets(datasets, [0] * len(datasets.all()), ledger)
    shown = [each.name for each, reason in zip(datasets.all(), because, strict=True) if not reason]
    assert len(records(path)) - len(shown) == 26
    assert {"SWAG", "GovReport", "Food-101", "Taskmaster-1", "HindEnCorp"} <= set(shown)


def test_a_crowd_around_one_paper_is_no_source(tmp_path: Path) -> None:
    methods, ledger = Methods(tmp_path), Ledger("methods")
    paper = {"title": "!-Graphs", "url": "https://paperswithcode.com/paper/graphs"}
    texts = [f"Toll free number {n} of an airline" for n in range(50)]
    found: list[dict[str, object] | None] = [
        {"url": f"https://paperswithcode.com/method/m-{n}", "name": name, "paper": paper}
        for n, name in enumerate(texts)
    ]
    MethodReader(methods, ledger).take(Batch(1, found))
    because = hidden_methods(methods, [0] * 50, ledger)
    assert all("attached to an unrelated paper" in reason for reason in because)
    (defect,) = ledger.defects()
    assert (defect.action, defect.count) == ("hidden", 50)
    assert [example.record for example in defect.examples] == [1, 2, 3]
    assert defect.examples[0].value == texts[0]

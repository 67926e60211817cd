"""A few hundred damaged archives; `tests/benchmarks/fuzz_import.py` makes ten thousand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.clean.paper_record import PaperRecord, repair_paper
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.report.summary import ImportReport
from pwc_tui.ingest.sources.files import ArchiveFile, section_of
from pwc_tui.ingest.sources.json_records import RecordReader
from tests.unit.archive.fuzzing import Arena
from tests.unit.archive.mutants import ODD_VALUES, Base, mutant, mutant_of
from tests.unit.archive.test_odd_files import ODD

Importer = Callable[..., ImportReport]

BASE = ODD / "base"
IMPORTS = 8
"""With a mutant of each of the five files."""

READINGS = 250

needs_base = pytest.mark.skipif(
    not BASE.is_dir(), reason="no odd files here; PWC_TUI_TEST_DATA names the folder with odd/"
)


@needs_base
def test_archives_with_odd_values_are_imported(tmp_path: Path) -> None:
    base = Base.read(BASE)
    arena = Arena(tmp_path, base)
    for number in range(IMPORTS):
        damaged = [
            mutant_of(base, number * len(base.files) + place, "values", name)
            for place, name in enumerate(base.files)
        ]
        assert arena.run(*damaged).refusal is None


@needs_base
def test_damaged_files_are_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    base = Base.read(BASE)
    refusals = []
    for number in range(READINGS):
        damaged = mutant(base, number)
        path = tmp_path / damaged.name
        path.write_bytes(damaged.content)
        section = section_of(damaged.name)
        assert section is not None
        kind, repair = (PaperRecord, repair_paper) if section is Section.PAPERS else (dict, _same)
        file, ledger = ArchiveFile(section, (path,)), Ledger(path.name)
        reader = RecordReader(file, ledger, kind, repair, lambda *_: None)
        try:
            read = sum(len(batch.records) for batch in reader.batches())
        except UserError as error:
            refusals.append(str(error))
            assert str(error).startswith(f"{path.name} ")
            assert "\n" not in str(error)
        else:
            assert read == ledger.records
    assert READINGS // 4 < len(refusals) < READINGS // 2


def _same(record: dict[str, object], _ledger: Ledger) -> dict[str, object]:
    return record


TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
ODD_JSON = st.sampled_from([json.dumps(value) for value in ODD_VALUES]).map(json.loads) | TEXT
PAGE = st.sampled_from(["paper", "task", "dataset", "method", "sota"]).flatmap(
    lambda kind: st.sampled_from(["a", "b", "a-on-b", "", "%"]).map(
        lambda slug: f"https://paperswithcode.com/{kind}/{slug}"
    )
)
NAME = st.sampled_from(["BERT", "bert", "B E R T", "José", "Jose", "-", "²", "a\nb"])
ANY = ODD_JSON | NAME | PAGE


def _record(fields: str, **known: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return records that have some of these fields, each with what belongs there or anything."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(fields.split(), ANY)).flatmap(
        lambda record: st.fixed_dictionaries(
            {}, optional={name: value | ODD_JSON for name, value in known.items()}
        ).map(lambda more: record | more)
    )


LINK = _record("title url")
RESULT = _record(
    "model_name paper_url paper_title paper_date uses_additional_data",
    metrics=st.dictionaries(NAME, ANY, max_size=3),
    code_links=st.lists(LINK, max_size=2),
)
TABLE = _record("metrics", rows=st.lists(RESULT, max_size=3), metrics=st.lists(ANY, max_size=2))
DATASET_OF_TASK = _record(
    "dataset description subdatasets", dataset=NAME, sota=TABLE, dataset_links=st.lists(LINK)
)
TASK = _record(
    "task description categories synonyms source_link subtasks",
    task=NAME,
    datasets=st.lists(DATASET_OF_TASK, max_size=2),
)
METHOD = _record(
    "url name full_name description introduced_year num_papers code_snippet_url",
    name=NAME,
    paper=LINK,
    collections=st.lists(_record("collection area"), max_size=2),
)
PAPER = _record(
    "paper_url arxiv_id nips_id title abstract url_abs url_pdf proceeding date conference",
    authors=st.lists(ANY, max_size=3),
    tasks=st.lists(ANY, max_size=3),
    methods=st.lists(METHOD, max_size=2),
)
LINKED = _record("paper_url paper_title paper_arxiv_id repo_url is_official framework")
DATASET = _record(
    "url name full_name homepage num_papers introduced_date license_name variants parent",
    paper=LINK,
    tasks=st.lists(_record("task url"), max_size=2),
    data_loaders=st.lists(_record("url repo frameworks"), max_size=2),
)


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    papers=st.lists(PAPER, max_size=3),
    links=st.lists(LINKED, max_size=3),
    evaluations=st.lists(TASK, max_size=2),
    methods=st.lists(METHOD, max_size=3),
    datasets=st.lists(DATASET, max_size=3),
)
def test_records_of_every_section_are_accounted_for_whatever_they_hold(
    importing: Importer, **sections: list[dict[str, Any]]
) -> None:
    report = importing(**sections)
    for file in report.files:
        assert file.account.is_balanced
        assert file.account.records == len(sections[file.section])

"""The hub's form of the archive gives what the JSON files give."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.demo import demo_files
from pwc_tui.ingest.importer import import_archive
from pwc_tui.ingest.sources.files import section_of, select
from tests.unit.archive.conftest import STEMS, zipped
from tests.unit.archive.parquet_forms import FOLDERS, write_parquet

PAGE = "https://paperswithcode.com/paper/"
Records = dict[str, list[dict[str, Any]]]

ODD: Records = {
    "papers": [
        {"paper_url": PAGE + "full", "title": "Full", "authors": ["Ada", "Bob"], "tasks": ["T"]}
        | {"date": "2020-02-29", "nips_id": "5763", "abstract": "A\n\nB", "arxiv_id": "2002.01234"}
        | {
            "methods": [{"name": "M", "main_collection": {"name": "C", "area": "A"}}, {"name": "N"}]
        },
        {"paper_url": PAGE + "nulls", "title": None, "authors": None, "tasks": None, "date": None},
        {"paper_url": PAGE + "empty", "title": "", "authors": [], "tasks": [], "methods": []},
        {"paper_url": PAGE + "old", "title": "Odd \U0001f600 ñ", "date": "1893-01-01"},
        {"paper_url": PAGE + "late", "title": "Late", "date": "2222-12-22", "authors": [None, ""]},
        {"paper_url": PAGE + "full", "title": "Full", "short_abstract": "s"},
    ],
    "links": [
        {"paper_url": PAGE + "full", "repo_url": "https://github.com/a/b", "is_official": True},
        {"paper_url": PAGE + "gone", "paper_title": "Gone", "repo_url": "https://github.com/a/c"}
        | {"is_official": None, "framework": "pytorch"},
    ],
    "evaluations": [
        {
            "task": "T",
            "categories": ["CV"],
            "datasets": [
                {
                    "dataset": "D",
                    "dataset_links": [{"title": "t", "url": "u"}],
                    "sota": {
                        "metrics": ["Top 1.5", "F1"],
                        "rows": [
                            {"model_name": "m", "metrics": {"Top 1.5": "90.1", "": "x"}}
                            | {"paper_url": PAGE + "full", "uses_additional_data": True},
                            {
                                "model_name": "n",
                                "metrics": {"F1": "0.5"},
                                "paper_date": "2019-01-01",
                            }
                            | {"code_links": [{"title": "c", "url": "https://x.org"}]},
                            {"model_name": "none", "metrics": {}, "uses_additional_data": False},
                            {"model_name": "two", "metrics": {"Top 1.5": "1", "F1": "2"}},
                        ],
                    },
                    "subdatasets": [
                        {"subdataset": "part", "sota": {"rows": [{"metrics": {"F1": "1"}}]}}
                    ],
                },
                {"dataset": "Empty", "sota": None},
            ],
            "subtasks": [
                {
                    "task": "S",
                    "datasets": [
                        {"dataset": "D", "sota": {"rows": [{"metrics": {"Deep": "3 ± 1"}}]}},
                    ],
                    "subtasks": [{"task": "SS", "datasets": None, "synonyms": ["ess"]}],
                },
                {"task": "F", "datasets": [{"sota": {"rows": [{"metrics": {"F1": "1"}}]}}]},
                {
                    "task": "T",  # repeated where the columns stand in another order
                    "datasets": [
                        {
                            "dataset": "D",
                            "sota": {
                                "rows": [
                                    {"model_name": "two", "metrics": {"Top 1.5": "1", "F1": "2"}}
                                ]
                            },
                        }
                    ],
                },
            ],
        },
        {"task": "", "datasets": [], "subtasks": None, "source_link": {"title": "t", "url": "u"}},
    ],
    "methods": [
        {"name": "M", "url": "https://paperswithcode.com/method/m", "introduced_year": 2018}
        | {"num_papers": 3, "paper": {"title": "Full", "url": None}, "collections": []},
        {"name": "N", "introduced_year": None, "paper": None},
    ],
    "datasets": [
        {"name": "D", "url": "https://paperswithcode.com/dataset/d", "modalities": ["Images"]}
        | {"tasks": [{"task": "T", "url": None}], "num_papers": 7, "introduced_date": "2011-01-01"}
        | {"data_loaders": [{"url": "u", "repo": "r", "frameworks": ["tf"]}]},
        {"name": "E", "modalities": None, "tasks": [], "data_loaders": []},
    ],
}


def demo() -> Records:
    sections = {stem: section for section, stem in STEMS.items()}
    return {sections[path.stem]: json.loads(path.read_text()) for path in demo_files()}


@pytest.mark.parametrize("records", [ODD, demo()], ids=["odd", "demo"])
def test_the_same_records_give_the_same_tables(tmp_path: Path, records: Records) -> None:
    (tmp_path / "json").mkdir()
    for section, content in records.items():
        zipped(tmp_path / "json" / f"{STEMS[section]}.json.gz", content)
        write_parquet(tmp_path / "hub", section, content, parts=2, rows_a_group=40)
    import_archive([tmp_path / "json"], tmp_path / "json.db")
    import_archive([tmp_path / "hub"], tmp_path / "hub.db")
    expected = tables(tmp_path / "json.db")
    assert len(expected["value"]) > 4
    for name, rows in tables(tmp_path / "hub.db").items():
        assert rows == expected[name], name


def tables(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows, but for what is about the files and the import itself."""
    with sqlite3.connect(database) as opened:
        names = [
            name
            for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in {"build", "source_file", "defect", "defect_example", "sqlite_stat1"}
        ]
        return {name: sorted(opened.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}


@pytest.mark.parametrize(
    "kind",
    [
        pa.timestamp("s"),
        pa.timestamp("ms"),
        pa.timestamp("us", tz="UTC"),
        pa.timestamp("ns"),
        pa.date32(),
        pa.date64(),
        pa.string(),
    ],
    ids=str,
)
def test_days_are_read_from_any_type(tmp_path: Path, kind: "pa.DataType") -> None:
    days = ["2020-02-29", None, "1950-12-31", "2222-12-22"]
    papers = [{"paper_url": f"{PAGE}p{n}", "title": "t", "date": day} for n, day in enumerate(days)]
    write_parquet(tmp_path / "hub", "papers", papers, date=kind)
    import_archive([tmp_path / "hub"], tmp_path / "x.db")
    with sqlite3.connect(tmp_path / "x.db") as opened:
        found = dict(opened.execute("SELECT slug, date FROM paper"))
    assert found == {"p0": "2020-02-29", "p1": None, "p2": "1950-12-31", "p3": None}


def test_a_damaged_part_is_told_with_its_name(tmp_path: Path) -> None:
    first, second = write_parquet(tmp_path, "papers", ODD["papers"], parts=2)
    second.write_bytes(second.read_bytes()[:-100])
    with pytest.raises(UserError, match=rf"{second.name} is damaged .* after record 3"):
        import_archive([tmp_path], tmp_path / "x.db")
    first.write_bytes(b"")
    with pytest.raises(UserError, match=rf"{first.name} is damaged or not a parquet"):
        import_archive([tmp_path], tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize("layout", ["all", "dataset", "cache", "flat", "file"])
def test_the_hubs_folders_are_recognised(tmp_path: Path, layout: str) -> None:
    cache = tmp_path / "datasets--pwc-archive--methods" / "snapshots" / ("0" * 40) / "data"
    places = {
        "all": (tmp_path, tmp_path / "methods" / "data" / "train-00000-of-00001.parquet"),
        "dataset": (tmp_path / "methods", tmp_path / "methods" / "data" / "a.parquet"),
        "cache": (cache.parent, cache / "train-00000-of-00001.parquet"),
        "flat": (tmp_path, tmp_path / "methods-00000-of-00001.parquet"),
        "file": (tmp_path / "methods.parquet", tmp_path / "methods.parquet"),
    }
    asked, path = places[layout]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    (file,) = select([asked]).files
    assert (file.section.value, file.parts) == ("methods", (path,))


def test_a_part_that_is_missing_is_said(tmp_path: Path) -> None:
    paths = write_parquet(tmp_path, "papers", ODD["papers"], parts=3)
    paths[1].unlink()
    with pytest.raises(UserError, match="holds 2 of the 3 parts of train"):
        select([tmp_path])


def test_one_section_in_two_forms_is_refused(tmp_path: Path) -> None:
    write_parquet(tmp_path, "papers", ODD["papers"])
    zipped(tmp_path / "papers-with-abstracts.json.gz", [])
    with pytest.raises(UserError, match="Two files hold the papers"):
        select([tmp_path])


def test_the_folders_are_named_as_the_sections_are() -> None:
    for section, folder in FOLDERS.items():
        found = section_of(f"{folder}.json")
        assert found is not None
        assert found.value == section

import os
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.sources.files import section_of, select


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("papers-with-abstracts.json.gz", Section.PAPERS),
        ("papers-with-abstracts.json", Section.PAPERS),
        ("jul-28-papers-with-abstracts.json.gz", Section.PAPERS),
        ("2025-07-28-methods.json.gz", Section.METHODS),
        ("links-between-papers-and-code.json", Section.LINKS),
        ("links-between-paper-and-code.json.gz", Section.LINKS),
        ("Evaluation-Tables.JSON", Section.EVALUATIONS),
        ("datasets.json.gz", Section.DATASETS),
        ("Jul-28-2025-evaluation-tables.json.gz", Section.EVALUATIONS),
        ("datasets_2025-07-28.json.gz", Section.DATASETS),
        ("datasets (1).json.gz", Section.DATASETS),
        ("datasets.json(2).gz", Section.DATASETS),
        ("jul-28-methods.json (12).gz", Section.METHODS),
        ("datasets.jsonl", Section.DATASETS),
        ("papers-with-abstracts.jsonl.gz", Section.PAPERS),
        ("methods.ndjson", Section.METHODS),
        ("datasets-old.json.gz", None),
        ("datasets.json.bz2", None),
        ("my-datasets.json", None),
        ("README.md", None),
    ],
)
def test_names_in_the_wild_are_recognised(name: str, section: Section | None) -> None:
    assert section_of(name) is section


def test_a_folder_gives_its_dump_files_and_names_the_others(tmp_path: Path) -> None:
    for name in ("methods.json", "notes.txt", ".hidden", "jul-28-datasets.json.gz"):
        (tmp_path / name).touch()
    selection = select([tmp_path])
    assert [file.section for file in selection.files] == [Section.METHODS, Section.DATASETS]
    assert selection.ignored == ("notes.txt",)


def test_files_as_people_have_them_are_read_or_it_is_said_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("methods.json", "methods.json.gz", "data/datasets.json", "data/notes.json"):
        (tmp_path / name).touch()
    for name in ("papers.json.gz", "evaluation-tables.json.zst", "papers-with-abstracts.zip"):
        (tmp_path / name).touch()
    selection = select([tmp_path])
    assert [file.path.name for file in selection.files] == ["methods.json.gz", "datasets.json"]
    told = " ".join(selection.ignored)
    assert "papers.json.gz (is it papers-with-abstracts?" in told
    assert "evaluation-tables.json.zst (unpack it first" in told
    assert "papers-with-abstracts.zip (unpack it first" in told
    with pytest.raises(UserError, match="unpack it first"):
        select([tmp_path / "papers-with-abstracts.zip"])
    (tmp_path / "only").mkdir()
    (tmp_path / "only" / "papers.json.gz").touch()
    with pytest.raises(UserError, match=r"is it papers-with-abstracts\?"):
        select([tmp_path / "only"])


def test_the_same_file_named_twice_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "methods.json").touch()
    assert len(select([tmp_path, tmp_path / "methods.json"]).files) == 1


@pytest.mark.parametrize(
    ("names", "asked", "message"),
    [
        ([], ".", "No file of the archive"),
        (["notes.txt"], "notes.txt", "notes.txt is not a file of the archive"),
        ([], "nowhere", "There is no file or folder"),
        (["methods.json", "jul-28-methods.json.gz"], ".", "Two files hold the methods"),
    ],
)
def test_what_cannot_be_imported_is_said(
    tmp_path: Path, names: list[str], asked: str, message: str
) -> None:
    for name in names:
        (tmp_path / name).touch()
    with pytest.raises(UserError, match=message):
        select([tmp_path / asked])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "papers-with-abstracts.json"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="is a pipe or a device"):
        select([pipe])
    with pytest.raises(UserError, match="No file of the archive"):
        select([tmp_path])

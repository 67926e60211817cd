import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.export.citations.bib_file import read_bib_file
from tests.unit.export.reading_back import read_bibtex

Program = Callable[..., subprocess.CompletedProcess[str]]

MINE = r"""% my bibliography
@string{cvpr = "Proceedings of CVPR"}

@article{vaswani, title = {Attention is all you need}, journal = {arXiv preprint arXiv:1706.03762},
  author = {Vaswani, Ashish and Shazeer, Noam and others}, year = 2017}
@inproceedings{he, author = "Kaiming He and Xiangyu Zhang", booktitle = cvpr # " 2016",
  title = "Deep Residual Lerning for Image Recognition"}
@misc{again, title = {{Attention} Is All {Y}ou Need}, author = {A. Vaswani}}
@book{knuth, title = {The {\TeX}book of attention is all you need}, author = {Donald E. Knuth}}
@misc{other, title = {Attention Is All You Need}, author = {Jane Doe and John Roe}}
@misc{broken, title = {no end
@misc{last, url = {\url{https://arxiv.org/abs/2401.12987v1}}, title = {TelME}}
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return a bibliography as people have them."""
    path = tmp_path / "mine.bib"
    path.write_text(MINE, "utf-8")
    return path


@pytest.fixture
def entries(program: Program, mine: Path) -> dict[str, Any]:
    """Return what is told of each entry, by its key."""
    run = program("bib", "check", str(mine), "--json")
    assert run.returncode == 0
    document = json.loads(run.stdout)
    assert [block["line"] for block in document["damaged"]] == [11]
    return {entry["key"]: entry for entry in document["entries"]}


def test_entries_are_found_by_identifiers_and_by_title_and_author(entries: dict[str, Any]) -> None:
    found = {key: (entry["paper"] or {}).get("id") for key, entry in entries.items()}
    assert found == {
        "vaswani": "attention-is-all-you-need",
        "he": "deep-residual-learning-for-image-recognition",
        "again": "attention-is-all-you-need",
        "knuth": None,
        "other": None,
        "last": "telme-teacher-leading-multimodal-fusion",
    }
    assert entries["vaswani"]["found_by"] == entries["last"]["found_by"] == "arXiv id"
    assert entries["he"]["found_by"] == "title"
    assert 88 < entries["he"]["score"] < 100


def test_what_is_new_about_an_entry_is_told(entries: dict[str, Any]) -> None:
    vaswani, he = entries["vaswani"], entries["he"]
    assert vaswani["published_in"] == "NeurIPS 2017"
    assert he["published_in"] is None
    assert he["other_title"] == "Deep Residual Learning for Image Recognition"
    assert vaswani["other_title"] is None
    assert vaswani["official_code"].startswith("https://github.com/")
    assert "image-classification-on-imagenet" in [board["id"] for board in he["boards"]]
    assert entries["again"]["repeats"] == "vaswani"


def test_people_read_the_same_in_lines_and_a_sum(program: Program, mine: Path) -> None:
    run = program("bib", "check", str(mine))
    assert "vaswani: found by arXiv id (100): attention-is-all-you-need" in run.stdout
    assert "\n  published since: NeurIPS 2017\n" in run.stdout
    assert "\n  the same as vaswani\n" in run.stdout
    assert "knuth: not found\n" in run.stdout
    assert "6 entries: 4 found" in run.stderr
    assert "line 11" in run.stderr


def test_a_mended_copy_is_written_beside_it_and_never_over_anything(
    program: Program, mine: Path
) -> None:
    (mine.parent / "mine.fixed.bib").write_text("an older one")
    run = program("bib", "check", str(mine), "--fix")
    assert run.returncode == 0
    assert mine.read_text("utf-8") == MINE
    assert (mine.parent / "mine.fixed.bib").read_text() == "an older one"
    text = (mine.parent / "mine.fixed-2.bib").read_text("utf-8")
    assert text.startswith('% my bibliography\n@string{cvpr = "Proceedings of CVPR"}\n\n@inproc')
    assert "@book{knuth, title = {The {\\TeX}book of" in text
    read = {
        entry.key: entry for entry in read_bibtex(text.replace("@misc{broken, title = {no end", ""))
    }
    assert read["vaswani"].kind == "inproceedings"
    assert read["vaswani"].fields["booktitle"] == "NeurIPS 2017"
    assert read["vaswani"].fields["eprint"] == "1706.03762"
    assert "journal" not in read["vaswani"].fields
    assert read["he"].title == "Deep Residual Learning for Image Recognition"
    assert read["he"].fields["booktitle"] == 'cvpr # " 2016"'
    assert read["last"].title == "TelME"


def test_a_whole_repetition_goes_and_another_paper_of_the_same_key_stays(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "twice.bib"
    entry = "@misc{a, title = {Segment Anything}}\n"
    path.write_text(entry * 2 + "@misc{a, title = {Attention Is All You Need}}\n")
    run = program("bib", "check", str(path), "--fix")
    assert "2 repeated" in run.stderr
    text = (tmp_path / "twice.fixed.bib").read_text()
    assert text.count("Segment Anything") == 1
    assert text.count("Attention Is All You Need") == 1


def test_a_file_in_latin_1_is_read_and_said(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "old.bib"
    path.write_bytes("@misc{a, title={Segment Anything}, note={Für mich}}".encode("latin-1"))
    run = program("bib", "check", str(path), "--fix")
    assert run.returncode == 0
    assert "Latin-1" in run.stderr
    assert "Für mich".encode("latin-1") in (tmp_path / "old.fixed.bib").read_bytes()


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        ("", 1, "0 entries"),
        ("only words", 1, "0 entries"),
        ("@misc{a, title={Nothing Like This Was Ever Written By Anybody}}", 1, "1 not found"),
        ("@misc{a, title = {no end", 2, "no whole entry"),
        ("@misc{,}\n@misc{}", 1, "2 entries: 2 not found"),
        ("@misc{a, title = }", 1, "1 entry"),
    ],
)
def test_odd_files_are_told_in_a_sentence(
    program: Program, tmp_path: Path, content: str, status: int, said: str
) -> None:
    path = tmp_path / "odd.bib"
    path.write_text(content)
    run = program("bib", "check", str(path))
    assert run.returncode == status, run.stderr
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_what_is_no_file_is_said(program: Program, tmp_path: Path) -> None:
    for wrong in (tmp_path, tmp_path / "none.bib"):
        run = program("bib", "check", str(wrong))
        assert (run.returncode, run.stdout) == (2, "")
        assert str(wrong) in run.stderr


def test_ten_thousand_entries_are_read(tmp_path: Path) -> None:
    path = tmp_path / "many.bib"
    entry = (
        "@article{{k{0}, title = {{A title of a paper {0}}}, author = {{Doe, J. and Roe, R.}}}}\n"
    )
    path.write_text("".join(entry.format(number) for number in range(10_000)))
    file = read_bib_file(path)
    assert len(file.entries) == 10_000
    assert file.entries[-1].line == 10_000
    assert file.entries[-1].families == {"doe", "roe"}

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.export.reading_back import read_bibtex

Program = Callable[..., subprocess.CompletedProcess[str]]


def test_papers_are_printed_as_bibtex_by_all_their_names(program: Program) -> None:
    run = program("cite", "1706.03762", "https://arxiv.org/abs/2401.12987v2")
    assert run.returncode == 0
    first, second = read_bibtex(run.stdout)
    assert (first.kind, first.key) == ("inproceedings", "vaswani2017attention")
    assert second.key == "yun2024telme"
    assert "CC-BY-SA 4.0" in run.stdout.splitlines()[0]


def test_words_that_name_nothing_alone_may_be_a_title(program: Program) -> None:
    assert "vaswani2017attention" in program("cite", "attention", "is", "all", "you", "need").stdout


def test_a_search_is_cited_through_a_pipe(program: Program) -> None:
    found = program("search", "emotion", "--format", "{id}", "--limit", "5").stdout
    run = program("cite", "--stdin", "--style", "json", stdin=found.encode())
    assert run.returncode == 0
    assert [each["id"] for each in json.loads(run.stdout)["results"]] == found.split()


def test_what_names_no_paper_is_said_and_the_others_are_printed(program: Program) -> None:
    run = program("cite", "1706.03762", "no-such-paper-at-all")
    assert run.returncode == 1
    assert "vaswani2017attention" in run.stdout
    assert "no-such-paper-at-all" in run.stderr
    assert program("cite", "no-such-paper-at-all").stdout == ""


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("bibtex", "archivePrefix = {arXiv}"),
        ("biblatex", "eprinttype = {arxiv}"),
        ("csl", '"type": "paper-conference"'),
        ("ris", "TY  - CPAPER"),
        ("markdown", "- [Attention Is All You Need]("),
        ("csv", "vaswani2017attention,attention-is-all-you-need,"),
        ("json", '"key": "vaswani2017attention"'),
        ("line", "(2017). Attention Is All You Need. NeurIPS 2017."),
    ],
)
def test_every_style_says_whose_data_it_is(program: Program, style: str, said: str) -> None:
    run = program("cite", "1706.03762", "--style", style)
    assert run.returncode == 0
    assert said in run.stdout
    assert "Papers With Code archive" in run.stdout
    assert "CC-BY-SA 4.0" in run.stdout


def test_keys_are_made_as_asked_and_kept(program: Program) -> None:
    acl = program("cite", "1706.03762", "--keys", "acl").stdout
    assert "{vaswani-etal-2017-attention," in acl
    assert "{Vaswani17," in program("cite", "1706.03762", "--keys", "{Last}{yy}").stdout
    # Another paper of the same key gets a letter, also where it is cited first.
    keys = ("--keys", "{venue}17")
    assert "{neurips17," in program("cite", "1706.03762", *keys).stdout
    found = program("search", "venue:NeurIPS", "--format", "{id}", "--limit", "3").stdout.split()
    others = [each for each in found if each != "attention-is-all-you-need"]
    both = program("cite", others[0], "1706.03762", *keys).stdout
    assert [entry.key for entry in read_bibtex(both)] == ["neurips17a", "neurips17"]


def test_a_file_is_written_once_and_over_another_only_by_force(
    program: Program, tmp_path: Path
) -> None:
    target = tmp_path / "refs.bib"
    run = program("cite", "1706.03762", "--output", str(target))
    assert (run.returncode, run.stdout) == (0, "")
    assert str(target) in run.stderr
    target.write_text("mine")
    run = program("cite", "1706.03762", "--output", str(target))
    assert run.returncode == 2
    assert "--force" in run.stderr
    assert target.read_text() == "mine"
    assert program("cite", "1706.03762", "--output", str(target), "--force").returncode == 0
    assert "vaswani2017attention" in target.read_text("utf-8")
    assert not list(tmp_path.glob(".refs*"))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["1706.03762", "--stdin"],
        ["1706.03762", "--keys", "harvard"],
        ["1706.03762", "--style", "bibtext"],
        ["1706.03762", "--ascii", "--style", "ris"],
        ["1706.03762", "--force"],
        ["1706.03762", "--output", "no/such/folder/x.bib"],
        ["1706.03762", "--output", "."],
        ["1706.03762", "--output", ".", "--force"],
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(program: Program, arguments: list[str]) -> None:
    run = program("cite", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert "Traceback" not in run.stderr
    assert run.stderr.splitlines()[-1].startswith("pwc-tui: ")


def test_keys_are_made_anew_where_they_cannot_be_kept(program: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    run = program("cite", "1706.03762", env={"PWC_TUI_USER": str(tmp_path / "file" / "user.db")})
    assert run.returncode == 0
    assert "vaswani2017attention" in run.stdout

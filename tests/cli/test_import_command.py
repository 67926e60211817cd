import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]

HOSTILE = "\x1b[31mRed\x07\u202e [bold]title[/] \x9bm with\ttab\nand line"


def _paper(slug: str, title: str, *, is_alone: bool = False) -> dict[str, Any]:
    return {
        "paper_url": f"https://paperswithcode.com/paper/{slug}",
        "title": title,
        "abstract": f"About {title}",
        "arxiv_id": None,
        "authors": [] if is_alone else [f"Eve {HOSTILE}"],
        "tasks": [] if is_alone else ["Testing"],
        "date": "2020-02-02",
        "methods": [],
        "url_abs": "javascript:alert(1)",
        "url_pdf": None,
        "proceeding": None,
    }


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder with a papers file: a hostile paper, a related one, and 20 others."""
    folder = tmp_path / "archive"
    folder.mkdir()
    papers = [_paper("red-title", HOSTILE), _paper("plain", "A plain title")]
    papers += [_paper(f"other-{n}", f"Something else {n}", is_alone=True) for n in range(20)]
    text = json.dumps(papers)
    (folder / "papers-with-abstracts.json").write_text(text, encoding="utf-8")
    return folder


def test_an_import_goes_to_the_users_own_place_and_is_used_from_then_on(
    new_program: Program, archive: Path, tmp_path: Path
) -> None:
    done = new_program("import", str(archive))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "pwc-tui" / "archive.db").is_file()
    found = new_program("search", "plain", "title", "--json")
    assert json.loads(found.stdout)["results"][0]["id"] == "plain"
    assert "demo" not in found.stderr


def test_the_database_that_is_named_gets_the_import(
    new_program: Program, archive: Path, tmp_path: Path
) -> None:
    named, other = tmp_path / "named.db", tmp_path / "other.db"
    assert new_program("import", str(archive), "--db", str(named)).returncode == 0
    assert named.is_file()
    done = new_program("import", str(archive), env={"PWC_TUI_DB": str(other)})
    assert done.returncode == 0
    assert other.is_file()


def test_the_report_tells_what_became_of_every_record(
    new_program: Program, archive: Path, tmp_path: Path
) -> None:
    run = new_program("import", str(archive), "--json")
    report = json.loads(run.stdout)
    assert report["database"] == str(tmp_path / "data" / "pwc-tui" / "archive.db")
    (papers,) = report["files"]
    assert (papers["section"], papers["records"], papers["imported"]) == ("papers", 22, 22)
    assert report["seconds"] > 0
    assert isinstance(report["defects"], list)


def test_the_report_is_what_info_says_afterwards(new_program: Program, archive: Path) -> None:
    (archive / "notes.txt").write_text("?")
    (archive / "methods.json").write_text("[{},]")
    report = json.loads(new_program("import", str(archive), "--json").stdout)
    info = json.loads(new_program("info", "--json").stdout)
    assert report.keys() - info.keys() == {"seconds", "ignored", "skipped"}
    assert info.keys() - report.keys() == {"versions"}
    assert {name: value for name, value in info.items() if name != "versions"}.items() <= (
        report.items()
    )
    assert report["ignored"] == ["notes.txt"]


def test_text_of_import_and_info_tells_the_same_of_files_and_damage(
    new_program: Program, archive: Path
) -> None:
    (archive / "notes.txt").write_text("?")
    (archive / "methods.json").write_text("[{},]")  # the comma is of no field and no record
    report = new_program("import", str(archive)).stdout
    info = new_program("info").stdout
    assert "not a file of the archive: notes.txt" in report
    lines = [line for line in report.splitlines() if line.startswith(("papers-", "methods", "  "))]
    assert any("comma after the last record" in line for line in lines)
    assert set(lines) <= set(info.splitlines())
    assert ", ," not in info
    assert "record 0" not in info


def test_a_damaged_file_is_one_sentence_and_leaves_the_old_database(
    new_program: Program, archive: Path, tmp_path: Path
) -> None:
    assert new_program("import", str(archive)).returncode == 0
    (archive / "papers-with-abstracts.json").write_text('[{"paper_url": "', encoding="utf-8")
    run = new_program("import", str(archive))
    assert run.returncode == 2
    assert "papers-with-abstracts.json" in run.stderr
    assert "Traceback" not in run.stderr
    assert new_program("search", "plain").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_an_import_that_is_stopped_leaves_nothing_behind_and_says_so(
    bare_environment: dict[str, str], archive: Path, tmp_path: Path, name: str, status: int
) -> None:
    (archive / "datasets.json").write_text(
        "[" + ",".join(['{"name": "x"}'] * 300_000) + "]", encoding="utf-8"
    )
    database = tmp_path / "new" / "archive.db"
    process = subprocess.Popen(
        [sys.executable, "-m", "pwc_tui", "import", str(archive), "--db", str(database)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=bare_environment,
    )
    with process:
        assert process.stdout and process.stderr
        while not list(database.parent.glob("*.making")):
            assert process.poll() is None
            time.sleep(0.005)
        process.send_signal(signal.Signals[name])
        assert process.wait(30) == status
        told = process.stderr.read().decode().splitlines()
        assert told[-1] == "pwc-tui: stopped; the database is unchanged"
        assert process.stdout.read() == b""
    assert {path.name for path in database.parent.iterdir()} <= {"archive.db.lock"}


def test_hostile_text_never_reaches_the_terminal_as_it_is(
    new_program: Program, archive: Path
) -> None:
    assert new_program("import", str(archive)).returncode == 0
    for command in ("search title", "paper red-title", "related plain", "search title --json"):
        run = new_program(*command.split())
        assert run.returncode == 0, command
        printed = run.stdout.replace("\n", "").replace("\t", "")
        assert printed.isprintable(), command
        assert "[bold]title[/]" in printed, command
    document = json.loads(new_program("paper", "red-title", "--json").stdout)
    assert document["abstract"] == f"About {HOSTILE}"


def test_a_paper_of_which_little_is_known_has_no_empty_lines(
    new_program: Program, archive: Path
) -> None:
    bare = {"paper_url": "https://paperswithcode.com/paper/bare", "title": "Bare"}
    (archive / "papers-with-abstracts.json").write_text(json.dumps([bare]), encoding="utf-8")
    assert new_program("import", str(archive)).returncode == 0
    assert new_program("paper", "bare").stdout == "Bare\n"

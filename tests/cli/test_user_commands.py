import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Subject, SubmittedValue
from pwc_tui.store.user.user_file import UserFile

Program = Callable[..., subprocess.CompletedProcess[str]]

HOSTILE = "\x1b[31mRed\x07\u202e [bold]title[/] \x9bm"
PAPER = Subject(Kind.PAPER, "no-archive-has-it", HOSTILE, "2401.12987")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the user's own place, with something in it."""
    path = tmp_path / "data" / "pwc-tui" / "user.db"
    user = UserFile(path)
    user.add_bookmarks([PAPER])
    user.set_note(PAPER, f"A note\n{HOSTILE}")
    user.submit(task="T", dataset="D", model="M", values=[SubmittedValue("F1", "0.5")])
    user.close()
    return path


def _document(**parts: object) -> bytes:
    return json.dumps({"format": "pwc-tui user data", "version": 1, **parts}).encode()


def _note(**changed: object) -> dict[str, Any]:
    note = {
        "subject": {"kind": "paper", "slug": "x"},
        "text": "a note",
        "changed_at": "2026-01-01T00:00:00Z",
    }
    return note | changed


def test_all_goes_from_one_machine_to_another_and_importing_twice_changes_nothing(
    new_program: Program, own: Path, tmp_path: Path
) -> None:
    exported, there = tmp_path / "mine.json", {"PWC_TUI_USER": str(tmp_path / "there" / "user.db")}
    run = new_program("export-user", str(exported))
    assert (run.returncode, run.stderr) == (0, "")
    assert str(exported) in run.stdout
    first = new_program("import-user", str(exported), env=there)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == "merged: 1 bookmarks, 1 notes, 1 results\n"
    again = new_program("import-user", str(exported), env=there)
    assert (again.returncode, again.stdout) == (0, "nothing new: everything is here already\n")
    assert new_program("export-user", "-", env=there).stdout == exported.read_text("utf-8")
    assert UserFile(tmp_path / "there" / "user.db").bookmarks()[0].subject == PAPER


def test_a_dash_is_the_output_and_the_input(
    new_program: Program, own: Path, tmp_path: Path
) -> None:
    document = new_program("export-user", "-").stdout
    assert json.loads(document)["bookmarks"][0]["subject"]["name"] == HOSTILE
    assert not any(char in document for char in "\x1b\x07\x9b\u202e")
    there = {"PWC_TUI_USER": str(tmp_path / "there.db")}
    run = new_program("import-user", "-", stdin=document.encode(), env=there)
    assert run.stdout.startswith("merged: 1 bookmarks")
    assert not list(tmp_path.glob("-*"))


def test_an_earlier_export_is_replaced_and_nothing_else(
    new_program: Program, own: Path, tmp_path: Path
) -> None:
    target = tmp_path / "mine.json"
    for _ in range(2):
        assert new_program("export-user", str(target)).returncode == 0
    target.write_text("my thesis")
    for wrong in (target, tmp_path, own, tmp_path / "no" / "such" / "folder"):
        run = new_program("export-user", str(wrong))
        assert (run.returncode, run.stdout) == (2, "")
        assert str(wrong) in run.stderr
        assert len(run.stderr.splitlines()) == 1
    assert target.read_text() == "my thesis"
    assert UserFile(own).bookmarks()
    assert not list(tmp_path.glob("*.part"))


def test_what_is_no_export_is_one_sentence_and_changes_nothing(
    new_program: Program, own: Path, tmp_path: Path
) -> None:
    before = UserFile(own).everything()
    source = tmp_path / "bad.json"
    for document, said in (
        (_document(notes=[_note(), _note(text=1)]), "in notes number 2, text"),
        (_document(notes=[_note()])[:-30], "ends early"),
    ):
        source.write_bytes(document)
        run = new_program("import-user", str(source))
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr.startswith(f"pwc-tui: {source} ")
        assert said in run.stderr
        assert len(run.stderr.splitlines()) == 1
    assert UserFile(own).everything() == before


@pytest.mark.parametrize("command", ["import-user", "export-user"])
def test_a_command_without_a_file_is_wrong_usage(new_program: Program, command: str) -> None:
    assert new_program(command).returncode == 2
    assert f"pwc-tui {command}" in new_program(command, "--help").stdout


@pytest.mark.parametrize("name", ["", "nowhere.json"])
def test_a_file_that_cannot_be_read_is_one_sentence(
    new_program: Program, tmp_path: Path, name: str
) -> None:
    run = new_program("import-user", str(tmp_path / name))
    assert run.returncode == 2
    assert "cannot be read" in run.stderr


def test_a_damaged_file_is_said_and_set_aside(new_program: Program, own: Path) -> None:
    own.write_bytes(b"damage" * 1000)
    run = new_program("export-user", "-")
    assert run.returncode == 0
    assert "damaged" in run.stderr
    assert json.loads(run.stdout)["bookmarks"] == []
    (aside,) = own.parent.glob("*damaged*")
    assert aside.read_bytes() == b"damage" * 1000


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_an_export_is_for_its_owner_and_overwrites_nothing_else(
    new_program: Program, own: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.json.part").symlink_to(tmp_path / "thesis.txt")
    (tmp_path / "thesis.txt").write_text("my thesis")
    assert new_program("export-user", str(tmp_path / "mine.json")).returncode == 0
    assert (tmp_path / "thesis.txt").read_text() == "my thesis"
    assert (tmp_path / "mine.json.part").is_symlink()
    assert stat.S_IMODE((tmp_path / "mine.json").stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
@pytest.mark.parametrize(
    "command", [["export-user"], ["board", "emotion-recognition-on-meld", "--png"]]
)
def test_nothing_is_written_into_what_is_no_regular_file(
    program: Program, tmp_path: Path, command: list[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    run = program(*command, str(tmp_path / "pipe"))
    assert run.returncode == 2
    assert "not a regular file" in run.stderr


def test_an_import_of_the_archive_leaves_the_users_file(
    new_program: Program, own: Path, tmp_path: Path
) -> None:
    content = own.read_bytes()
    archive = tmp_path / "papers-with-abstracts.json"
    archive.write_text("[]")
    assert new_program("import", str(archive)).returncode == 0
    assert own.read_bytes() == content
    assert new_program("import", str(archive), "--db", str(own)).returncode == 2
    assert own.read_bytes() == content


def test_reading_the_users_file_imports_nothing_heavy(
    bare_environment: dict[str, str], tmp_path: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; "
        "from pwc_tui.store.user.fast_reads import UserFileReader; "
        f"UserFileReader(Path({os.fspath(tmp_path / 'user.db')!r})).marks(); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=bare_environment, check=True
    )
    heavy = {"sqlmodel", "sqlalchemy", "pydantic", "numpy", "textual", "rich", "msgspec"}
    assert set(done.stdout.decode().split()) & heavy == set()

"""Several processes on one file, processes that are killed, and disks that are full."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import ListSummary, Marks, Subject
from pwc_tui.store.user.migrations import STEPS
from pwc_tui.store.user.open import prepare
from pwc_tui.store.user.user_file import UserFile

_HEAD = """
import sys
from pathlib import Path
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Subject
from pwc_tui.store.user.user_file import UserFile

path, name = Path(sys.argv[1]), sys.argv[2]
papers = (Subject(Kind.PAPER, f"{name}-{number}") for number in range(100_000))
"""

_WRITE = (
    _HEAD
    + """
print("ready", flush=True)
sys.stdin.readline()
user = UserFile(path)
for paper, _ in zip(papers, range(40)):
    user.add_bookmarks([paper])
    user.add_bookmarks([Subject(Kind.PAPER, "shared")], name)
    user.set_note(Subject(Kind.PAPER, "shared"), f"by {paper.slug}")
    user.add_tag([paper], "both")
"""
)

_WRITE_ON = (
    _HEAD
    + """
user = UserFile(path)
for paper in papers:
    user.add_bookmarks([paper], "list")
    user.set_note(paper, "words " * 500)
    user.add_tag([paper], "tag")
    user.submit(task="T", dataset="D", model=paper.slug, values=[])
    print(paper.slug, flush=True)  # acknowledged
"""
)

_FILL = (
    _HEAD
    + """
import resource
user = UserFile(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, resource.RLIM_INFINITY))
for paper in papers:
    try:
        user.set_note(paper, "words " * 5_000)
    except UserError as error:
        print(error, file=sys.stderr)
        break
    print(paper.slug, flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
user.set_note(paper, "there is room again")
print(paper.slug)
"""
)

_PREPARE = """
import sys
from pathlib import Path
from pwc_tui.store.user.open import prepare
print("ready", flush=True)
sys.stdin.readline()
print(prepare(Path(sys.argv[1])))
"""


def _start(code: str, path: Path, name: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _run_together(code: str, path: Path, names: list[str]) -> list[str]:
    """Run processes that begin at the same moment; return what each printed then."""
    processes = [_start(code, path, name) for name in names]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    printed = []
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
        printed.append(out)
    return printed


def test_two_running_copies_lose_no_write(path: Path) -> None:
    _run_together(_WRITE, path, ["one", "two"])
    user = UserFile(path)
    assert Counter(mark.subject.slug.split("-")[0] for mark in user.bookmarks()) == {
        "one": 40,
        "two": 40,
    }
    shared = Subject(Kind.PAPER, "shared")
    assert user.lists_of(shared) == ("one", "two")
    texts = {note.text for note in user.note_versions(shared)}
    assert texts == {f"by {name}-{number}" for name in ("one", "two") for number in range(40)}
    assert user.tags() == (ListSummary("both", 80),)
    steps = 0
    while user.undo() is not None:
        steps += 1
    assert steps == 2 * (40 * 3 + 1)
    assert user.marks() == Marks()


def test_one_copy_sees_what_another_writes(user: UserFile, path: Path, telme: Subject) -> None:
    other = UserFile(path)
    assert user.marks().bookmarked == frozenset()
    other.add_bookmarks([telme])
    assert user.marks().bookmarked == {telme.key}
    assert len(user.bookmarks()) == 1


def test_copies_that_start_at_the_same_moment_make_one_file(path: Path) -> None:
    assert _run_together(_PREPARE, path, [""] * 4) == ["None\n"] * 4
    assert {file.name for file in path.parent.iterdir()} == {"user.db", "user.db.lock"}


def test_copies_that_meet_a_damaged_file_set_it_aside_once(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1000)
    printed = _run_together(_PREPARE, path, [""] * 4)
    assert sorted(notice == "None\n" for notice in printed) == [False, True, True, True]
    (aside,) = path.parent.glob("*damaged*")
    assert aside.read_bytes() == b"no database" * 1000


@pytest.mark.parametrize("seed", range(3))
def test_what_was_acknowledged_survives_a_kill_at_any_moment(path: Path, seed: int) -> None:
    process = _start(_WRITE_ON, path, "paper")
    assert process.stdout
    first = process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 0.3))
    process.kill()
    rest, _ = process.communicate(timeout=30)
    acknowledged = (first + rest).split()
    user = UserFile(path)
    assert user.notice is None
    marked = {mark.subject.slug for mark in user.bookmarks("list")}
    noted = {note.subject.slug for note in user.notes()}
    tagged = {tag.subject.slug for tag in user.tagged("tag")}
    submitted = {result.model for result in user.results()}
    assert set(acknowledged) <= marked & noted & tagged & submitted
    undone = user.undo()
    assert undone is not None
    assert user.redo() == undone
    assert len(marked | noted) <= len(acknowledged) + 1


@pytest.mark.parametrize("seed", range(4))
def test_a_kill_while_the_file_is_made_leaves_nothing_half_made(path: Path, seed: int) -> None:
    code = f"{_PREPARE}".replace("print(prepare", "print('go', flush=True); print(prepare")
    process = _start(code, path)
    assert process.stdin and process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    process.stdout.readline()
    process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 0.005))
    process.kill()
    process.communicate(timeout=30)
    assert UserFile(path).notice is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of file size")
def test_a_full_disk_is_a_sentence_and_loses_nothing(path: Path) -> None:
    process = _start(_FILL, path, "paper")
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "full" in err
    assert len(err.splitlines()) == 1
    acknowledged = out.split()
    assert len(acknowledged) > 10
    assert {note.subject.slug for note in UserFile(path).notes()} == set(acknowledged)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of file size")
def test_a_disk_that_is_full_for_a_backup_leaves_the_old_version(path: Path) -> None:
    user = UserFile(path)
    user.set_note(Subject(Kind.PAPER, "large"), "words " * 100_000)
    user.close()
    code = """
import resource, sys
from pathlib import Path
from pwc_tui.domain.errors import UserError
from pwc_tui.store.user.migrations import STEPS
from pwc_tui.store.user.open import prepare
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    prepare(Path(sys.argv[1]), (*STEPS, ("CREATE TABLE more (x)",)))
except UserError as error:
    print(error)
"""
    out, err = _start(code, path).communicate(timeout=30)
    assert "full" in out, err
    assert UserFile(path).notes()[0].text == "words " * 100_000
    assert prepare(path, (*STEPS, ("CREATE TABLE more (x)",))) is None

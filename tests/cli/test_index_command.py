import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def archive(demo_db: Path, tmp_path: Path) -> Path:
    """Return the demo's database without an index."""
    return Path(shutil.copy(demo_db, tmp_path / "archive.db"))


def _files(archive: Path) -> set[str]:
    """Return what is in the index folder, without checksums."""
    (folder,) = archive.parent.glob(f"{archive.stem}.*.index")
    return {path.name.split(".")[0] for path in folder.iterdir()}


def test_what_is_missing_is_built_and_told(program: Program, archive: Path) -> None:
    run = program("index", "--db", str(archive))
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("built in ")
    assert "search, abstracts, meaning" in run.stdout
    first, *others = run.stderr.splitlines()
    assert first == "search index"
    assert sorted(others) == ["abstracts", "meaning"]  # they are built at the same time
    assert {"papers", "names", "links", "abstracts", "meaning"} <= _files(archive)


def test_a_whole_index_is_left_alone(program: Program, archive: Path) -> None:
    program("index", "--db", str(archive))
    run = program("index", "--db", str(archive))
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("the search index is complete\n")


def test_one_part_can_be_built_and_all_again(program: Program, archive: Path) -> None:
    program("index", "--db", str(archive), "--only", "search")
    assert "abstracts" not in _files(archive)
    run = program("index", "--db", str(archive), "--json")
    report = json.loads(run.stdout)
    assert report["built"] == ["abstracts", "meaning"]
    assert report["bytes"] > 0
    again = json.loads(program("index", "--db", str(archive), "--force", "--json").stdout)
    assert again["built"] == ["search", "related", "abstracts", "meaning"]
    assert again["folder"] == report["folder"]


def test_programs_are_told_how_far_it_is(program: Program, archive: Path) -> None:
    run = program("index", "--db", str(archive), "--progress")
    told = [float(line) for line in run.stdout.splitlines()]
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert run.stderr == ""


def test_the_import_builds_all_of_it(new_program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()
    paper = {"paper_url": "https://paperswithcode.com/paper/a", "title": "A", "abstract": "zebra"}
    (folder / "papers-with-abstracts.json").write_text(json.dumps([paper]))
    run = new_program("import", str(folder), "--db", str(tmp_path / "new.db"))
    assert run.returncode == 0, run.stderr
    assert run.stderr.splitlines()[-3] == "search index"
    assert sorted(run.stderr.splitlines()[-2:]) == ["abstracts", "meaning"]
    checked = new_program("index", "--db", str(tmp_path / "new.db"))
    assert checked.stdout.startswith("the search index is complete")


def test_a_command_that_needs_the_index_builds_it(program: Program, archive: Path) -> None:
    run = program("related", "attention-is-all-you-need", "--db", str(archive), "--json")
    assert run.returncode == 0, run.stderr
    assert "the search index is missing: building it" in run.stderr
    assert "abstracts" not in _files(archive)
    again = program("related", "attention-is-all-you-need", "--db", str(archive), "--json")
    assert again.stderr == ""


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (("search", "task:emotion"), "links.bin"),
        (("related", "attention-is-all-you-need"), "links.bin"),
        (("search", "models that attend to all words"), "meaning.bin"),
    ],
)
def test_an_index_whose_bits_are_gone_is_built_anew(
    program: Program, archive: Path, command: tuple[str, str], file: str
) -> None:
    program("index", "--db", str(archive))
    whole = program(*command, "--db", str(archive))
    (folder,) = archive.parent.glob("archive.*.index")
    bits = (folder / file).read_bytes()
    (folder / file).write_bytes(bits[:8_000] + bytes(bit ^ 0x55 for bit in bits[8_000:]))
    run = program(*command, "--db", str(archive))
    assert (run.returncode, run.stdout) == (0, whole.stdout), run.stderr
    assert "the search index is damaged: building it" in run.stderr


def test_a_file_that_is_no_database_is_one_sentence(program: Program, tmp_path: Path) -> None:
    (tmp_path / "not.db").write_text("not a database")
    run = program("index", "--db", str(tmp_path / "not.db"))
    assert (run.returncode, run.stdout) == (2, "")
    assert len(run.stderr.splitlines()) == 1


def test_a_full_disk_is_one_sentence(archive: Path, environment: dict[str, str]) -> None:
    resource = pytest.importorskip("resource", reason="POSIX limits")
    run = subprocess.run(
        [sys.executable, "-m", "pwc_tui", "index", "--db", str(archive)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1].startswith("pwc-tui: ")
    assert "Traceback" not in run.stderr
    left = {path.name for path in archive.parent.iterdir() if path.name.startswith("archive.")}
    assert left == {"archive.db"}


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
def test_stopping_it_leaves_nothing(archive: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "pwc_tui", "index", "--db", str(archive), "--progress"]
    building = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert building.stdout is not None
    building.stdout.readline()
    building.send_signal(signal.SIGTERM)
    _, errors = building.communicate(timeout=60)
    assert building.returncode in (143, 0)  # 0 where it was done before the signal came
    if building.returncode:
        assert errors == "pwc-tui: stopped; `pwc-tui index` starts over\n"
    left = {path.name for path in archive.parent.glob("archive.*")} - {"archive.db"}
    assert all(name.endswith(".index") for name in left)

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pwc_tui import __version__

Program = Callable[..., subprocess.CompletedProcess[str]]

HEAVY = {"textual", "sqlmodel", "sqlalchemy", "numpy", "rapidfuzz", "rich", "platformdirs"}
HEAVY |= {"huggingface_hub", "httpx2", "pyarrow"}


def test_the_version_is_printed(program: Program) -> None:
    run = program("--version")
    assert (run.returncode, run.stdout, run.stderr) == (0, f"pwc-tui {__version__}\n", "")


def test_help_fits_a_screen_and_shows_examples(program: Program) -> None:
    run = program("--help")
    assert run.returncode == 0
    assert "pwc-tui search atention is al you ned" in run.stdout
    assert len(run.stdout.splitlines()) <= 60
    assert max(map(len, run.stdout.splitlines())) <= 100


@pytest.mark.parametrize(
    "command",
    ["fetch", "import", "search", "paper", "related", "board", "index", "info", "completion"],
)
def test_every_command_has_help(program: Program, command: str) -> None:
    run = program(command, "--help")
    assert (run.returncode, run.stderr) == (0, "")
    assert f"pwc-tui {command}" in run.stdout


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("serach x", "search"),
        ("baord x", "board"),
        ("help relatde", "related"),
        ("search x --limt 3", "--limit"),
        ("board x --jsno", "--json"),
        ("boards --taks=x", "--task"),
        ("related x --shelf rival", "rivals"),
        ("--dbb=x info", "--db"),
    ],
)
def test_what_is_mistyped_names_what_is_nearest(program: Program, typed: str, meant: str) -> None:
    run = program(*typed.split())
    assert (run.returncode, run.stdout) == (2, "")
    assert f"perhaps {meant} is meant" in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_what_is_like_nothing_known_is_said_without_a_guess(program: Program) -> None:
    run = program("xyzzy")
    assert run.returncode == 2
    assert "'xyzzy' is no command" in run.stderr
    assert "perhaps" not in run.stderr


def test_help_is_a_command_too(program: Program) -> None:
    assert program("help").stdout == program("--help").stdout
    assert program("help", "board").stdout == program("board", "--help").stdout
    assert program("help", "help").returncode == 0


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["search", "--help"]])
def test_nothing_heavy_is_imported_to_say_what_the_program_is(
    environment: dict[str, str], arguments: list[str]
) -> None:
    assert _imported_by(arguments, environment) & HEAVY == set()


OF_BUILDING = re.compile(
    r"pwc_tui\.(search\.build\b|search\.upkeep\.(building|repair)$"
    r"|search\.index\.\w+_build$|ingest\.(clean|match|readers|tables|target|worker)\b"
    r"|system\.(file_lock|subprocesses|working_folder)$)"
    r"|(asyncio|concurrent|email|http|random|subprocess|tempfile)$"
)
"""What makes an index or an archive, and what of Python only that needs: 12 ms together."""


def test_a_search_imports_no_model_and_no_screen_and_nothing_that_builds(
    environment: dict[str, str],
) -> None:
    imported = _modules_of(["search", "emotion", "--json"], environment)
    assert imported & {"textual", "sqlmodel", "sqlalchemy", "pydantic", "rich"} == set()
    assert {name for name in imported if OF_BUILDING.match(name)} == set()
    assert "numpy" in imported


@pytest.mark.parametrize("arguments", [["info", "--json"], ["paper", "2401.12987", "--json"]])
def test_telling_of_an_archive_or_a_paper_imports_no_model(
    environment: dict[str, str], arguments: list[str]
) -> None:
    imported = _imported_by(arguments, environment)
    assert imported & {"textual", "sqlmodel", "sqlalchemy", "pydantic", "numpy"} == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["search"],
        ["search", "words", "--stdin"],
        ["search", "words", "--limit", "0"],
        ["search", "words", "--limit", "many"],
        ["search", "words", "--frobnicate"],
        ["related"],
        ["paper"],
        ["board", "x", "--json", "--csv"],
        ["import"],
        ["import", "nowhere"],
        ["completion", "cmd.exe"],
        ["--db", "nowhere.db", "info"],
        ["info", "--db", "nowhere.db"],
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(program: Program, arguments: list[str]) -> None:
    run = program(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("pwc-tui: ")
    assert len(run.stderr.splitlines()) == 1


def test_the_screen_without_a_terminal_is_wrong_usage(program: Program) -> None:
    run = program()
    assert run.returncode == 2
    assert "needs a terminal" in run.stderr


def test_the_database_may_be_named_before_and_after_the_command(
    program: Program, demo_db: Path
) -> None:
    env = {"PWC_TUI_DB": "nowhere.db"}
    before = program("--db", str(demo_db), "search", "emotion", env=env)
    after = program("search", "emotion", "--db", str(demo_db), env=env)
    assert before.returncode == after.returncode == 0
    assert before.stdout == after.stdout


def test_a_file_that_is_no_database_is_one_sentence(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("no database\n" * 1000, encoding="utf-8")
    run = program("--db", str(path), "search", "emotion")
    assert run.returncode == 2
    assert str(path) in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("command", ["paper", "board"])
def test_nothing_found_is_said_even_where_no_search_index_can_be_written(
    program: Program, demo_db: Path, tmp_path: Path, command: str
) -> None:
    # The name of the index would be longer than a file system takes.
    database = tmp_path / f"{'a' * 240}.db"
    shutil.copy(demo_db, database)
    run = program(command, "nothing-is-called-so", "--db", str(database))
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].endswith("is called 'nothing-is-called-so'")


@pytest.fixture
def answering(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Return a process that has answered one query and waits for the next."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pwc_tui", "search", "--stdin"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    with process:
        assert process.stdin and process.stdout
        process.stdin.write(b"emotion\n")
        process.stdin.flush()
        assert process.stdout.readline()
        yield process


def test_a_reader_that_goes_away_ends_the_program_quietly(
    answering: subprocess.Popen[bytes],
) -> None:
    assert answering.stdin and answering.stdout and answering.stderr
    answering.stdout.close()
    answering.stdin.write(b"emotion\n" * 10)
    answering.stdin.close()
    assert answering.wait(30) == 141
    assert b"Traceback" not in answering.stderr.read()


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C to a console, not to a process")
def test_ctrl_c_is_said_in_a_sentence(answering: subprocess.Popen[bytes]) -> None:
    assert answering.stderr
    answering.send_signal(signal.SIGINT)
    assert answering.wait(30) == 130
    assert answering.stderr.read().decode().splitlines()[-1] == "pwc-tui: stopped"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is full")
@pytest.mark.parametrize(
    "command", ["search emotion", "search emotion --json", "search --all", "--version", "--help"]
)
def test_a_full_disk_is_said_in_a_sentence(environment: dict[str, str], command: str) -> None:
    run = _in_shell(f"{command} >/dev/full", environment)
    assert run.returncode == 2
    said = run.stderr.decode().splitlines()
    assert said == [f"pwc-tui: cannot go on: {OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))}"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is full")
@pytest.mark.parametrize(("command", "status"), [("search emotion", 0), ("search", 2)])
def test_narration_that_nobody_takes_does_no_harm(
    environment: dict[str, str], command: str, status: int
) -> None:
    assert _in_shell(f"{command} 2>/dev/full", environment).returncode == status


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")
@pytest.mark.parametrize("command", ["search emotion", "search emotion --json", "--version"])
def test_a_closed_output_is_said_in_a_sentence(environment: dict[str, str], command: str) -> None:
    run = _in_shell(f"{command} >&-", environment)
    assert run.returncode == 2
    assert run.stderr.decode() == "pwc-tui: the output is closed: there is nowhere to print\n"


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("search --stdin <&-", 0),
        ("related --stdin <&-", 0),
        ("search emotion --limit 1 2>&-", 0),
        ("search emotion --limit 1 <&- 2>&-", 0),
        ("paper nothing-is-called-so 2>&-", 1),
        ("search 2>&-", 2),
    ],
)
def test_what_is_closed_is_not_read_and_nothing_is_narrated_to_it(
    environment: dict[str, str], command: str, status: int
) -> None:
    run = _in_shell(command, environment)
    assert (run.returncode, run.stderr) == (status, b"")
    assert len(run.stdout.splitlines()) == ("--limit 1" in command)


def _in_shell(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m pwc_tui {command}'],
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )


def test_output_is_utf_8_whatever_the_locale(program: Program) -> None:
    plain = program("paper", "Attention is all you need")
    other = program(
        "paper",
        "Attention is all you need",
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    assert "·" in plain.stdout
    assert other.stdout == plain.stdout


def _imported_by(arguments: list[str], environment: dict[str, str]) -> set[str]:
    """Return the top-level packages that a run of the program has imported at its end."""
    return {name.partition(".")[0] for name in _modules_of(arguments, environment)}


def _modules_of(arguments: list[str], environment: dict[str, str]) -> set[str]:
    """Return the modules that a run of the program has imported at its end."""
    code = (
        "import sys\nfrom pwc_tui.cli import main\n"
        f"main({arguments!r})\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env=environment,
        timeout=60,
        check=True,
    )
    return set(done.stderr.decode().splitlines()[-1].split())

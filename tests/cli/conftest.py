"""The program as a process of its own, away from the files of whoever runs the tests."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.import_forks import Forks
from tests.cli.small_archive import write_small_archive

Program = Callable[..., subprocess.CompletedProcess[str]]
"""Runs `pwc-tui` with these arguments. `stdin` is what it reads, as bytes; `env` adds to the
environment."""


@pytest.fixture
def bare_environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which nobody has imported anything."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    home = {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    return kept | home


@pytest.fixture
def environment(bare_environment: dict[str, str], demo_db: Path) -> dict[str, str]:
    """Return an environment that names the demo archive as the database."""
    return bare_environment | {"PWC_TUI_DB": str(demo_db)}


@pytest.fixture
def program(environment: dict[str, str], tmp_path: Path) -> Program:
    """Return the program with the demo archive named as the database."""
    return _program(environment, tmp_path)


@pytest.fixture
def new_program(bare_environment: dict[str, str], tmp_path: Path) -> Program:
    """Return the program as on the day it was installed."""
    return _program(bare_environment, tmp_path)


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    """Return what runs the program in forks of one process."""
    program = Path(__file__).with_name("import_forks.py")
    server = subprocess.Popen(
        [sys.executable, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def ask(*arguments: str, **wanted: Any) -> dict[str, Any]:
        assert server.stdin and server.stdout
        server.stdin.write(json.dumps({"arguments": arguments} | wanted) + "\n")
        server.stdin.flush()
        answer: dict[str, Any] = json.loads(server.stdout.readline())
        return answer

    with server:
        yield ask
        assert server.stdin
        server.stdin.close()


@pytest.fixture
def quick_program(forks: Forks, environment: dict[str, str], tmp_path: Path) -> Program:
    """Return the program with the demo archive, in forks of a process: for many small commands."""

    def run(
        *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = forks(
            *arguments,
            environment=environment | (env or {}),
            folder=str(tmp_path),
            stdin=stdin.decode(),
        )
        return subprocess.CompletedProcess(arguments, done["status"], done["out"], done["err"])

    return run


@pytest.fixture
def place() -> Iterator[Path]:
    """Return a folder that everybody may enter, with two archives and the first one imported."""
    from pwc_tui.ingest.importer import import_archive  # noqa: PLC0415  only where it is needed

    folder = Path(tempfile.mkdtemp(prefix="pwc-tui-"))
    folder.chmod(0o755)
    for word in ("first", "second"):
        write_small_archive(folder / word, word)
    (folder / "in-use").mkdir()
    import_archive([folder / "first"], folder / "in-use" / "archive.db")
    yield folder
    shutil.rmtree(folder)


def _program(environment: dict[str, str], folder: Path) -> Program:
    def run(
        *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "pwc_tui", *arguments],
            input=stdin,
            capture_output=True,
            env=environment | (env or {}),
            cwd=folder,
            timeout=120,
            check=False,
        )
        # Decoded here, so that output that is no UTF-8 fails the test.
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        return subprocess.CompletedProcess(arguments, done.returncode, out, err)

    return run

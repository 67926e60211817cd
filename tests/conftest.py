"""What all tests share: the demo archive and, where it is at hand, the real one, both imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pwc_tui.config import USER_VARIABLE

CHECKOUT = Path(__file__).parents[1]
DATA = CHECKOUT / "data"
REAL = Path(os.environ.get("PWC_TUI_TEST_DATA", CHECKOUT.parent / "shared" / "data")) / "archive"
"""Dump files of the real archive, which is not part of the project."""


@pytest.fixture(autouse=True)
def user_file(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return what is the user's own file in this test alone: none writes into a real one."""
    path = tmp_path_factory.mktemp("user") / "user.db"
    monkeypatch.setenv(USER_VARIABLE, str(path))
    return path


@pytest.fixture(scope="session")
def demo_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of the demo archive with its search index; not to be written to."""
    from pwc_tui.archive.importer import import_archive  # noqa: PLC0415  only where it is needed
    from pwc_tui.search.upkeep import complete_index  # noqa: PLC0415  as above

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    import_archive([DATA], path, is_demo=True)
    complete_index(path)
    return path


@pytest.fixture(scope="session")
def real_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of 150,000 real papers, imported with the one command for it."""
    if not REAL.is_dir():
        pytest.skip("no real archive here; PWC_TUI_TEST_DATA names the folder that holds archive/")
    path = tmp_path_factory.mktemp("real") / "archive.db"
    command = [sys.executable, "-m", "pwc_tui", "import", str(REAL), "--db", str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path

"""What all tests share: the demo archive and, where it is at hand, the real one, both imported."""

import gc
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from pwc_tui.config import USER_VARIABLE
from tests.hub_server import HubServer
from tests.odd_archive import write_odd_archive

settings.register_profile("pwc-tui", deadline=None)  # no test is about the time that it takes
settings.load_profile("pwc-tui")

CHECKOUT = Path(__file__).parents[1]
DATA = CHECKOUT / "data"
REAL = Path(os.environ.get("PWC_TUI_TEST_DATA", CHECKOUT.parent / "shared" / "data")) / "archive"
"""Dump files of the real archive, which is not part of the project."""


def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are cores: some wait for what they started.

    Each of them reads all tests, which takes as long as a hundred of those take.
    """
    return 1 + (os.cpu_count() or 1)


def pytest_configure() -> None:
    """Hear all signals again: `nohup` and `&` have some ignored, for all that is started.

    And look for no garbage among all the tests and what they import.
    """
    gc.disable()
    for name in ("SIGHUP", "SIGQUIT", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Look for garbage again, but only in what tests make: in all there is it takes 0.2 s."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def user_file(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return what is the user's own file in this test alone: none writes into a real one."""
    path = tmp_path_factory.mktemp("user") / "user.db"
    monkeypatch.setenv(USER_VARIABLE, str(path))
    return path


@pytest.fixture
def hub() -> Iterator[HubServer]:
    """Return a hub that runs on this machine and holds an archive of random bytes."""
    with HubServer().running() as hub:
        hub.fill(random.Random(5))
        yield hub


@pytest.fixture(scope="session")
def demo_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of the demo archive with its search index; not to be written to."""
    from pwc_tui.ingest.importer import import_archive  # noqa: PLC0415  only where it is needed
    from pwc_tui.search.upkeep.repair import complete_index  # noqa: PLC0415  as above

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    import_archive([DATA], path, is_demo=True)
    complete_index(path)
    return path


@pytest.fixture(scope="session")
def odd_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of `odd_archive`; not to be written to. All processes share it."""
    return _import_once(_shared_folder(tmp_path_factory, "odd"), write_odd_archive)


@pytest.fixture(scope="session")
def real_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of 150,000 real papers. All processes share it."""
    if not REAL.is_dir():
        pytest.skip("no real archive here; PWC_TUI_TEST_DATA names the folder that holds archive/")
    return _import_once(_shared_folder(tmp_path_factory, "real"), lambda _: REAL)


def _shared_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> Path:
    """Return a folder that all the processes have that run tests at the same time."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    (folder / name).mkdir(exist_ok=True)
    return folder / name


def _import_once(folder: Path, archive: Callable[[Path], Path]) -> Path:
    """Import what `archive` makes of `folder`, or wait until another process has done it."""
    from pwc_tui.system.file_lock import lock_file  # noqa: PLC0415  only where it is needed

    path, done = folder / "archive.db", folder / "done"
    while not done.exists():
        with lock_file(folder / "importing") as is_ours:
            if is_ours and not done.exists():
                source = str(archive(folder))
                command = [sys.executable, "-m", "pwc_tui", "import", source, "--db", str(path)]
                subprocess.run(command, check=True, capture_output=True, timeout=900)
                done.touch()
        time.sleep(0.1)
    return path

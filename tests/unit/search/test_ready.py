"""An index that is ready to be opened, built by another process where there is none."""

import itertools
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.index.layout import PAPERS
from pwc_tui.search.index.paths import index_folder
from pwc_tui.search.lists.abstracts import Abstracts
from pwc_tui.search.upkeep.background_build import mend, ready_folder
from pwc_tui.search.upkeep.folders import read_source
from pwc_tui.search.upkeep.parts import IndexPart, is_undamaged
from pwc_tui.system.file_lock import lock_file


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def archive(database: Path, folder: Path, tmp_path: Path) -> Path:
    """Return a database with its index but for the abstracts, to be damaged."""
    shutil.copytree(folder, tmp_path / folder.name)
    return Path(shutil.copy(database, tmp_path / database.name))


@pytest.fixture
def build_id(archive: Path) -> str:
    return read_source(archive).build_id


def test_an_index_that_is_there_is_given_at_once(archive: Path, build_id: str) -> None:
    told: list[float] = []
    assert ready_folder(archive, build_id, told.append) == index_folder(archive, build_id)
    assert told == []


def test_a_missing_index_is_built_while_it_tells_how_far_it_is(
    archive: Path, build_id: str
) -> None:
    shutil.rmtree(index_folder(archive, build_id))
    told: list[float] = []
    folder = ready_folder(archive, build_id, told.append)
    assert SearchEngine.open(folder).search("telmee").ids[0] == 2
    assert told[0] == 0.0
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_the_abstracts_are_built_on_their_own(archive: Path, build_id: str) -> None:
    folder = ready_folder(archive, build_id, part=IndexPart.ABSTRACTS)
    assert Abstracts.open(folder).build_id == build_id
    told: list[float] = []
    ready_folder(archive, build_id, told.append, part=IndexPart.ABSTRACTS)
    assert told == []


def test_the_builder_takes_no_modules_from_the_folder_one_works_in(
    archive: Path, build_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit('taken')")
    monkeypatch.chdir(tmp_path)
    shutil.rmtree(index_folder(archive, build_id))
    assert ready_folder(archive, build_id).is_dir()


def test_the_database_may_be_named_in_any_way(
    archive: Path, build_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    odd = Path(archive.rename(tmp_path / "--a b?#%20.db").name)
    assert (tmp_path / ready_folder(odd, build_id)).is_dir()


def test_why_it_cannot_be_built_is_said_in_a_sentence(archive: Path, build_id: str) -> None:
    with closing(sqlite3.connect(archive)) as opened, opened:
        opened.execute("DROP TABLE paper_author")
    shutil.rmtree(index_folder(archive, build_id))
    with pytest.raises(UserError, match="paper_author"):
        ready_folder(archive, build_id)


def test_a_builder_that_dies_is_said_in_a_sentence(
    archive: Path, build_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    shutil.rmtree(index_folder(archive, build_id))
    with pytest.raises(UserError, match="could not be built"):
        ready_folder(archive, build_id)


def test_a_database_that_was_replaced_is_not_mixed_with_what_was_read_of_it(archive: Path) -> None:
    with pytest.raises(UserError, match="was replaced by another import"):
        ready_folder(archive, "ffffffffffff")


def test_nobody_waiting_stops_the_builder(archive: Path, build_id: str) -> None:
    folder = index_folder(archive, build_id)
    shutil.rmtree(folder)
    asked = itertools.count()
    with (
        lock_file(folder.with_name(f"{folder.name}.lock")),
        pytest.raises(Cancelled),
    ):
        ready_folder(archive, build_id, is_cancelled=lambda: next(asked) > 3)
    time.sleep(0.5)
    assert not folder.exists()


def test_the_interpreter_is_free_while_the_index_is_built(archive: Path, build_id: str) -> None:
    shutil.rmtree(index_folder(archive, build_id))
    done = threading.Event()
    longest = 0.0

    def build() -> None:
        try:
            ready_folder(archive, build_id)
        finally:
            done.set()

    threading.Thread(target=build).start()
    before = time.process_time()
    while not done.is_set():
        time.sleep(0.001)
        longest, before = max(longest, time.process_time() - before), time.process_time()
    assert longest < 0.5  # 20 ms of the processor on a machine that does nothing else
    assert index_folder(archive, build_id).is_dir()


def test_damage_is_found_by_reading_everything_and_mended(archive: Path, build_id: str) -> None:
    folder = ready_folder(archive, build_id, part=IndexPart.ABSTRACTS)
    assert not mend(archive, build_id)
    content = bytearray((folder / PAPERS).read_bytes())
    content[-1000] ^= 1
    (folder / PAPERS).write_bytes(content)
    told: list[float] = []
    assert mend(archive, build_id, told.append)
    assert told[-1] == 1.0
    assert is_undamaged(folder, IndexPart.SEARCH)
    assert is_undamaged(folder, IndexPart.ABSTRACTS)
    assert not mend(archive, build_id)


def test_damaged_abstracts_are_mended_alone(archive: Path, build_id: str) -> None:
    folder = ready_folder(archive, build_id, part=IndexPart.ABSTRACTS)
    (path,) = folder.glob("abstracts.*")
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    before = (folder / PAPERS).stat().st_mtime_ns
    assert mend(archive, build_id)
    assert is_undamaged(folder, IndexPart.ABSTRACTS)
    assert (folder / PAPERS).stat().st_mtime_ns == before

"""What somebody wrote to the files of an index is not answered from, also while they are open."""

import gc
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.index.integrity import WatchedFile, are_known, asked, remember
from pwc_tui.search.index.layout import FILES, MEANING, NAMES, PAPERS, RELATED
from pwc_tui.search.index.paths import index_folder
from pwc_tui.search.lists.abstracts import ABSTRACT_FILES, Abstracts
from pwc_tui.search.upkeep.folders import read_source, usable_folder
from pwc_tui.search.upkeep.parts import IndexPart
from pwc_tui.search.upkeep.repair import complete_index


@pytest.fixture(scope="module")
def indexed(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with a whole index, not to be changed."""
    copied = tmp_path_factory.mktemp("whole") / database.name
    shutil.copy(database, copied)
    complete_index(copied)
    return copied


@pytest.fixture
def archive(indexed: Path, tmp_path: Path) -> Path:
    """Return a database with a whole index, to be damaged."""
    shutil.copytree(indexed.parent, tmp_path / "archive")
    return tmp_path / "archive" / indexed.name


@pytest.fixture
def folder(archive: Path) -> Path:
    return index_folder(archive, read_source(archive).build_id)


def _part_of(name: str) -> IndexPart:
    if name in (RELATED, MEANING):
        return IndexPart.RELATED if name == RELATED else IndexPart.MEANING
    return IndexPart.SEARCH if name in FILES else IndexPart.ABSTRACTS


def test_what_a_program_wrote_over_is_found_when_it_is_opened(archive: Path, folder: Path) -> None:
    for path in sorted(folder.glob("*.bin")) + sorted(folder.glob(ABSTRACT_FILES)):
        whole, chance = path.read_bytes(), random.Random(path.name)
        for _ in range(5):
            at = chance.randrange(len(whole) - 600)
            path.write_bytes(
                whole[:at] + bytes(b ^ 0x5A for b in whole[at : at + 600]) + whole[at + 600 :]
            )
            assert usable_folder(archive, _part_of(path.name)) is None, (path.name, at)
        path.write_bytes(whole)
        assert usable_folder(archive, _part_of(path.name)) == folder


def test_what_was_restored_with_its_times_is_read_whole(archive: Path, folder: Path) -> None:
    assert usable_folder(archive, IndexPart.SEARCH) == folder
    path, times = folder / PAPERS, (folder / PAPERS).stat()
    content = bytearray(path.read_bytes())
    content[-200] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert usable_folder(archive, IndexPart.SEARCH) is None


def test_nobody_reads_a_file_twice_that_nobody_wrote_to(archive: Path, folder: Path) -> None:
    assert not are_known(folder, FILES)  # it was copied
    assert usable_folder(archive, IndexPart.SEARCH) == folder
    assert are_known(folder, FILES)
    os.utime(folder / NAMES)
    assert not are_known(folder, FILES)


def test_what_cannot_be_remembered_is_read_each_time(archive: Path, folder: Path) -> None:
    (folder / "whole.json").unlink(missing_ok=True)
    (folder / "whole.json").mkdir()
    assert usable_folder(archive, IndexPart.SEARCH) == folder
    assert not are_known(folder, FILES)


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"papers.bin": 3}', '{"papers.bin": [1, "x"]}'])
def test_a_damaged_memory_is_none(folder: Path, text: str) -> None:
    (folder / "whole.json").write_text(text)
    assert not are_known(folder, [PAPERS])
    remember(folder, [PAPERS])
    assert are_known(folder, [PAPERS])


def _mended(ask: Callable[[str], object], word: str) -> list[str]:
    """Ask, and return what was done before there was an answer."""
    done: list[str] = []

    def mend() -> bool:
        done.append("mended")
        return False

    asked(lambda: ask(word), mend, lambda: done.append("opened"))
    return done


@pytest.fixture(autouse=True)
def nothing_open() -> None:
    """Let go of what other tests opened: it may be damaged."""
    gc.collect()


def _cut(path: Path) -> None:
    os.truncate(path, 4096)


def _zero(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(bytes(20_000))


def _begin_anew(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [_cut, _zero, _begin_anew])
def test_a_file_that_is_written_to_while_it_is_open_is_not_asked_any_more(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    engine = SearchEngine.open(folder)
    assert _mended(engine.near_words, "attentoin") == []
    damage(folder / PAPERS)
    assert _mended(lambda word: ["again"], "attentoin") == ["mended", "opened"]


@pytest.mark.parametrize("damage", [_cut, _zero, _begin_anew])
def test_the_abstracts_are_watched_as_well(folder: Path, damage: Callable[[Path], None]) -> None:
    opened = Abstracts.open(folder)
    (path,) = folder.glob(ABSTRACT_FILES)
    damage(path)
    assert _mended(lambda word: [word], "attention") == ["mended", "opened"]
    opened.close()


def test_a_file_that_is_removed_or_replaced_is_asked_as_it_was(folder: Path) -> None:
    engine = SearchEngine.open(folder)
    before = list(engine.search("attention").ids)
    shutil.copy(folder / PAPERS, folder / "new")
    (folder / "new").replace(folder / PAPERS)
    assert _mended(engine.near_words, "attention") == []
    (folder / PAPERS).unlink()
    assert _mended(engine.near_words, "attention") == []
    assert list(engine.search("attention").ids) == before


def test_a_question_that_damage_spoils_is_asked_again_of_a_whole_index(folder: Path) -> None:
    engine = SearchEngine.open(folder)
    calls: list[str] = []

    def ask() -> str:
        if not calls:
            _zero(folder / PAPERS)
        calls.append("asked")
        return f"answer {len(calls)}"

    def mend() -> bool:
        calls.append("mended")
        return True

    assert asked(ask, mend, lambda: calls.append("opened")) == "answer 4"
    assert calls == ["asked", "mended", "opened", "asked"]
    del engine


def test_an_error_that_no_damage_explains_is_raised() -> None:
    def ask() -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asked(ask, lambda: False, lambda: None)


def test_a_question_is_answered_while_another_thread_lets_an_index_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = []

    def close_slowly(descriptor: int, close: Callable[[int], None] = os.close) -> None:
        close(descriptor)
        answers.append(asked(lambda: "answered", lambda: False, lambda: None))

    monkeypatch.setattr("pwc_tui.search.index.integrity.os.close", close_slowly)
    file = WatchedFile(folder / PAPERS, lambda _: True)
    file.watch()
    del file
    assert answers == ["answered"]


def test_a_question_that_nobody_waits_for_reads_no_index() -> None:
    def ask() -> str:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        asked(ask, lambda: pytest.fail("it was read"), lambda: None, (TimeoutError,))

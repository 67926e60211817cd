"""The life of the index: what is not whole is built anew, by one program at a time."""

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.index.integrity import LEDGER
from pwc_tui.search.index.layout import FILES, LINKS, NAMES, PAPERS, RELATED
from pwc_tui.search.index.paths import index_folder, spare_folder, writable_folder
from pwc_tui.search.lists.abstracts import Abstracts
from pwc_tui.search.upkeep import parts
from pwc_tui.search.upkeep import repair as upkeep
from pwc_tui.search.upkeep.folders import open_abstracts, read_source, usable_folder
from pwc_tui.search.upkeep.parts import SECOND_STAGE, IndexPart, is_undamaged
from pwc_tui.search.upkeep.repair import complete_index
from pwc_tui.system.file_lock import lock_file
from pwc_tui.system.working_folder import working_folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache directory that is nobody's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="module")
def indexed(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with a whole index, not to be changed."""
    copied = tmp_path_factory.mktemp("upkeep") / database.name
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


def test_a_whole_index_is_left_as_it_is(archive: Path, folder: Path) -> None:
    before = _times(folder)
    report = complete_index(archive)
    assert (report.folder, report.built) == (folder, ())
    assert report.bytes == sum(path.stat().st_size for path in folder.iterdir())
    assert _times(folder) == before


def test_a_missing_index_is_built_part_by_part(archive: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    told: list[tuple[IndexPart, float]] = []
    assert complete_index(archive, [IndexPart.SEARCH]).built == (IndexPart.SEARCH,)
    assert usable_folder(archive, IndexPart.SEARCH) == folder
    assert usable_folder(archive, IndexPart.ABSTRACTS) is None
    report = complete_index(archive, progress=lambda part, share: told.append((part, share)))
    assert report.built == (IndexPart.ABSTRACTS, IndexPart.MEANING)
    assert {part for part, _ in told} == {IndexPart.ABSTRACTS, IndexPart.MEANING}
    assert told[-1][1] == 1.0
    assert Abstracts.open(folder).build_id == SearchEngine.open(folder).build_id


def test_what_related_papers_are_found_by_is_a_part_of_its_own(archive: Path, folder: Path) -> None:
    whole = (folder / RELATED).read_bytes()
    (folder / RELATED).unlink()
    assert usable_folder(archive, IndexPart.SEARCH) == folder
    assert usable_folder(archive, IndexPart.RELATED) is None
    assert complete_index(archive).built == (IndexPart.RELATED,)
    assert (folder / RELATED).read_bytes() == whole
    before = (folder / PAPERS).stat().st_mtime_ns
    (folder / RELATED).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert not is_undamaged(folder, IndexPart.RELATED)
    assert is_undamaged(folder, IndexPart.SEARCH)
    assert complete_index(archive).built == (IndexPart.RELATED,)
    assert (folder / PAPERS).stat().st_mtime_ns == before


def test_a_search_that_is_built_anew_keeps_the_second_stage(archive: Path, folder: Path) -> None:
    (folder / PAPERS).unlink()
    assert complete_index(archive, [IndexPart.SEARCH]).built == (IndexPart.SEARCH,)
    assert complete_index(archive).built == ()


def test_what_one_part_cannot_do_ends_the_others(archive: Path, folder: Path) -> None:
    def stop(part: IndexPart, share: float) -> None:
        raise KeyboardInterrupt

    before = _times(folder)
    with pytest.raises(KeyboardInterrupt):
        complete_index(archive, SECOND_STAGE, is_forced=True, progress=stop)
    assert _times(folder) == before


def test_the_abstracts_are_opened_when_they_are_there(archive: Path, folder: Path) -> None:
    build_id = read_source(archive).build_id
    opened = open_abstracts(archive, build_id)
    assert opened is not None
    assert opened.build_id == build_id
    assert open_abstracts(archive, "ffffffffffff") is None
    (path,) = folder.glob("abstracts.*")
    path.unlink()
    assert open_abstracts(archive, build_id) is None


def test_all_is_built_anew_on_demand(archive: Path, folder: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert complete_index(archive, is_forced=True).built == tuple(IndexPart)
    after = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert before.keys() == after.keys()
    assert all(before[name] != after[name] for name in before)


def _times(folder: Path) -> dict[Path, int]:
    """Return when each file of the index was written, all but what is remembered of them."""
    return {p: p.stat().st_mtime_ns for p in folder.iterdir() if p.name != LEDGER}


def _truncate(folder: Path) -> None:
    (folder / PAPERS).write_bytes((folder / PAPERS).read_bytes()[:-1])


def _empty(folder: Path) -> None:
    (folder / PAPERS).write_bytes(b"")


def _swap(folder: Path) -> None:
    (folder / NAMES).rename(folder / "x")
    (folder / LINKS).rename(folder / NAMES)
    (folder / "x").rename(folder / LINKS)


def _make_foreign(folder: Path) -> None:
    (folder / LINKS).write_bytes(b"SQLite format 3\x00" * 100)


def _make_a_folder(folder: Path) -> None:
    (folder / NAMES).unlink()
    (folder / NAMES).mkdir()


def _make_a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("a file")


def _lose_a_file(folder: Path) -> None:
    (folder / FILES[-1]).unlink()


def _make_a_dangling_link(folder: Path) -> None:
    (folder / PAPERS).unlink()
    (folder / PAPERS).symlink_to("nowhere")


def _flip_a_bit(folder: Path) -> None:
    content = bytearray((folder / PAPERS).read_bytes())
    content[len(content) // 2] ^= 0x10
    (folder / PAPERS).write_bytes(content)


def _flip_a_bit_of_the_header(folder: Path) -> None:
    content = bytearray((folder / LINKS).read_bytes())
    content[content.index(b"[") + 20] ^= 0x01
    (folder / LINKS).write_bytes(content)


_SEEN_AT_ONCE: tuple[Callable[[Path], None], ...] = (
    shutil.rmtree,
    _truncate,
    _empty,
    _swap,
    _make_foreign,
    _make_a_folder,
    _make_a_file,
    _lose_a_file,
    _make_a_dangling_link,
    _flip_a_bit_of_the_header,
    _flip_a_bit,
)


@pytest.mark.parametrize("damage", _SEEN_AT_ONCE)
def test_damage_is_seen_at_once_and_mended(
    archive: Path, folder: Path, damage: Callable[[Path], None]
) -> None:
    damage(folder)
    assert usable_folder(archive, IndexPart.SEARCH) is None
    assert IndexPart.SEARCH in complete_index(archive).built
    assert (
        usable_folder(archive, IndexPart.SEARCH)
        == usable_folder(archive, IndexPart.ABSTRACTS)
        == folder
    )
    assert sorted(path.name for path in archive.parent.iterdir()) == sorted(
        [folder.name, archive.name]
    )


def test_a_bit_that_no_program_flipped_is_mended(
    archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _flip_a_bit(folder)
    monkeypatch.setattr(parts, "are_known", lambda folder, names: True)  # as if by the disk itself
    assert usable_folder(archive, IndexPart.SEARCH) == folder
    assert not is_undamaged(folder, IndexPart.SEARCH)
    assert IndexPart.SEARCH in complete_index(archive).built
    assert is_undamaged(folder, IndexPart.SEARCH)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_built_anew(archive: Path, folder: Path) -> None:
    (folder / PAPERS).chmod(0)
    assert usable_folder(archive, IndexPart.SEARCH) is None
    assert IndexPart.SEARCH in complete_index(archive).built


def test_an_index_of_another_import_or_of_fewer_papers_is_not_used(
    archive: Path, folder: Path
) -> None:
    with closing(sqlite3.connect(archive)) as opened, opened:
        opened.execute("DELETE FROM paper WHERE id = (SELECT max(id) FROM paper)")
    assert usable_folder(archive, IndexPart.SEARCH) is None
    assert usable_folder(archive, IndexPart.ABSTRACTS) is None
    with closing(sqlite3.connect(archive)) as opened, opened:
        opened.execute("UPDATE build SET build_id = 'ffffffffffff'")
    folder.rename(index_folder(archive, "ffffffffffff"))
    assert usable_folder(archive, IndexPart.SEARCH) is None
    assert usable_folder(archive, IndexPart.ABSTRACTS) is None


def test_what_killed_builders_left_is_removed(archive: Path, folder: Path) -> None:
    others = archive.with_name("other.0123456789ab.index")
    kept = [shutil.copytree(folder, folder.with_name(f"{folder.name}.bak"))]
    with working_folder(folder) as left, working_folder(others) as other:
        for made in (left, other):
            (made / PAPERS).write_text("half")
            kept.append(shutil.copytree(made, made.with_suffix(".copy")))
    left, other = (copy.rename(made) for copy, made in zip(kept[1:], (left, other), strict=True))
    (folder / "abstracts.part").write_text("half")
    complete_index(archive, is_forced=True)
    assert not left.exists()
    assert not (folder / "abstracts.part").exists()
    assert other.exists()
    assert kept[0].exists()


def test_a_damaged_database_is_said_in_a_sentence(archive: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    content = archive.read_bytes()
    archive.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    with pytest.raises(UserError):
        complete_index(archive)
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]


def test_a_database_that_an_import_replaces_meanwhile_leaves_no_index_of_both(
    archive: Path, folder: Path
) -> None:
    def replace(_part: IndexPart, _share: float) -> None:
        other = Path(shutil.copy(archive, archive.with_suffix(".new")))
        with closing(sqlite3.connect(other)) as opened, opened:
            opened.execute("UPDATE build SET build_id = 'ffffffffffff'")
        other.replace(archive)

    with pytest.raises(UserError, match="was replaced"):
        complete_index(archive, is_forced=True, progress=replace)
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]


def test_an_index_in_the_cache_stands_in_for_one_beside_the_database(
    archive: Path, folder: Path
) -> None:
    spare = spare_folder(archive, read_source(archive).build_id)
    spare.parent.mkdir(parents=True)
    folder.rename(spare)
    assert (
        usable_folder(archive, IndexPart.SEARCH)
        == usable_folder(archive, IndexPart.ABSTRACTS)
        == spare
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_can_be_written_the_index_goes_to_the_cache(
    archive: Path, folder: Path, cache: Path
) -> None:
    shutil.rmtree(folder)
    archive.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    report = complete_index(archive)
    assert report.folder.is_relative_to(cache)
    assert usable_folder(archive, IndexPart.SEARCH) == report.folder
    archive.parent.chmod(stat.S_IRWXU)


def test_the_cache_keeps_one_index_for_each_place_of_a_database(
    archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(folder)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    build_id = read_source(archive).build_id
    assert writable_folder(archive, build_id) == spare_folder(archive, build_id)
    older = spare_folder(archive, "aaaaaaaaaaaa")
    other = spare_folder(archive.with_name("other.db"), "aaaaaaaaaaaa")
    for path in (older, other):
        path.mkdir(parents=True)
    assert complete_index(archive).folder == spare_folder(archive, build_id)
    assert not older.exists()
    assert other.exists()


_BUILDER = (sys.executable, "-m", "pwc_tui", "index", "--force", "--progress", "--db")


@pytest.fixture
def builder(archive: Path) -> Iterator[subprocess.Popen[str]]:
    """Return a program that builds the index of the archive."""
    started = subprocess.Popen([*_BUILDER, archive], stdout=subprocess.PIPE, text=True)
    yield started
    started.kill()
    started.communicate()


def test_who_finds_another_building_waits_and_uses_its_index(archive: Path, folder: Path) -> None:
    aside = folder.rename(archive.parent.parent / "aside")
    with lock_file(folder.with_name(f"{folder.name}.lock")) as has_it:
        assert has_it
        command = [sys.executable, "-m", "pwc_tui", "index", "--json", "--db", str(archive)]
        waiting = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        time.sleep(1)
        assert waiting.poll() is None
        aside.rename(folder)
    output, _ = waiting.communicate(timeout=60)
    assert '"built": []' in output


def test_who_finds_another_that_hangs_does_not_wait_forever(
    archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_PATIENCE_SECONDS", 0.3)
    with (
        lock_file(folder.with_name(f"{folder.name}.lock")),
        pytest.raises(UserError, match=r"Another program holds .*\.lock"),
    ):
        complete_index(archive, is_forced=True)
    assert usable_folder(archive, IndexPart.SEARCH) == folder


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_builder_that_is_killed_leaves_nothing_that_matters(
    archive: Path, folder: Path, builder: subprocess.Popen[str]
) -> None:
    assert builder.stdout is not None
    builder.stdout.readline()
    os.kill(builder.pid, signal.SIGKILL)
    builder.wait()
    complete_index(archive)
    assert (
        usable_folder(archive, IndexPart.SEARCH)
        == usable_folder(archive, IndexPart.ABSTRACTS)
        == folder
    )
    assert is_undamaged(folder, IndexPart.SEARCH)
    assert is_undamaged(folder, IndexPart.ABSTRACTS)
    names = {path.name for path in archive.parent.iterdir()}
    assert names - {f"{folder.name}.lock"} == {folder.name, archive.name}

"""What stands behind the screens: made once, remembered for a while, asked from any thread."""

import shutil
import threading
import time
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.index.layout import RELATED
from pwc_tui.search.upkeep.parts import IndexPart
from pwc_tui.search.upkeep.repair import complete_index
from pwc_tui.system.lru_cache import LruCache
from pwc_tui.tui.services.backend import EVERYTHING, Backend
from pwc_tui.tui.services.lazy import Lazy


def test_a_service_is_made_once_however_many_threads_ask() -> None:
    made: list[int] = []

    def make() -> int:
        time.sleep(0.02)
        made.append(1)
        return len(made)

    service = Lazy(make)
    assert service.peek() is None
    threads = [threading.Thread(target=service.get) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]
    assert service.peek() == 1


def test_who_waits_for_a_service_for_nothing_goes_away() -> None:
    go = threading.Event()
    service = Lazy(lambda: go.wait(5))
    maker = threading.Thread(target=service.get)
    maker.start()
    while not service._lock.locked():
        time.sleep(0.001)
    with pytest.raises(Cancelled):
        service.get(lambda: True)
    go.set()
    maker.join()
    assert service.get(lambda: True)


def test_a_service_that_was_reset_is_made_anew() -> None:
    numbers = iter(range(9))
    service = Lazy(lambda: next(numbers))
    assert (service.get(), service.get()) == (0, 0)
    service.reset()
    assert service.peek() is None
    assert service.get() == 1


def test_what_was_used_least_lately_is_forgotten() -> None:
    recent: LruCache[str, int] = LruCache(2)
    recent.put("a", 1)
    recent.put("b", 2)
    assert recent.get("a") == 1
    recent.put("c", 3)
    assert (recent.get("a"), recent.get("b"), recent.get("c")) == (1, None, 3)


def test_the_first_page_needs_no_search_index(demo_db: Path) -> None:
    backend = Backend(demo_db)
    listing = backend.listing(EVERYTHING)
    assert list(listing.ids[:3]) == [1, 2, 3]
    assert [card.id for card in backend.cards(listing.ids[:3])] == [1, 2, 3]
    assert backend.known_card(3) is not None
    assert backend.known_paper(3) is None


def test_a_missing_search_index_is_built(demo_db: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.db"
    shutil.copy(demo_db, alone)
    backend = Backend(alone)
    told: list[float] = []
    search = threading.Thread(target=lambda: backend.listing(ListRequest("telmee")))
    search.start()
    while search.is_alive():
        if backend.finding.progress is not None:
            told.append(backend.finding.progress)
            assert "index" in backend.doing
        time.sleep(0.01)
    assert told
    assert told == sorted(told)
    assert backend.finding.progress is None
    assert len(backend.listing(ListRequest("telmee")).ids) > 0


def _damage(path: Path) -> None:
    """Change one byte in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.chmod(0o644)
    path.write_bytes(data)


def test_a_damaged_index_is_found_and_mended(demo_db: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.db"
    shutil.copy(demo_db, alone)
    complete_index(alone)
    backend = Backend(alone)
    found = backend.listing(ListRequest("telmee")).ids
    assert not backend.repair_index(_never)
    engine = backend.finding.engine()
    assert engine.folder is not None
    _damage(engine.folder / "papers.bin")
    assert backend.repair_index(_never)
    assert backend.finding.engine() is not engine
    assert backend.known_listing(ListRequest("telmee")) is None
    assert list(backend.listing(ListRequest("telmee")).ids) == list(found)


def test_the_index_of_abstracts_is_built_in_the_background(demo_db: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.db"
    shutil.copy(demo_db, alone)
    complete_index(alone, [IndexPart.SEARCH])
    backend, request = Backend(alone), ListRequest("convincingly outperforms handcrafted")
    assert not backend.finding.rescue(request).has_abstracts
    assert backend.complete(_never)
    assert backend.finding.rescue(request).in_abstracts
    assert not backend.complete(_never)


def test_what_related_papers_are_found_by_is_built_in_the_background(
    demo_db: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "alone.db"
    shutil.copy(demo_db, alone)
    folder = complete_index(alone, [IndexPart.SEARCH]).folder
    (folder / RELATED).unlink()
    backend = Backend(alone)
    assert backend.related(1) is None
    assert backend.repair_index(_never)
    assert backend.related(1)
    assert not backend.repair_index(_never)


def _never() -> bool:
    return False


def test_unknown_papers_and_boards_are_mistakes_one_is_told(demo_db: Path) -> None:
    backend = Backend(demo_db)
    with pytest.raises(UserError, match="999999"):
        backend.paper(999_999)
    with pytest.raises(UserError, match="no-such-board"):
        backend.leaderboards.board("no-such-board")


def test_papers_and_boards_are_remembered(demo_db: Path) -> None:
    backend = Backend(demo_db)
    paper = backend.paper(1)
    assert backend.known_paper(1) is paper
    assert backend.paper(1) is paper
    assert backend.related(1) == backend.known_related(1)


def test_more_papers_than_are_remembered_are_returned_all(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = Backend(demo_db)
    monkeypatch.setattr(backend, "_known_cards", LruCache(3))
    backend.cards([7, 8])
    assert [card.id for card in backend.cards(range(1, 9))] == list(range(1, 9))


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("no database at all, only some words that are long enough", "utf-8")
    with pytest.raises(UserError, match=r"notes\.db"):
        Backend(path).count()

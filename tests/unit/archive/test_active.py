"""Which database is used, and the demo when there is none."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pwc_tui.config import Database, default_database
from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.active_database import active_database
from pwc_tui.ingest.demo import demo_files
from pwc_tui.store.queries.cards import Cards


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.delenv("PWC_TUI_DB", raising=False)
    return tmp_path


def test_named_goes_before_environment_before_default_before_demo(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert active_database(None).is_demo
    default = default_database()
    default.parent.mkdir(parents=True)
    default.touch()
    assert active_database(None).path == default
    (home / "other.db").touch()
    monkeypatch.setenv("PWC_TUI_DB", str(home / "other.db"))
    assert active_database(None).path == home / "other.db"
    (home / "third.db").touch()
    active = active_database(home / "third.db")
    assert (active.path, active.is_demo) == (home / "third.db", False)


def test_a_named_database_that_is_missing_is_an_error_that_tells_the_command(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match=r"gone\.db.*pwc-tui --db .* import"):
        active_database(home / "gone.db")
    monkeypatch.setenv("PWC_TUI_DB", str(home / "lost.db"))
    with pytest.raises(UserError, match=r"PWC_TUI_DB=.*lost\.db"):
        active_database(None)


def test_the_demo_is_built_once_and_marked_as_one(home: Path) -> None:
    first = active_database(None)
    assert isinstance(first.path, Path)
    built = first.path.stat().st_mtime_ns
    assert active_database(None) == first
    assert first.path.stat().st_mtime_ns == built
    cards = Cards(first.path)
    assert cards.build().is_demo
    assert cards.count() > 0


def test_two_at_once_build_one_demo() -> None:
    found: list[Database] = []
    threads = [
        threading.Thread(target=lambda: found.append(active_database(None).path)) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert len(set(found)) == 1
    assert isinstance(found[0], Path)
    assert [path.name for path in found[0].parent.parent.iterdir()] == [found[0].parent.name]


def test_the_demo_has_all_five_files() -> None:
    assert len(demo_files()) == 5


def test_finding_a_database_that_is_there_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "x.db").touch()
    code = (
        "import sys; from pathlib import Path;"
        "from pwc_tui.ingest.active_database import active_database;"
        f"active_database(Path({str(tmp_path / 'x.db')!r}));"
        "heavy = {'sqlmodel', 'numpy', 'rich', 'msgspec', 'sqlite3', 'platformdirs'};"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

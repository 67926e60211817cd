"""The program for a visitor in a browser: nothing of the server's machine is in reach."""

from pathlib import Path
from typing import BinaryIO

import pytest

from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.app.commands.all_commands import COMMANDS
from pwc_tui.tui.places.trail import AboutPlace, BoardPlace, Trail
from tests.tui.driving import app_on, press, settled

MELD = "emotion-recognition-on-meld"


@pytest.fixture
def visited(demo_db: Path, monkeypatch: pytest.MonkeyPatch) -> PwcApp:
    """Return the program as a server starts it, and as it is drawn for a test."""
    monkeypatch.setattr(PwcApp, "is_web", True)
    return app_on(demo_db)


async def test_commands_of_the_servers_machine_are_off(
    visited: PwcApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    local = {each.id for each in COMMANDS if each.is_local}
    assert local >= {"get_archive", "use_new_archive", "suspend_process"}
    visited.archive.has_new = True
    for name in local:
        monkeypatch.setattr(PwcApp, f"action_{name}", lambda _, name=name: pytest.fail(name))
    async with visited.run_test() as pilot:
        await settled(pilot)
        assert not {each.id for each in visited.available} & local
        for name in local:
            assert not await visited.run_action(f"app.{name}")
            await visited.action_command(name)
        await press(pilot, "W")
        (toast,) = visited._notifications
        assert "in a browser" in toast.message


async def test_commands_of_the_servers_user_are_off(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(PwcApp, "is_web", True)
    ran = tmp_path / "ran"
    app = app_on(demo_db, f'[commands.touch]\nkey = ["Z", "Q Q"]\nrun = "touch {ran}"\n')
    async with app.run_test() as pilot:
        await settled(pilot)
        (own,) = app.own_commands.commands
        assert app.available.owner_of(own.id) is None
        assert not await app.run_action(own.id)
        await press(pilot, "Z", "Q", "Q")
        (toast,) = app._notifications
        assert "in a browser" in toast.message
    assert not ran.exists()


async def test_a_chart_is_sent_to_the_browser_and_no_file_is_made(
    visited: PwcApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sent: dict[str, bytes] = {}

    def deliver(_: PwcApp, document: BinaryIO, *, save_filename: str, mime_type: str) -> None:
        sent[save_filename] = document.read()

    monkeypatch.setattr(PwcApp, "deliver_binary", deliver)
    monkeypatch.chdir(tmp_path)
    visited.navigator.trail = Trail((BoardPlace(MELD),), 0)
    async with visited.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "e", "V")
    assert list(sent) == [f"{MELD}.svg"]
    assert sent[f"{MELD}.svg"].startswith(b"<svg")
    assert list(tmp_path.iterdir()) == []


async def test_where_the_server_has_its_files_is_not_shown(visited: PwcApp, demo_db: Path) -> None:
    visited.navigator.trail = Trail((AboutPlace(),), 0)
    async with visited.run_test(size=(100, 50)) as pilot:
        await settled(pilot)
        shown = visited.export_screenshot()
    assert "Database" in shown
    assert demo_db.name not in shown

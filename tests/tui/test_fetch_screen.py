"""Getting the whole archive from the screen, in the background, from a hub on this machine."""

import asyncio
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.system.file_lock import lock_file
from pwc_tui.system.progress import Step
from pwc_tui.system.progress_lines import to_line
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.screens.dialogs.fetch import FetchScreen
from pwc_tui.tui.screens.dialogs.fetch_text import Offer, keys_of, text_of
from pwc_tui.tui.services.fetch_process import FetchState, Phase, after
from pwc_tui.tui.widgets.chrome.fetch_badge import archive_note
from tests.hub_archive import PAPERS_HELD, put_on
from tests.hub_server import LISTING, PAPERS, Fault, HubServer
from tests.tui.driving import app_on, press, screen_text, settled, table


@pytest.fixture
def own_db(demo_db: Path, tmp_path: Path) -> Path:
    """Return a copy of the demo archive, which may be replaced."""
    shutil.copytree(demo_db.parent, tmp_path / "own")
    return tmp_path / "own" / demo_db.name


@pytest.fixture
def cache(hub: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the hub's library keeps files; it asks the hub of this test."""
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    return tmp_path / "hf" / "hub"


def _app(pilot: Pilot[None]) -> PwcApp:
    assert isinstance(pilot.app, PwcApp)
    return pilot.app


def _toasts(pilot: Pilot[None]) -> str:
    return " ".join(toast.message for toast in pilot.app._notifications)


async def _until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for something that a process brings about, however long that takes it."""
    while not holds():
        assert pilot.app.is_running
        await pilot.pause(0.01)
    await pilot.pause()


async def _start(pilot: Pilot[None], phase: Phase) -> None:
    """Start the fetch and wait until it has come to a phase."""
    await settled(pilot)
    await press(pilot, "W")
    await pilot.press("enter")
    await _until(pilot, lambda: _app(pilot).fetch.state.phase is phase)


async def _idle(cache: Path) -> None:
    """Wait until no process fetches into the cache any more."""
    for _ in range(3000):
        with lock_file(cache / ".pwc-tui-fetch.lock") as is_free:
            if is_free:
                return
        await asyncio.sleep(0.01)
    raise AssertionError("the fetch goes on")


async def test_the_dialogue_says_what_the_archive_costs_and_starts_nothing_by_itself(
    own_db: Path, hub: HubServer, cache: Path
) -> None:
    async with app_on(own_db).run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "W")
        said = screen_text(pilot)
        for part in (hub.url, "650 MB", "1.5 GB", "CC-BY-SA 4.0", "minutes"):
            assert part in said
        unwrapped = "".join(line.split("│")[1].strip() for line in said.splitlines() if "│" in line)
        assert str(own_db) in unwrapped
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, FetchScreen)
    assert not hub.requests


async def test_one_browses_on_while_it_is_fetched_and_stops_it_and_it_goes_on(
    own_db: Path, hub: HubServer, cache: Path
) -> None:
    hub.faults[PAPERS] = [Fault(stall_after=200_000), Fault(stall_after=50_000)]
    async with app_on(own_db).run_test(size=(120, 36)) as pilot:
        await _start(pilot, Phase.FETCHING)
        assert hub.stalled.wait(30)
        await pilot.press("escape", "j", "j")
        await _until(pilot, lambda: table(pilot).cursor == 2)
        assert "Fetching the archive" in screen_text(pilot)
        await pilot.press("T")
        await _until(pilot, lambda: "⇣" in screen_text(pilot).splitlines()[0])
        await pilot.press("W")
        await _until(pilot, lambda: isinstance(pilot.app.screen, FetchScreen))
        await pilot.press("s")
        await _until(pilot, lambda: "The download was stopped" in screen_text(pilot))
        assert "↵ resume" in screen_text(pilot)
        hub.stalled.clear()
        await pilot.press("enter")
        await _until(pilot, hub.stalled.is_set)
        assert hub.sent(PAPERS)[-1].startswith("bytes=")
    await _idle(cache)


async def test_leaving_stops_the_fetch_and_says_so(
    own_db: Path, hub: HubServer, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub.faults[f"{LISTING}/papers-with-abstracts"] = [Fault(stall_after=0)]
    async with app_on(own_db).run_test(size=(100, 30)) as pilot:
        await _start(pilot, Phase.STARTING)
        await _until(pilot, hub.stalled.is_set)
        await pilot.press("escape", "q")
        await pilot.pause()
    assert "The fetch of the archive was stopped" in capsys.readouterr().err
    await _idle(cache)


async def test_a_failure_is_told_with_its_reason_and_may_be_tried_again(
    own_db: Path, hub: HubServer, cache: Path
) -> None:
    hub.faults[f"{LISTING}/papers-with-abstracts"] = [Fault(404), Fault(stall_after=0)]
    async with app_on(own_db).run_test(size=(100, 30)) as pilot:
        await _start(pilot, Phase.FAILED)
        assert f"{hub.url} has no pwc-archive/papers-with-abstracts" in screen_text(pilot)
        assert "try again" in screen_text(pilot)
        await pilot.press("escape")
        await _until(pilot, lambda: "could not be downloaded: W says why" in screen_text(pilot))
        await pilot.press("W")
        await _until(pilot, lambda: isinstance(pilot.app.screen, FetchScreen))
        await pilot.press("enter")
        await _until(pilot, hub.stalled.is_set)
        assert _app(pilot).fetch.state.is_running


async def test_what_is_not_installed_is_named_with_the_command_and_nothing_starts(
    own_db: Path, hub: HubServer, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    async with app_on(own_db).run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "W", "enter")
        said = screen_text(pilot)
        assert "Fetching needs pyarrow" in said
        assert "pwc-tui[archive]" in said
        assert "fetch it" not in said
        assert not _app(pilot).fetch.state.is_running
    assert not hub.requests


async def test_when_all_is_there_one_key_goes_on_with_it(
    own_db: Path, hub: HubServer, cache: Path, tmp_path: Path
) -> None:
    put_on(hub, tmp_path / "hub")
    async with app_on(own_db).run_test(size=(120, 36)) as pilot:
        await _start(pilot, Phase.DONE)
        assert "The whole archive is installed" in screen_text(pilot)
        await pilot.press("enter")
        await _until(pilot, lambda: f"1 of {PAPERS_HELD} " in screen_text(pilot))
        assert _app(pilot).fetch.state.phase is Phase.NONE
        assert "Demo" not in screen_text(pilot).splitlines()[1]
        await pilot.press("W")
        await _until(pilot, lambda: isinstance(pilot.app.screen, FetchScreen))
        await pilot.press("enter")
        await _until(pilot, lambda: "is the latest one" in _toasts(pilot))


LINES = (
    '{"file":"papers-with-abstracts/data/a.parquet","done":0,"total":0,"speed":0,"seconds_left":null}',
    '{"file":"methods/data/a.parquet","done":5000000,"total":20000000,"speed":1e6,"seconds_left":15}',
    '{"waiting":"the hub asks to wait (429)","seconds":4}',
    '{"step":"papers","done":7,"total":10}',
    '{"database":"/tmp/archive.db","bytes":20000000}',
)


def test_the_state_follows_what_the_process_says() -> None:
    states = [FetchState(Phase.STARTING)]
    for line in LINES:
        states.append(after(states[-1], line))
    assert [state.phase for state in states[1:]] == [
        Phase.FETCHING,
        Phase.FETCHING,
        Phase.FETCHING,
        Phase.IMPORTING,
        Phase.DONE,
    ]
    assert (states[2].amount, states[2].pace) == ("5.0 of 20.0 MB", "1.0 MB/s, 0:15 left")
    assert states[3].share == 0.25
    assert states[5].database == Path("/tmp/archive.db")


def test_files_that_are_read_at_once_are_one_step() -> None:
    state = FetchState(Phase.FETCHING, 1.0)
    steps = [("papers", 100, 900), ("evaluations", 50, 100), ("papers", 400, 900)]
    for name, done, total in [*steps, ("tables", 1, 10)]:
        state, known = after(state, to_line(Step(name, done, total))), state
    assert (known.doing, known.share) == ("reading the files", 0.45)
    assert (state.doing, state.share) == ("tables", 0.1)


@pytest.mark.parametrize("line", ["", "{", "[]", "7", '"x"', '{"file": 3}', "pwc-tui: stopped"])
def test_lines_for_people_change_no_state(line: str) -> None:
    state = FetchState(Phase.FETCHING, 0.5)
    assert after(state, line) is state


@pytest.mark.parametrize("width", [20, 60, 100])
@pytest.mark.parametrize("phase", Phase)
def test_every_state_has_its_words_at_every_width(phase: Phase, width: int) -> None:
    state = FetchState(phase, 0.5, "papers", "1.0 of 2.0 MB", "1.0 MB/s, 0:01 left", "Why")
    offer = Offer("/tmp/archive.db", ())
    assert text_of(state, offer, width).plain.strip()
    assert keys_of(state, offer)
    assert archive_note(state, 371, width).cell_length <= width

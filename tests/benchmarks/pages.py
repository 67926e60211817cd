"""How long the event loop stands still while papers and leaderboards are opened."""

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path

from figures import Figure
from textual.message import Message
from textual.pilot import Pilot

from pwc_tui.domain.refs import Kind
from pwc_tui.store.entity_lists import EntityLists
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.app.gc_tuning import pause_collector, settle_collector
from pwc_tui.tui.messages import OpenBoard, OpenPaper
from pwc_tui.tui.services.backend import Backend

_PAGES = 40
_BEAT = 0.002


def watch_pages(database: Path) -> list[Figure]:
    """Open important papers and the largest leaderboards, each for the first time."""
    return asyncio.run(_watch_pages(database))


async def _watch_pages(database: Path) -> list[Figure]:
    lists = EntityLists(database)
    rows = lists.rows(Kind.BOARD, lists.numbers(Kind.BOARD)[:_PAGES])
    papers = [OpenPaper(number * 7) for number in range(1, _PAGES)]
    boards = [OpenBoard(row.ref.slug) for row in rows]
    app = PwcApp(Backend(database))
    pause_collector()
    async with app.run_test(size=(120, 36)) as pilot:
        await _settled(pilot)
        settle_collector()
        return [
            Figure("stalls while opening papers", await _stalls(pilot, papers), "ms", 50),
            Figure("stalls while opening leaderboards", await _stalls(pilot, boards), "ms", 50),
        ]


async def _stalls(pilot: Pilot[None], messages: Sequence[Message]) -> tuple[float, ...]:
    """Return the longest stall, in milliseconds, while each of `messages` is acted on."""
    worst = []
    for message in messages:
        lags: list[float] = []
        watch = asyncio.create_task(_watch(lags))
        pilot.app.screen.post_message(message)
        await _settled(pilot)
        watch.cancel()
        worst.append(max(lags))
    return tuple(worst)


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    while not all(worker.is_finished for worker in pilot.app.workers):
        await asyncio.sleep(_BEAT)
    await pilot.pause()


async def _watch(lags: list[float]) -> None:
    while True:
        started = time.perf_counter()
        await asyncio.sleep(_BEAT)
        lags.append((time.perf_counter() - started - _BEAT) * 1000)

"""The paper and the leaderboard screen, timed inside the program from the key to the last paint."""

import asyncio
import time
from pathlib import Path

from figures import Figure
from textual.pilot import Pilot

from pwc_tui.store.library import Library
from pwc_tui.tui.app import PwcApp
from pwc_tui.tui.backend import Backend
from pwc_tui.tui.memory import pause_collector, settle_collector
from pwc_tui.tui.messages import OpenBoard, OpenPaper

_PAGES = 40
_BEAT = 0.002


def time_pages(database: Path) -> list[Figure]:
    """Open the most important papers and the largest leaderboards, each for the first time."""
    return asyncio.run(_time_pages(database))


async def _time_pages(database: Path) -> list[Figure]:
    from pwc_tui.domain.refs import Kind  # noqa: PLC0415  beside its use

    boards = [row.ref.slug for row in Library(database).entities(Kind.BOARD)[:_PAGES]]
    app = PwcApp(Backend(database))
    pause_collector()
    async with app.run_test(size=(120, 36)) as pilot:
        await _settled(pilot)
        settle_collector()
        lags: list[float] = []
        watch = asyncio.create_task(_watch(lags))
        papers = [await _until_settled(pilot, OpenPaper(n * 7)) for n in range(1, _PAGES)]
        paper_lag, lags[:] = max(lags), []
        tables = [await _until_settled(pilot, OpenBoard(slug)) for slug in boards]
        board_lag = max(lags)
        watch.cancel()
    return [
        Figure("paper screen complete", tuple(papers), "ms", 100, by_p95=True),
        Figure("leaderboard screen complete", tuple(tables), "ms", 100, by_p95=True),
        Figure("longest stall while opening papers", (paper_lag,), "ms", 50),
        Figure("longest stall while opening leaderboards", (board_lag,), "ms", 50),
    ]


async def _until_settled(pilot: Pilot[None], message: OpenPaper | OpenBoard) -> float:
    started = time.perf_counter()
    pilot.app.screen.post_message(message)
    await _settled(pilot)
    return (time.perf_counter() - started) * 1000


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

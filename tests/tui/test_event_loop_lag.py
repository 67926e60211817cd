"""Nothing stops the screen: the event loop's lag is watched while keys are pressed."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from pwc_tui.tui.app.gc_tuning import pause_collector, settle_collector
from tests.tui.driving import app_on, settled

_BEAT = 0.002
_MOST = 0.050
"""Seconds the screen may stand still."""
_CHANCES = 3
"""A busy machine can stop any program for longer: one of so many rounds has to be undisturbed."""

ROUNDS = {
    "moving": [*"jjjjjjjjjjkkkkk", "pagedown", "pagedown", "G", "g", "ctrl+d", "ctrl+u"],
    "typing": ["slash", *"emotion", "space", *"recog", *["backspace"] * 5, "escape", "escape"],
    "sorting": ["s", "s", "s", "s", "f", "r", "f", "r"],
    "board": [
        *("S", "enter", "m", "t", "j", "right_square_bracket", "f", "f", "s", "w", "escape"),
        *("z", "z", "i", "escape", "space", "t", "P"),
    ],
    "going": ["enter", "backspace", "S", "enter", "backspace", "T", "A", "P"],
}


@asynccontextmanager
async def watched() -> AsyncIterator[list[float]]:
    """Give a list that is filled with how much later than asked the loop came back, in seconds.

    Time in which the machine ran something else does not count: a lag is no longer than what the
    loop's own thread worked meanwhile.
    """
    lags: list[float] = []

    async def beat() -> None:
        while True:
            start, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(_BEAT)
            late = time.perf_counter() - start - _BEAT
            lags.append(min(late, time.thread_time() - worked))

    task = asyncio.create_task(beat())
    try:
        yield lags
    finally:
        task.cancel()


@pytest.mark.usefixtures("every_frame")
async def test_the_screen_never_stands_still_while_keys_are_pressed(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        pause_collector()
        try:
            for name, keys in ROUNDS.items():
                worst = []
                for _ in range(_CHANCES):
                    async with watched() as lags:
                        for key in keys:
                            await pilot.press(key)
                            await asyncio.sleep(0.01)
                        await settled(pilot)
                    worst.append(max(lags))
                    if worst[-1] < _MOST:
                        break
                assert min(worst) < _MOST, f"{name}: {[f'{lag * 1000:.0f} ms' for lag in worst]}"
        finally:
            settle_collector()

"""Slow work in a thread, its answer on the user interface's thread, the newest request only.

`load` is the one way from a screen to anything slow. A request of the same group cancels the one
before it: an old answer is never delivered, and work that looks at `is_stale` stops early. A
screen that is left takes its requests with it.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from textual.dom import DOMNode
from textual.worker import Worker

from pwc_tui.domain.errors import UserError

T = TypeVar("T")
_THREADS = ThreadPoolExecutor(64, thread_name_prefix="load")
"""More than can ever wait for the index to be built, so that pages can be read meanwhile: asyncio's
own are 4 more than there are processors."""

IsStale = Callable[[], bool]
"""Whether nobody waits for the answer any more. Called from the thread that works."""


def load(
    owner: DOMNode,
    work: Callable[[IsStale], T],
    done: Callable[[T], None],
    *,
    group: str,
    delay: float = 0.0,
    failed: Callable[[UserError], None] | None = None,
) -> None:
    """Call `work` in a thread after `delay` seconds, then `done` with its answer.

    A request that is replaced within `delay` never starts. A UserError goes to `failed`, or to a
    toast of the app; any other exception is a defect of the program and ends it.
    """

    async def request() -> None:
        await asyncio.sleep(delay)
        try:
            answer = await _in_thread(work)
        except UserError as error:
            if failed is None:
                owner.app.notify(str(error), severity="error", markup=False)
            elif _is_here(owner):
                failed(error)
        else:
            if _is_here(owner):
                done(answer)

    _: Worker[None] = owner.run_worker(request, group=group, exclusive=True)


def _is_here(node: DOMNode) -> bool:
    """Return whether a node still has its children: they are removed before it is detached."""
    return node.is_attached and not node._pruning


async def _in_thread(work: Callable[[IsStale], T]) -> T:
    stale = threading.Event()
    try:
        return await asyncio.get_running_loop().run_in_executor(_THREADS, work, stale.is_set)
    except asyncio.CancelledError:
        stale.set()
        raise

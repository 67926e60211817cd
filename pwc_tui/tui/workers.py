"""Slow work in a thread, its answer on the user interface's thread, the newest request only.

`load` is the one way from a screen to anything slow. A request of the same group cancels the one
before it: an old answer is never delivered, and work that looks at `is_cancelled` stops early. A
screen that is left takes its requests with it. `write` is for what changes the user's own data.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from weakref import WeakKeyDictionary

from textual.app import App
from textual.dom import DOMNode, NoScreen
from textual.widget import Widget
from textual.worker import Worker

from pwc_tui.domain.errors import UserError
from pwc_tui.system.debug_log import log_error, log_event
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.textual_compat import is_being_removed

T = TypeVar("T")
_THREADS = ThreadPoolExecutor(64, thread_name_prefix="load")
"""More than can ever wait for the index to be built, so that pages can be read meanwhile: asyncio's
own are 4 more than there are processors."""
_WRITER = ThreadPoolExecutor(1, thread_name_prefix="write")
"""One thread, so that what the user does is written in the order in which it was done."""


def load(
    owner: DOMNode,
    work: Callable[[IsCancelled], T],
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
        began = time.perf_counter()
        try:
            answer = await _in_thread(work)
        except UserError as error:
            log_error(f"load {group}", error)
            acts = awaited.pop(group, ())
            if failed is None:
                owner.app.notify(str(error), severity="error", markup=False)
            elif _is_here(owner):
                failed(error)
        else:
            log_event(f"load {group}", seconds=time.perf_counter() - began)
            acts = awaited.pop(group, ())
            if _is_here(owner):
                done(answer)
        _call(acts)

    awaited = _awaited.setdefault(owner, {})
    awaited.setdefault(group, [])
    _: Worker[None] = owner.run_worker(request, group=group, exclusive=True)


def write(app: App[None], work: Callable[[], T], done: Callable[[T], None]) -> None:
    """Call `work`, which changes what is the user's own, in a thread; then `done` with its answer.

    It comes after all that was to be written before, and is never given up: not when the screen is
    left, nor when the program ends. A UserError goes to a toast.
    """
    written = _WRITER.submit(work)

    async def told() -> None:
        try:
            answer = await asyncio.shield(asyncio.wrap_future(written))
        except UserError as error:
            log_error("write", error)
            app.notify(str(error), severity="error", markup=False)
        else:
            done(answer)

    _: Worker[None] = app.run_worker(told, group="write")


def finish_writing() -> None:
    """Wait until everything is written that was to be."""
    _WRITER.submit(lambda: None).result()


def cancel(owner: DOMNode, group: str) -> None:
    """Let nobody wait any more for what was asked for."""
    owner.workers.cancel_group(owner, group)
    _call(_awaited.get(owner, {}).pop(group, ()))


def is_awaited(owner: DOMNode, group: str) -> bool:
    """Return whether an answer is on its way to `owner`."""
    return group in _awaited.get(owner, {})


def when_answered(owner: DOMNode, group: str, act: Callable[[], None]) -> None:
    """Call `act` once no answer is on its way any more: it is there, or will not come."""
    _awaited[owner][group].append(act)


def is_waited_for(owner: DOMNode, group: str) -> bool:
    """Return whether something is to be done when the answer that is on its way is there."""
    return bool(_awaited.get(owner, {}).get(group))


_awaited: WeakKeyDictionary[DOMNode, dict[str, list[Callable[[], None]]]] = WeakKeyDictionary()
"""The groups in which an answer is on its way, and what is to be called when it is there."""


def _call(acts: Iterable[Callable[[], None]]) -> None:
    for act in acts:
        act()


def _is_here(node: DOMNode) -> bool:
    """Return whether a node can still show an answer: whether its screen has not been left.

    Children are removed before a node is detached, and a screen is left before that.
    """
    if not node.is_attached or is_being_removed(node):
        return False
    try:
        return not isinstance(node, Widget) or node.screen in node.app.screen_stack
    except NoScreen:
        return False


async def _in_thread(work: Callable[[IsCancelled], T]) -> T:
    cancelled = threading.Event()
    try:
        return await asyncio.get_running_loop().run_in_executor(_THREADS, work, cancelled.is_set)
    except asyncio.CancelledError:
        cancelled.set()
        raise

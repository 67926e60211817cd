"""Making things in a second thread a few in advance, which ends when the first one fails."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from queue import Full, Queue
from typing import TypeVar

T = TypeVar("T")

_AHEAD = 3
"""Items that wait at most: enough to even out the pace, few enough to bound the memory."""

_PATIENCE = 0.1
"""Seconds after which a waiting thread looks whether it is still wanted."""


def read_ahead(items: Iterable[T]) -> Iterator[T]:
    """Yield `items`, which are made in a thread of their own a few in advance.

    What making them raises is raised here. Closing the iterator ends the thread.
    """
    queue: Queue[tuple[T | None, BaseException | None, bool]] = Queue(_AHEAD)
    stop = threading.Event()

    def put(item: tuple[T | None, BaseException | None, bool]) -> None:
        while not stop.is_set():
            with suppress(Full):
                queue.put(item, timeout=_PATIENCE)
                return

    def work() -> None:
        try:
            for item in items:
                put((item, None, False))
                if stop.is_set():
                    return
        except Exception as error:  # raised again in the thread that waits for the items
            put((None, error, True))
        else:
            put((None, None, True))

    thread = threading.Thread(target=work, name="read-ahead", daemon=True)
    thread.start()
    try:
        while True:
            item, error, is_end = queue.get()
            if error is not None:
                raise error
            if is_end:
                return
            yield item  # type: ignore[misc]
    finally:
        stop.set()
        thread.join()

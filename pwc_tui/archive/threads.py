"""Two ways to let a second thread work at the same time, both of which end when the first fails."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import Empty, Full, Queue
from types import TracebackType
from typing import Generic, Self, TypeVar

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


class Behind(Generic[T]):
    """Hands items to `work` in a thread of its own; use it in a `with` statement.

    Leaving it waits until everything is done. What `work` raises is raised at the next `put` or on
    leaving; when the block itself fails, what still waits is dropped.
    """

    def __init__(self, work: Callable[[T], None]) -> None:
        self._work = work
        self._queue: Queue[T | None] = Queue(_AHEAD)
        self._error: Exception | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="behind", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._stop.set()
        else:
            self._put(None)
        self._thread.join()
        if kind is None:
            self._complain()

    def put(self, item: T) -> None:
        """Hand over an item, waiting while too many wait already."""
        self._put(item)
        self._complain()

    def _put(self, item: T | None) -> None:
        while self._error is None:
            with suppress(Full):
                self._queue.put(item, timeout=_PATIENCE)
                return

    def _complain(self) -> None:
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                item = self._queue.get(timeout=_PATIENCE)
            except Empty:
                continue
            if item is None:
                return
            try:
                self._work(item)
            except Exception as error:  # raised again in the thread that hands items over
                self._error = error
                return

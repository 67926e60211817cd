"""Work that is done by a second thread, in the order in which it is handed over."""

import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, Full, Queue

_AHEAD = 3
"""Pieces of work that wait at most: enough to even out the pace, few enough to bound the memory."""

_PATIENCE = 0.1
"""Seconds after which a waiting thread looks whether it is still wanted."""

Work = Callable[[], object]


class Behind:
    """A thread that does what it is given, one after the other, until it is stopped.

    What a piece of work raises is raised at the next `put` or `wait`, and nothing after it is done.
    Whoever puts or waits when it is stopped gets a RuntimeError.
    """

    def __init__(self) -> None:
        self._queue: Queue[Work] = Queue(_AHEAD)
        self._error: Exception | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="behind", daemon=True)
        self._thread.start()

    def put(self, work: Work) -> None:
        """Hand over some work, waiting while too much waits already."""
        while True:
            self._check()
            with suppress(Full):
                self._queue.put(work, timeout=_PATIENCE)
                return

    def wait(self) -> None:
        """Wait until everything handed over is done."""
        done = threading.Event()
        self.put(done.set)
        while not done.wait(_PATIENCE):
            self._check()

    @property
    def is_stopped(self) -> bool:
        """Whether the thread has ended."""
        return not self._thread.is_alive() and self._stop.is_set()

    def stop(self) -> None:
        """End the thread after the work at hand; what still waits is dropped. Twice is once."""
        self._stop.set()
        self._thread.join()

    def _check(self) -> None:
        if self._error is not None:
            raise self._error
        if self._stop.is_set():
            raise RuntimeError("nothing is done any more")

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                work = self._queue.get(timeout=_PATIENCE)
            except Empty:
                continue
            try:
                work()
            except Exception as error:  # raised again in the thread that hands work over
                self._error = error
                return

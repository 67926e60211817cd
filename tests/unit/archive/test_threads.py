import threading
from collections.abc import Iterator
from functools import partial

import pytest

from pwc_tui.ingest.sources.prefetch import read_ahead
from pwc_tui.store.write.background_writer import Behind


def test_items_arrive_in_order_and_errors_at_their_place() -> None:
    def items() -> Iterator[int]:
        yield from range(10)
        raise ValueError("after ten")

    seen: list[int] = []
    with pytest.raises(ValueError, match="after ten"):
        seen.extend(read_ahead(items()))
    assert "read-ahead" not in {thread.name for thread in threading.enumerate()}


def test_leaving_early_ends_the_thread() -> None:
    def endless() -> Iterator[int]:
        while True:
            yield 1

    ahead = read_ahead(endless())
    assert next(ahead) == 1
    ahead.close()  # type: ignore[attr-defined]
    assert "read-ahead" not in {thread.name for thread in threading.enumerate()}


def test_work_is_done_in_order() -> None:
    done: list[int] = []
    behind = Behind()
    for number in range(20):
        behind.put(partial(done.append, number))
    behind.wait()
    behind.stop()
    assert done == list(range(20))


def test_what_the_work_raises_is_raised_where_it_is_handed_over() -> None:
    def work(number: int) -> None:
        if number == 3:
            raise ValueError("three")

    behind = Behind()
    with pytest.raises(ValueError, match="three"):
        for number in range(100):
            behind.put(partial(work, number))
    with pytest.raises(ValueError, match="three"):
        behind.wait()
    behind.stop()


def test_stopping_drops_what_waits_and_ends_the_thread() -> None:
    done: list[int] = []
    may_end = threading.Event()
    behind = Behind()
    behind.put(lambda: bool(may_end.wait()))
    behind.put(partial(done.append, 1))
    threading.Timer(0.05, may_end.set).start()
    behind.stop()
    behind.stop()
    assert done == []
    assert behind.is_stopped


def test_whoever_waits_for_what_is_stopped_goes_on() -> None:
    behind = Behind()
    behind.stop()
    with pytest.raises(RuntimeError):
        behind.wait()
    with pytest.raises(RuntimeError):
        behind.put(list)

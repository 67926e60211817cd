import threading
from collections.abc import Iterator

import pytest

from pwc_tui.archive.threads import Behind, read_ahead


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


def test_work_is_done_in_order_before_leaving() -> None:
    done: list[int] = []
    with Behind(done.append) as behind:
        for number in range(20):
            behind.put(number)
    assert done == list(range(20))


def test_what_the_work_raises_is_raised_where_it_is_handed_over() -> None:
    def work(number: int) -> None:
        if number == 3:
            raise ValueError("three")

    with pytest.raises(ValueError, match="three"), Behind(work) as behind:
        for number in range(100):
            behind.put(number)


def test_an_error_of_the_block_drops_what_waits() -> None:
    with pytest.raises(KeyboardInterrupt), Behind[int](lambda _: None) as behind:
        behind.put(1)
        raise KeyboardInterrupt
    assert "behind" not in {thread.name for thread in threading.enumerate()}

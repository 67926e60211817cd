"""Keeping the memory of the program small, and the time that Python spends on looking after it."""

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""Of glibc's malloc.h."""

_LARGE = 2 << 20
"""Bytes. glibc begins with 128 KB and goes up to 32 MB as large arrays are freed. Pieces of files
are smaller: their memory would have to be cleared anew for each of them, which takes 5 s."""

_KEPT = 16 << 20
"""Bytes that are free at the end of the memory for small things, and stay there for the next."""


def keep_large_apart() -> None:
    """Let the memory of large arrays go back to the system as soon as they are freed.

    glibc would keep it among small things, in pieces that nothing fits into: 80 MB while a search
    index is built.
    """
    _set_options((_M_MMAP_THRESHOLD, _LARGE), (_M_TRIM_THRESHOLD, _KEPT))


def share_memory_of_threads() -> None:
    """Let threads that start from now on take their memory from one place.

    glibc gives each of them a place of its own, in which what is freed stays: 25 MB of a screen on
    149,896 papers at the start, 13 more after 7,000 keys (`tests/benchmarks/quick_fingers.py`).
    """
    _set_options((_M_ARENA_MAX, 1))


def keep_arrow_small() -> None:
    """Let Arrow, which is not loaded yet, take its memory from the system and give it back there.

    Of its own it keeps 30 MB more in each process, and is no faster.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


@contextmanager
def without_collector() -> Iterator[None]:
    """Let Python not look for cycles of objects: there are none, and looking takes a third more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def give_back() -> None:
    """Give the memory that was freed back to the system, which glibc keeps otherwise.

    After an import 100 MB; 0.3 ms after a screen.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library does not have it
            ctypes.CDLL(None).malloc_trim(0)


def _set_options(*options: tuple[int, int]) -> None:
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library does not have it
            library = ctypes.CDLL(None)
            for name, value in options:
                library.mallopt(name, value)

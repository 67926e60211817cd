"""Keeping the memory of an import small, and the time that Python spends on looking after it."""

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_M_MMAP_THRESHOLD = -3
"""Of glibc's malloc.h."""

_LARGE = 1 << 20
"""Bytes. glibc begins with 128 KB and goes up to 32 MB as large arrays are freed."""


def keep_large_apart() -> None:
    """Let the memory of large arrays go back to the system as soon as they are freed.

    glibc would keep it among small things, in pieces that nothing fits into: building the search
    index of 576,261 papers took 399 MB, and takes 320.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library does not have it
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)


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
    """Give the memory that was freed back to the system, which glibc keeps otherwise: 100 MB."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library does not have it
            ctypes.CDLL(None).malloc_trim(0)

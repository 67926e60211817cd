"""Keeps the garbage collector from stopping the screen, and left screens from staying in memory.

With Textual, SQLModel and NumPy loaded a full collection takes 60 to 100 ms (measured); without
looking at what was loaded at the start, some milliseconds.
"""

import gc

from pwc_tui.system.allocator import give_back
from pwc_tui.tui.textual_compat import forget_painted_lines

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 100
"""Python's defaults are 700, 10, 10: every key press would start a collection. Garbage is collected
by `tidy`, while nobody waits; these are for those who never stop pressing keys."""


def pause_collector() -> None:
    """Collect nothing while the program is starting."""
    gc.disable()


def settle_collector() -> None:
    """Collect again, but never look at what was loaded so far: it stays as long as the program."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    gc.enable()


def tidy() -> None:
    """Let go of the screen that was left: 3 to 5 ms for one, so do it after every one."""
    forget_painted_lines()
    if gc.isenabled():
        gc.collect()
    give_back()

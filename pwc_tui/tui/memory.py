"""Keeps the garbage collector from stopping the screen.

With Textual, SQLModel and NumPy loaded a full collection takes 60 to 100 ms (measured), and while
they are loaded it finds nothing to collect.
"""

import gc

_YOUNG, _MIDDLE, _OLD = 5_000, 20, 50
"""Python's defaults are 700, 10, 10: a key press would often start a collection, of all objects."""


def pause_collector() -> None:
    """Collect nothing while the program is starting."""
    gc.disable()


def settle_collector() -> None:
    """Collect again, but never look at what was loaded so far: it stays as long as the program."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    gc.enable()

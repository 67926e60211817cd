"""How a building is followed, and stopped when nobody waits for it any more."""

from collections.abc import Callable

OnProgress = Callable[[float], None]
"""Is told how much is done, from 0 (called at once) to 1."""

IsCancelled = Callable[[], bool]

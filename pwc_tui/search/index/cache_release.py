"""What helps while one types, given back when one has stopped: some MB for each sentence typed."""

import threading
from typing import Protocol
from weakref import WeakSet


class Releasable(Protocol):
    """Something that keeps more than it needs between two searches."""

    def rest(self) -> None:
        """Let go of it; from any thread, in at most a millisecond."""


_KEEPERS: "WeakSet[Releasable]" = WeakSet()
_LOCK = threading.Lock()


def register_cache(keeper: Releasable) -> None:
    """Have `keeper` rest with all others as long as it lives."""
    with _LOCK:
        _KEEPERS.add(keeper)


def release_caches() -> None:
    """Let everything go that only helps while one types on; the next search pays 2 ms for it."""
    with _LOCK:
        keepers = list(_KEEPERS)
    for keeper in keepers:
        keeper.rest()

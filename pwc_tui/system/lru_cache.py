"""The one cache of the program: what was used last is kept, shared by threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class LruCache(Generic[K, V]):
    """The `limit` entries used last; safe to use from any thread."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._entries: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """Return what is kept under `key` and count it as used, or None."""
        with self._lock:
            if key not in self._entries:
                return None
            self._entries.move_to_end(key)
            return self._entries[key]

    def get_or(self, key: K, make: Callable[[], V]) -> V:
        """Return what is kept under `key`, or else what `make` returns, which is kept then.

        Two threads may make the same at the same time; none waits for the other.
        """
        kept = self.get(key)
        if kept is None:
            kept = make()
            self.put(key, kept)
        return kept

    def put(self, key: K, value: V) -> None:
        """Keep `value` and forget what was not used for longest."""
        self.update({key: value})

    def update(self, values: Mapping[K, V]) -> None:
        """Keep all of these, as far as there is room."""
        with self._lock:
            for key, value in values.items():
                self._entries[key] = value
                self._entries.move_to_end(key)
            while len(self._entries) > self._limit:
                self._entries.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()

"""Going through earlier queries in a text field, and back to what was typed."""

from collections.abc import Sequence


class QueryRecall:
    """Knows earlier queries, the newest first, and at which of them one is."""

    def __init__(self) -> None:
        self.queries: Sequence[str] = ()
        """What was searched for before."""
        self._typed = ""
        self._found: Sequence[str] = ()
        """What was typed, and the earlier queries that have it."""
        self._at = 0

    @property
    def is_going(self) -> bool:
        """Whether an earlier query is in the field."""
        return bool(self._found)

    @property
    def shown(self) -> str:
        """The query that is in the field while one goes through them."""
        return self._found[self._at] if self._found else self._typed

    def has_older(self, words: str) -> bool:
        """Whether there is a query to go to, from one of them or from what is typed."""
        found = self._found or self._having(words)
        return self._at + 1 < len(found)

    def older(self, words: str) -> str:
        """Return the query before; the first time the newest one that has the words."""
        if not self._found:
            self._typed, self._found, self._at = words, self._having(words), 0
        self._at = min(self._at + 1, len(self._found) - 1)
        return self.shown

    def newer(self) -> str:
        """Return the query after, and what was typed after the newest one."""
        self._at -= 1
        if self._at <= 0:
            self.stop()
            return self._typed
        return self.shown

    def stop(self) -> None:
        """Let what is in the field count as typed."""
        self._found, self._at = (), 0

    def _having(self, words: str) -> Sequence[str]:
        wanted = words.strip().casefold()
        found = (each for each in self.queries if wanted in each.casefold() and each != words)
        return (words, *found)

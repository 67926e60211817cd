"""The conferences and journals that papers were published at, each once."""

from collections.abc import Iterator, Mapping

from pwc_tui.domain.papers import venue_name
from pwc_tui.ingest.clean.slugs import distinct_slugs
from pwc_tui.store.write.bulk_insert import Row


class Venues:
    """All venues, numbered in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._stated: dict[str | None, int] = {}

    def number(self, proceeding: str | None) -> int | None:
        """Return the number of the venue of a paper, None where the archive names none."""
        number = self._stated.get(proceeding)
        if number is None:
            name = " ".join(venue_name(proceeding).split())
            number = self._numbers.setdefault(name, len(self._numbers) + 1) if name else 0
            self._stated[proceeding] = number
        return number or None

    def rows(self, counts: Mapping[int, int]) -> Iterator[Row]:
        """Yield the rows of the venues that have papers: `counts` tells how many."""
        used = {name: number for name, number in self._numbers.items() if number in counts}
        for (name, number), slug in zip(used.items(), distinct_slugs(used), strict=True):
            yield number, slug, name, counts[number]

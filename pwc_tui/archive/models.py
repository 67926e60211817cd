"""The models that stand on the leaderboards, each once, however its name is capitalised."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

from pwc_tui.archive.slugs import Slugs, slugify
from pwc_tui.domain.text import fold
from pwc_tui.store.writing import Row


class Models:
    """All models by their folded names, numbered from 1; a blank name is none.

    The names differ in nothing but case, diacritics and blanks: `PointNet++` is not `PointNet`.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._numbers: dict[str, int] = {}
        self._shown: dict[int, str] = {}
        self._results: Counter[int] = Counter()
        self._papers: dict[int, set[int]] = {}
        folded: dict[str, int] = {}
        numbers = count(1)
        # The most frequent spelling of each comes first.
        for name, uses in Counter(names).most_common():
            shown = " ".join(name.split())
            if not shown:
                continue
            number = folded.get(fold(shown)) or next(numbers)
            folded.setdefault(fold(shown), number)
            self._numbers[name] = number
            self._shown.setdefault(number, shown)
            self._results[number] += uses

    def number(self, name: str, paper: int | None) -> int | None:
        """Return the number of the model of a result, and note that this paper has it."""
        number = self._numbers.get(name)
        if number is not None and paper is not None:
            self._papers.setdefault(number, set()).add(paper)
        return number

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all models; to be called when the papers of all results are noted."""
        slugs = Slugs()
        for number, name in self._shown.items():
            papers = len(self._papers.get(number, ()))
            yield number, slugs.take(slugify(name)), name, self._results[number], papers

"""The models that stand on the leaderboards, each once, however its name is capitalised."""

from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import numpy as np

from pwc_tui.archive.slugs import SharedSlugs, slugify
from pwc_tui.domain.text import fold
from pwc_tui.store.rows import Row

_PAPER_BITS = 32


class Models:
    """All models by their folded names, numbered from 1; a blank name is none.

    `names` are those of all results, with how many have each. `folder` takes what waits in files.

    The names differ in nothing but case, diacritics and blanks: `PointNet++` is not `PointNet`.
    """

    def __init__(self, names: Counter[str], folder: Path) -> None:
        self._folder = folder
        self._numbers: dict[str, int] = {}
        self._shown: dict[int, str] = {}
        self._results: Counter[int] = Counter()
        self._papers = array("q")
        """Models and their papers, each pair as one number, perhaps several times."""
        folded: dict[str, int] = {}
        numbers = count(1)
        # The most frequent spelling of each comes first.
        for name, uses in names.most_common():
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
            self._papers.append(number << _PAPER_BITS | paper)
        return number

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all models; to be called when the papers of all results are noted."""
        slugs = SharedSlugs(self._folder)
        # Folded, because which spelling is shown depends on what else there is.
        for number, name in self._shown.items():
            slugs.plain(number, fold(name))
        sharing = sorted(slugs.sharing())
        told_apart = slugs.told_apart([fold(self._shown[number]) for number in sharing])
        own = dict(zip(sharing, told_apart, strict=True))
        pairs = np.unique(np.frombuffer(self._papers, dtype=np.int64))
        papers = np.bincount(pairs >> _PAPER_BITS, minlength=len(self._shown) + 1)
        for number, name in self._shown.items():
            slug = own.get(number) or slugify(fold(name))
            yield number, slug, name, self._results[number], int(papers[number])

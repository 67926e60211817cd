"""The models that stand on the leaderboards, each once, however its name is capitalised."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.text.clean import fold
from pwc_tui.ingest.clean.slugs import SharedSlugs, slugify
from pwc_tui.ingest.match.group_ids import grouped, numbered
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.spill.array_file import Spool
from pwc_tui.spill.record_file import Frames
from pwc_tui.spill.text_file import Texts
from pwc_tui.store.write.bulk_insert import Row

_PAPER_BITS = 32

_AT_ONCE = 1 << 14
"""Numbers that become objects of Python together: half a megabyte."""


class Models:
    """All models by their folded names, numbered from 1; a blank name is none.

    `folder` takes what waits in files: the names of all results are looked at before any model has
    a number, then all of them get theirs in the same order.

    The names differ in nothing but case, diacritics and blanks: `PointNet++` is not `PointNet`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = Frames(folder / "model-names", str)
        self._checksums = Gathered(folder, np.int64)
        self._shown = Texts(folder)
        """The names to show of all spellings, as these are met first."""
        self._spellings: NDArray[np.int32] = np.empty(0, np.int32)
        """For each model the place of the most frequent one."""
        self._results: NDArray[np.int64] = np.empty(0, np.int64)
        """For each model, from number 0, how many results it has."""
        self._numbers: Spool[np.int32] = Spool(folder, np.int32)
        """The numbers of the models of all results, 0 for none."""
        self._coming: Iterator[int] = iter(())
        self._papers = Gathered(folder, np.int64)
        """Models and their papers, each pair as one number, perhaps several times."""

    def look_at(self, name: str) -> None:
        """Take note of the name that the next result has."""
        self._checksums.add(hash(name))
        self._names.add(name)

    def settle(self) -> None:
        """Give all models their numbers, when the names of all results are looked at."""
        spellings = numbered(self._checksums.parts, len(self._checksums)) - np.int32(1)
        keys = self._look_at_spellings(spellings)
        uses = np.bincount(spellings, minlength=len(keys))
        # The most frequent spelling of each comes first.
        order = np.argsort(-uses, kind="stable")
        order = order[keys[order] != _BLANK]
        ordered = keys[order]
        numbers = np.zeros(len(keys), np.int32)
        numbers[order] = numbered(lambda: [ordered], len(ordered))
        self._results = np.bincount(numbers, uses).astype(np.int64)
        self._spellings = np.empty(int(numbers.max(initial=0)), np.int32)
        # Backwards, because of several that go to one place the last one stays.
        self._spellings[numbers[order[::-1]] - 1] = order[::-1]
        for start in range(0, len(spellings), _AT_ONCE):
            self._numbers.append(numbers[spellings[start : start + _AT_ONCE]])
        self._coming = (
            number for part in self._numbers.parts(_AT_ONCE) for number in part.tolist()
        )

    def next_number(self, paper: int | None) -> int | None:
        """Return the number of the model of the next result, and note that this paper has it.

        The results come in the order in which they were looked at.
        """
        number = next(self._coming)
        if number and paper is not None:
            self._papers.add(number << _PAPER_BITS | paper)
        return number or None

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all models; to be called when the papers of all results are noted."""
        slugs = SharedSlugs(self._folder)
        # Folded, because which spelling is shown depends on what else there is.
        for number, name in self._all():
            slugs.plain(number, fold(name))
        sharing = sorted(slugs.sharing())
        names = [fold(self._shown[int(self._spellings[number - 1])]) for number in sharing]
        own = dict(zip(sharing, slugs.told_apart(names), strict=True))
        papers = self._paper_counts()
        for number, name in self._all():
            slug = own.get(number) or slugify(fold(name))
            yield number, slug, name, int(self._results[number]), int(papers[number])

    def _look_at_spellings(self, spellings: NDArray[np.int32]) -> NDArray[np.int64]:
        """Take note of what to show for each spelling; return checksums.

        Those are equal that are spellings of the same model.
        """
        keys = Gathered(self._folder, np.int64)
        names = iter(self._names.complete())
        for start in range(0, len(spellings), _AT_ONCE):
            for spelling in spellings[start : start + _AT_ONCE].tolist():
                name = next(names)
                if spelling == len(keys):
                    shown = " ".join(name.split())
                    self._shown.add(shown)
                    keys.add(hash(fold(shown)) if shown else _BLANK)
        return keys.all()

    def _all(self) -> Iterator[tuple[int, str]]:
        """Yield the number and the name of every model."""
        for start in range(0, len(self._spellings), _AT_ONCE):
            part = self._spellings[start : start + _AT_ONCE].tolist()
            for number, spelling in enumerate(part, start + 1):
                yield number, self._shown[spelling]

    def _paper_counts(self) -> NDArray[np.int64]:
        """Return how many papers each model has, from number 0."""
        counts = np.zeros(len(self._spellings) + 1, np.int64)
        for pairs, _ in grouped(self._papers.parts, len(self._papers)):
            models = np.unique(pairs) >> _PAPER_BITS
            counts += np.bincount(models, minlength=len(counts))
        return counts


_BLANK = 0
"""The checksum of a name that is none."""

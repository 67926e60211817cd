"""Building the index of names: for each file the words of its kinds."""

from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.index.aliases import AliasList
from pwc_tui.search.index.array_store import write_arrays
from pwc_tui.search.index.corpus_build import IndexField, WordNumbers, spooled_corpus_arrays
from pwc_tui.search.index.layout import NAME_FILES
from pwc_tui.search.lists.name_file import NO_NAME, level_of_use
from pwc_tui.search.text.name_tokenizer import found_by
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.spill.array_file import Spool
from pwc_tui.store.queries.table_scan import Scan


def write_names(scan: Scan, folder: Path) -> None:
    """Write the files of all names in the database to `folder`."""
    build_id = scan.build_id()
    for name, kinds in NAME_FILES.items():
        write_arrays(folder / name, build_id, _name_arrays(scan, kinds, folder))


def _name_arrays(
    scan: Scan, kinds: Iterable[Kind], folder: Path
) -> dict[str, NDArray[Any] | Spool[Any]]:
    """Return the corpus of these kinds, one after the other, each by number from 0.

    The names themselves stay in the database, which is read when a name is shown.
    """
    known, read = WordNumbers(), _Read(folder)
    for kind in kinds:
        for number, name, aliases, use in scan.names(kind):
            found = found_by(f"{name}\n{aliases}" if aliases else name, kind)
            read.add(number, known.number(found), level_of_use(use))
        read.end_kind()
    terms, places = known.sort()
    arrays = spooled_corpus_arrays(terms, [("name", read.field(places))], folder)
    arrays |= AliasList().arrays()  # other names are words here, as they can be mistyped too
    arrays["uses"] = np.asarray(read.uses, np.uint8)
    arrays["firsts"] = np.asarray(read.firsts, np.int32)
    return arrays


class _Read:
    """The names read so far: their words, which wait in files in `folder`, and their uses."""

    def __init__(self, folder: Path) -> None:
        self.uses, self.firsts = array("B"), array("i", [0])
        self._words, self._sizes = Gathered(folder, np.int32), array("i")

    def add(self, number: int, words: list[int], use: int) -> None:
        """Add a name of a kind, whose numbers go up."""
        if missing := self.firsts[-1] + number - len(self.uses):
            self.uses.extend([NO_NAME] * missing)
            self._sizes.extend([0] * missing)
        self.uses.append(use)
        self._sizes.append(len(words))
        self._words.extend(words)

    def end_kind(self) -> None:
        """Let the next names be of another kind."""
        self.firsts.append(len(self.uses))

    def field(self, places: NDArray[np.int32]) -> IndexField:
        """Return which names have which words, by the place of each of these."""
        size, parts = IndexField.of_texts(self._words.spool(), np.asarray(self._sizes, np.int32))
        return IndexField(size, ((places[words], names) for words, names in parts))

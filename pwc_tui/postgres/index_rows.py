"""What a database is searched by, as rows for the tables of a server."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from pwc_tui.postgres.index_tables import StoredArray
from pwc_tui.postgres.names import GROUPS
from pwc_tui.search.build.papers import SHORTEST_MODEL
from pwc_tui.search.index.aliases import AliasList, initialisms
from pwc_tui.search.index.array_store import ArrayFile
from pwc_tui.search.index.layout import FORM, LINKS, MEANING, NAME_FILES, PAPERS, RELATED
from pwc_tui.search.index.postings import SparsePostings
from pwc_tui.search.index.sort_orders import ORDER_ARRAYS
from pwc_tui.search.index.vocabulary import Vocabulary
from pwc_tui.search.text.compounds import extra_words
from pwc_tui.search.text.name_tokenizer import found_by
from pwc_tui.search.text.tokenizer import index_words, title_words
from pwc_tui.store.queries.table_scan import Scan

Row = tuple[Any, ...]


class SearchRows:
    """The rows that a scan of a database gives, with its index in `folder`.

    Other names come when titles and names are read.
    """

    def __init__(self, scan: Scan, folder: Path) -> None:
        self._scan = scan
        self._folder = folder
        self._aliases = AliasList()

    def titles(self) -> Iterator[Row]:
        """Yield number, words and forms of every title."""
        forms = _Forms(self._folder)
        for number, title, key in self._scan.titles():
            words = title_words(title, key)
            self._aliases.add(number - 1, initialisms(title, words))
            yield number, " ".join(words), " ".join(forms.of(number - 1))

    def names(self) -> Iterator[Row]:
        """Yield group, kind, number, words (of papers, then of names) and use of all names."""
        for group, kinds in zip(GROUPS, NAME_FILES.values(), strict=True):
            for kind in kinds:
                for number, name, aliases, use in self._scan.names(kind):
                    found = found_by(f"{name}\n{aliases}" if aliases else name, kind)
                    words = " ".join((*index_words(name), *extra_words(name)))
                    yield group, kind.value, number, words, " ".join(found), use

    def aliases(self) -> Iterator[Row]:
        """Yield the keys of other names, and the number of the paper from 0."""
        for number, model in self._scan.model_names():
            name = " ".join(index_words(model))
            if len(name) >= SHORTEST_MODEL:
                self._aliases.add(number - 1, (name,))
        arrays = self._aliases.arrays()
        yield from zip(
            arrays["alias_keys"].tolist(), arrays["alias_documents"].tolist(), strict=True
        )


class _Forms:
    """What titles have in other forms, paper by paper."""

    def __init__(self, folder: Path) -> None:
        file = ArrayFile(folder / PAPERS)
        self._vocabulary = Vocabulary(file)
        words, papers = SparsePostings(file, FORM).pairs()
        order = np.argsort(papers, kind="stable")
        self._words, self._papers = words[order], papers[order]

    def of(self, paper: int) -> list[str]:
        start, end = self._papers.searchsorted((paper, paper + 1))
        return self._vocabulary.terms(self._words[start:end])


def index_arrays(folder: Path) -> Iterator[StoredArray]:
    """Yield the arrays of the index in `folder` that readers of a server use."""
    for file, wanted in ((PAPERS, ORDER_ARRAYS), (LINKS, None), (RELATED, None), (MEANING, None)):
        arrays = ArrayFile(folder / file)
        for name in wanted or arrays.names():
            values = arrays.get(name)
            yield StoredArray(
                file, name, values.dtype.name, len(values), values.view(np.uint8).data
            )

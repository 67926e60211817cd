"""The search over all papers: titles, authors and more, as one types, typing errors forgiven."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.paper_list import PaperResults
from pwc_tui.search.engine.explain import Explanation
from pwc_tui.search.engine.searcher import Searcher
from pwc_tui.search.index.aliases import Aliases
from pwc_tui.search.index.array_store import ArrayFile, Arrays
from pwc_tui.search.index.cache_release import register_cache
from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.index.layout import FILES, PAPER_FIELDS, PAPERS
from pwc_tui.search.index.paths import names_import
from pwc_tui.search.index.sort_orders import Orders
from pwc_tui.search.text.tokenizer import query_words
from pwc_tui.system.progress import IsCancelled, never


class SearchEngine:
    """Answers searches from an index. Nothing is read before it is needed.

    Safe to use from several threads at once.
    """

    def __init__(self, folder: Path) -> None:
        papers = self._file = ArrayFile(folder / PAPERS)
        self.folder = folder
        """Where the index lies."""
        self.build_id = papers.build_id
        """Which import the index was made from."""
        _check_that_all_belong_together(folder, papers.build_id)
        self.corpus = Corpus(papers, PAPER_FIELDS)
        self.orders = Orders(papers)
        self._finder = Searcher(self.corpus, Aliases(papers))
        self._last: tuple[str, PaperResults] | None = None
        register_cache(self)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in `folder`.

        Raises IndexMissing when there is none, or none that can be used (another import's or
        format's, cut short, a file of it gone): build it (anew) then.
        """
        return cls(folder)

    def __len__(self) -> int:
        """Return how many papers there are, numbered from 1 to this."""
        return len(self.corpus)

    def search(
        self,
        text: str,
        *,
        limit: int = 1000,
        allowed: NDArray[np.bool_] | None = None,
        is_strict: bool = False,
        is_cancelled: IsCancelled = never,
    ) -> PaperResults:
        """Return the papers that `text` may mean, `limit` at most; takes any text.

        `allowed` holds for every paper whether it may be found; `is_strict` leaves out weak
        matches, for results that are not shown best first. Raises Cancelled as soon as
        `is_cancelled()` is true.
        """
        found = self._finder.find(
            text, limit, allowed=allowed, is_strict=is_strict, is_cancelled=is_cancelled
        )
        self._file.release()
        return found

    def all_matching(self, text: str, is_cancelled: IsCancelled = never) -> PaperResults:
        """Return all papers that `text` may mean, as `search`; the last answer is remembered.

        A list and the box of everything beside it ask for the same.
        """
        last = self._last
        if last is None or last[0] != text:
            last = self._last = text, self.search(text, limit=len(self), is_cancelled=is_cancelled)
        return last[1]

    def rest(self) -> None:
        """Forget the last answer, which has all papers that match."""
        self._last = None

    def explain(self, text: str, paper_id: int) -> Explanation:
        """Return why the paper is where it is in the answer to `text`, or why it is not there.

        Raises IndexError for a paper that there is not.
        """
        if not 1 <= paper_id <= len(self):
            raise IndexError(f"There is no paper {paper_id}")
        return self._finder.explain(text, paper_id - 1)

    def near_words(self, word: str, limit: int = 5) -> list[str]:
        """Return the words that `word` may be a slip of, likeliest first, without itself."""
        return self._finder.near_words(word, limit)

    def uses(self, word: str) -> int:
        """Return how many titles and authors of papers have exactly this word, folded."""
        number = self._number(word)
        return 0 if number < 0 else self.corpus.uses(number, number + 1)

    def arrays(self, name: str) -> Arrays:
        """Return the arrays of the index' file that is called so; raises IndexMissing."""
        file = ArrayFile(self.folder / name)
        _check_import(self.folder / name, file, self.build_id)
        return file

    def titles(self, papers: NDArray[np.int64]) -> list[str]:
        """Return the folded titles of papers, counted from 0."""
        return self.corpus.folded_texts(papers)

    def papers_with_word(self, word: str) -> NDArray[np.int32]:
        """Return the papers, counted from 0, that have a form of a word in any field, in order."""
        folded = query_words(word)
        return self._finder.phrases.documents_with(folded[0] if len(folded) == 1 else "")

    def with_phrase(self, words: Sequence[str], documents: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return for each of these papers, counted from 0, whether its title has the phrase.

        That is all of `words`, in any form, one after the other; folded as `query_words` does.
        """
        return self._finder.phrases.with_phrase(words, documents)

    def _number(self, word: str) -> int:
        """Return the number of a word, however it is written, or -1."""
        folded = query_words(word)
        return self.corpus.vocabulary.find(folded[0]) if len(folded) == 1 else -1


def _check_that_all_belong_together(folder: Path, build_id: str) -> None:
    """Raise IndexMissing when a file is of another import than the papers or the folder."""
    if not names_import(folder, build_id):
        raise IndexMissing(f"{folder} holds the search index of another import, {build_id}")
    for name in FILES:
        _check_import(folder / name, ArrayFile(folder / name), build_id)


def _check_import(path: Path, file: ArrayFile, build_id: str) -> None:
    if file.build_id != build_id:
        raise IndexMissing(f"{path} is of another import than the papers beside it")

"""What everything that searches needs of an engine, on this machine's files or on a server."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.paper_list import PaperResults
from pwc_tui.search.engine.explain import Explanation
from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.sort_orders import Orders
from pwc_tui.system.progress import IsCancelled, never


class Engine(Protocol):
    """Answers searches for papers: see `search.engine.engine.SearchEngine`."""

    @property
    def build_id(self) -> str:
        """Which import is searched."""

    @property
    def folder(self) -> Path | None:
        """Where the links between papers lie, None where the database is asked for them."""

    def arrays(self, name: str) -> Arrays:
        """Return the arrays of the index' file that is called so; raises IndexMissing."""

    @property
    def orders(self) -> Orders:
        """All papers in each order."""

    def __len__(self) -> int:
        """Return how many papers there are, numbered from 1 to this."""

    def search(
        self,
        text: str,
        *,
        limit: int = 1000,
        allowed: NDArray[np.bool_] | None = None,
        is_strict: bool = False,
        is_cancelled: IsCancelled = never,
    ) -> PaperResults:
        """Return the papers that `text` may mean, best first; takes any text."""

    def all_matching(self, text: str, is_cancelled: IsCancelled = never) -> PaperResults:
        """Return the papers that `text` may mean, as many as count; the last are remembered."""

    def explain(self, text: str, paper_id: int) -> Explanation:
        """Return why the paper is where it is in the answer to `text`; raises IndexError."""

    def near_words(self, word: str, limit: int = 5) -> list[str]:
        """Return the words that `word` may be a slip of, likeliest first, without itself."""

    def uses(self, word: str) -> int:
        """Return how many titles and authors of papers have exactly this word, folded."""

    def titles(self, papers: NDArray[np.int64]) -> list[str]:
        """Return the folded titles of papers, counted from 0."""

    def papers_with_word(self, word: str) -> NDArray[np.int32]:
        """Return the papers, counted from 0, that have a form of a word in any field, in order."""

    def with_phrase(self, words: Sequence[str], documents: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return for each of these papers, counted from 0, whether its title has the phrase."""

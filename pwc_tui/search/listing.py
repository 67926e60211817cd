"""Lists of papers as the screen asks for them: words, scope, order and filters together."""

import re
import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.listing import ListRequest, Order
from pwc_tui.domain.refs import Ref
from pwc_tui.search.engine import SearchEngine
from pwc_tui.search.words import query_words
from pwc_tui.store.references import names_one_paper

_SLUG = re.compile(r"\s*[a-z0-9]+(?:-[a-z0-9]+){2,}\s*", re.I)
"""What may be a paper's public id; words with hyphens look the same."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The papers of a list by number, in its order."""

    ids: Sequence[int]
    terms: tuple[str, ...]
    """The words that were matched, for `search.highlight.spans`."""
    took_ms: float


class PaperLists:
    """Answers requests for lists. Safe to use from several threads.

    `paper_ids` returns the papers of a task, author, method or dataset. `resolve` returns the paper
    that an address, an arXiv id or a slug names.
    """

    def __init__(
        self,
        engine: SearchEngine,
        paper_ids: Callable[[Ref], Sequence[int]],
        resolve: Callable[[str], int | None],
    ) -> None:
        self._engine = engine
        self._paper_ids = paper_ids
        self._resolve = resolve
        self._last_scope: tuple[Ref, NDArray[np.bool_]] | None = None

    def list(self, request: ListRequest, is_stale: Callable[[], bool] | None = None) -> Listing:
        """Return the papers that `request` asks for; raises Stale when `is_stale()` is true."""
        start = time.perf_counter()
        named = self._named(request.words)
        if named is not None and not _SLUG.fullmatch(request.words):
            return Listing((named,), (), _milliseconds_since(start))
        ids, terms = self._find(request, is_stale)
        if named is not None:
            ids = array("i", (named, *(paper_id for paper_id in ids if paper_id != named)))
        return Listing(ids, terms, _milliseconds_since(start))

    def _named(self, text: str) -> int | None:
        """Return the paper that `text` names by an id or address, if it looks like one."""
        if names_one_paper(text) or _SLUG.fullmatch(text):
            return self._resolve(text)
        return None

    def _find(
        self, request: ListRequest, is_stale: Callable[[], bool] | None
    ) -> tuple[Sequence[int], tuple[str, ...]]:
        engine, order = self._engine, request.order
        allowed = self._allowed(request)
        if not query_words(request.words):
            if allowed is None and order is Order.RELEVANCE:
                return range(1, len(engine) + 1), ()
            return _plain(engine.orders.sort(allowed, order)), ()
        answer = engine.search(
            request.words,
            limit=len(engine),
            allowed=allowed,
            is_strict=order is not Order.RELEVANCE,
            is_stale=is_stale,
        )
        if order is Order.RELEVANCE:
            return _plain(answer.ids), answer.terms
        return _plain(engine.orders.sort(self._chosen(answer.ids), order)), answer.terms

    def _allowed(self, request: ListRequest) -> NDArray[np.bool_] | None:
        """Return for every paper whether scope and filter let it through; None for all."""
        allowed = self._engine.orders.allowed(request.filter)
        if request.scope is None:
            return allowed
        scope = self._scope(request.scope)
        return scope if allowed is None else scope & allowed

    def _scope(self, scope: Ref) -> NDArray[np.bool_]:
        """Return for every paper whether it is in `scope`; the last scope is remembered."""
        last = self._last_scope
        if last is None or last[0] != scope:
            last = scope, self._chosen(self._paper_ids(scope))
            self._last_scope = last
        return last[1]

    def _chosen(self, ids: Sequence[int] | NDArray[Any]) -> NDArray[np.bool_]:
        chosen = np.zeros(len(self._engine), np.bool_)
        chosen[np.asarray(ids, np.int64) - 1] = True
        return chosen


def _plain(ids: NDArray[np.int32]) -> "array[int]":
    """Return `ids` as numbers that sqlite3 and others take, as compact as they were."""
    plain = array("i")
    plain.frombytes(ids.tobytes())
    return plain


def _milliseconds_since(start: float) -> float:
    return (time.perf_counter() - start) * 1000

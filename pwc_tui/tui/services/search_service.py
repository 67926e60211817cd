"""The search behind the screens: papers, hits of all kinds, completions, reasons, rescue.

A part of `Backend`, and like it opened when first needed. What loads is called from worker threads;
what begins with `known_` never waits.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest, PaperResults
from pwc_tui.domain.query.parser import parse_query
from pwc_tui.domain.references import page_slug
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.system.lru_cache import LruCache
from pwc_tui.system.progress import IsCancelled, never
from pwc_tui.tui.services.lazy import Lazy

if TYPE_CHECKING:
    from pwc_tui.ingest.active_database import Active
    from pwc_tui.search.engine.explain import Explanation
    from pwc_tui.search.engine.protocol import Engine
    from pwc_tui.search.lists.all_kinds import KindHits
    from pwc_tui.search.lists.by_meaning import ByMeaning
    from pwc_tui.search.lists.name_index import NameHit
    from pwc_tui.search.opened import OpenSearch
    from pwc_tui.search.related.related import RelatedPapers
    from pwc_tui.search.suggest.completion import Completion
    from pwc_tui.search.suggest.did_you_mean import Suggestions
    from pwc_tui.search.upkeep.parts import IndexPart
    from pwc_tui.store.connect.open import BuildInfo
    from pwc_tui.store.queries.cards import Cards


T = TypeVar("T")

_NEAREST_TASKS = 8


class SearchService:
    """Everything the screens ask the search. Safe to use from several threads."""

    def __init__(
        self,
        active: Lazy[Active],
        build: Lazy[BuildInfo],
        cards: Lazy[Cards],
    ) -> None:
        self.progress: float | None = None
        """How much of the index is built (0 to 1), None while none is being built."""
        self.on_damage: Callable[[], object] = _nobody
        """Called from a worker when the index is found damaged, before it is built anew."""
        self.on_reopen: Callable[[], object] = _nobody
        """Called from a worker when all that was opened of the index is opened again."""
        self._active, self._build, self._cards = active, build, cards
        self._opened: Lazy[OpenSearch] = Lazy(self._open)
        self._is_closed = threading.Event()
        self._known_meanings: LruCache[ListRequest, tuple[ByMeaning | None]] = LruCache(4)
        self._known_groups: LruCache[str, tuple[KindHits, ...]] = LruCache(32)
        self._known_hits: LruCache[tuple[str, Kind], list[NameHit]] = LruCache(8)
        self._known_explanations: LruCache[tuple[str, int], Explanation] = LruCache(200)

    def warm(self) -> None:
        """Open what the first key of a search will need."""
        opened = self._opened.get()
        _ = opened.lists, opened.box, opened.completer

    def rest(self) -> None:
        """Give back what only helps while one types."""
        if self._opened.peek() is not None:
            from pwc_tui.search.index.cache_release import release_caches  # noqa: PLC0415  with the engine

            release_caches()

    def forget_meanings(self) -> None:
        """Ask again for papers by meaning: what narrows them was changed."""
        self._known_meanings.clear()

    def engine(self) -> Engine:
        """Return the search engine."""
        return self._opened.get().engine

    def relations(self) -> RelatedPapers:
        """Return the finder of related papers; raises IndexMissing."""
        return self._opened.get().relations

    def nearest_tasks(self, ref: Ref) -> tuple[Ref, ...]:
        """Return the tasks nearest to a task or an author; none while there are no vectors.

        No page waits for the search to be opened.
        """
        opened = self._opened.peek()
        if opened is None:
            return ()
        from pwc_tui.store.queries.names import Names  # noqa: PLC0415  with the engine

        near = self.asked(lambda: self._opened.get().nearest_tasks(ref, _NEAREST_TASKS))
        return tuple(row.ref for row in Names(opened.database).pick(Kind.TASK, near))

    def papers(self, request: ListRequest, is_cancelled: IsCancelled = never) -> PaperResults:
        """Return the papers of a list; raises `Cancelled` when nobody waits any more."""
        found = self.asked(
            lambda: self._opened.get(is_cancelled).lists.list(request, is_cancelled), is_cancelled
        )
        named, result = found.named, None
        if named is not None and named.kind is Kind.BOARD:
            result = self._cards.get().marked_result(named.slug, request.words)
        return replace(found, result_id=result)

    def groups(self, words: str, is_cancelled: IsCancelled = never) -> tuple[KindHits, ...]:
        """Return the best hits of every kind, the best kind first, papers as one of the kinds."""

        def ask() -> tuple[KindHits, ...]:
            return self._opened.get(is_cancelled).box.groups(words, is_cancelled=is_cancelled)

        return self._known_groups.get_or(words, lambda: self.asked(ask, is_cancelled))

    def known_groups(self, words: str) -> tuple[KindHits, ...] | None:
        """Return the groups that were asked for lately."""
        return self._known_groups.get(words)

    def by_meaning(
        self, request: ListRequest, found: Sequence[int], is_cancelled: IsCancelled = never
    ) -> ByMeaning | None:
        """Return what a request, whose words find the papers `found`, may mean.

        None where it describes nothing, and while there are no vectors. Raises `Cancelled`.
        """

        def ask() -> tuple[ByMeaning | None]:
            return (self._opened.get(is_cancelled).meaning.find(request, found, is_cancelled),)

        return self._known_meanings.get_or(request, lambda: self.asked(ask, is_cancelled))[0]

    def lacks_meaning(self, request: ListRequest) -> bool:
        """Return whether a request describes something, and its meaning cannot be looked for yet.

        Only to be asked after `by_meaning`, when the search is opened.
        """
        opened = self._opened.peek()
        return opened is not None and opened.meaning.is_missing(request)

    def known_meaning(self, request: ListRequest) -> tuple[ByMeaning | None] | None:
        """Return what `by_meaning` returned lately, as the one of a tuple."""
        return self._known_meanings.get(request)

    def hits(self, words: str, kind: Kind, limit: int) -> list[NameHit]:
        """Return the hits of one kind, best first; an old address of one stands for its name."""
        slug = page_slug(words, "sota" if kind is Kind.BOARD else kind)
        words = slug.replace("-", " ") if slug else words

        def ask() -> list[NameHit]:
            return self._opened.get().box.hits(words, kind, limit)

        return self._known_hits.get_or((words, kind), lambda: self.asked(ask))

    def complete(
        self, text: str, cursor: int, is_cancelled: IsCancelled = never
    ) -> Sequence[Completion]:
        """Return how the field or the field's value at the cursor may go on."""
        return self.asked(
            lambda: self._opened.get(is_cancelled).completer.complete(text, cursor), is_cancelled
        )

    def explain(self, words: str, paper_id: int) -> Explanation:
        """Return what each word of a search matched in a paper."""

        def ask() -> Explanation:
            shown = self._cards.get().shown_for(paper_id)
            return self._opened.get().engine.explain(parse_query(words).words, shown)

        return self._known_explanations.get_or((words, paper_id), lambda: self.asked(ask))

    def known_explanation(self, words: str, paper_id: int) -> Explanation | None:
        """Return an explanation that was asked for lately."""
        return self._known_explanations.get((words, paper_id))

    def rescue(
        self,
        request: ListRequest,
        is_cancelled: IsCancelled = never,
        found: Sequence[int] = (),
    ) -> Suggestions:
        """Return what may help a search that found only the few papers `found`."""
        return self.asked(
            lambda: self._opened.get(is_cancelled).suggestions.rescue(
                request, is_cancelled, found=found
            ),
            is_cancelled,
        )

    def asked(self, ask: Callable[[], T], is_cancelled: IsCancelled = never) -> T:
        """Return what `ask` answers from an index that is whole; a damaged one is built anew.

        Raises Cancelled when nobody waits any more.
        """
        from pwc_tui.search.engine.scoring import Cancelled  # noqa: PLC0415  with the engine
        from pwc_tui.search.index.integrity import asked  # noqa: PLC0415  with the engine

        def mend() -> bool:
            return self.mend(lambda: is_cancelled() or self._is_closed.is_set())

        return asked(ask, mend, self._reopen, (UserError, Cancelled))

    def mend(self, is_cancelled: IsCancelled) -> bool:
        """Read the index whole and build what is damaged anew; return whether anything was.

        Then all that was opened is opened again, and nothing is known any more. Raises as
        `background_build.mend` does.
        """
        from pwc_tui.search.open import mend_search  # noqa: PLC0415  with the engine

        path, build_id = self._active.get().path, self._build.get().build_id
        try:
            return mend_search(path, build_id, self._built, is_cancelled, self._damaged)
        finally:
            self.progress = None

    def _damaged(self) -> None:
        self._reopen()
        self.on_damage()

    def _reopen(self) -> None:
        self._opened.reset()
        for known in (
            self._known_groups,
            self._known_hits,
            self._known_explanations,
            self._known_meanings,
        ):
            known.clear()
        self.on_reopen()

    def complete_related(self, is_cancelled: IsCancelled) -> bool:
        """Build what related papers are found by where it is missing; return whether it was.

        Raises as `background_build.ready_folder` does.
        """
        from pwc_tui.search.upkeep.parts import IndexPart  # noqa: PLC0415  with the engine

        return self._complete(IndexPart.RELATED, is_cancelled)

    def complete_abstracts(self, is_cancelled: IsCancelled) -> bool:
        """Build the index of abstracts where there is none; as `complete_related` in all else."""
        from pwc_tui.search.upkeep.parts import IndexPart  # noqa: PLC0415  with the engine

        return self._complete(IndexPart.ABSTRACTS, is_cancelled)

    def complete_meaning(self, is_cancelled: IsCancelled) -> bool:
        """Build the vectors of papers where there are none; as `complete_related` in all else."""
        from pwc_tui.search.upkeep.parts import IndexPart  # noqa: PLC0415  with the engine

        was_missing = self._complete(IndexPart.MEANING, is_cancelled)
        if was_missing:
            if (opened := self._opened.peek()) is not None:
                opened.take_vectors()
            self._known_meanings.clear()
            self.on_reopen()
        return was_missing

    def _complete(self, part: IndexPart, is_cancelled: IsCancelled) -> bool:
        from pwc_tui.search.open import complete_search  # noqa: PLC0415  with the engine

        path, build_id = self._active.get().path, self._build.get().build_id
        return complete_search(path, build_id, part, is_cancelled=is_cancelled)

    def close(self) -> None:
        """Stop building what nobody waits for any more."""
        self._is_closed.set()

    def _open(self) -> OpenSearch:
        from pwc_tui.search.open import open_engine  # noqa: PLC0415  120 ms: NumPy, RapidFuzz
        from pwc_tui.search.opened import OpenSearch  # noqa: PLC0415  with it

        path, build_id = self._active.get().path, self._build.get().build_id
        try:
            engine = open_engine(path, build_id, self._built, self._is_closed.is_set)
        finally:
            self.progress = None
        return OpenSearch(path, engine, self._cards.get())

    def _built(self, share: float) -> None:
        self.progress = share


def _nobody() -> None:
    pass

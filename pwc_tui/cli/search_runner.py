"""Searching for the command `search`: one query after the other from files that are opened once."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pwc_tui.cli.console import narrate
from pwc_tui.cli.output.search_json import explanation_entry, group_entries, hit_entry, rescue_entry
from pwc_tui.cli.session import Session, mended, open_engine
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.query.parser import Query, parse_query
from pwc_tui.domain.references import is_address
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.clean import words
from pwc_tui.export.json.encode import JsonObject, to_line
from pwc_tui.export.json.papers import answer, attributed, card_entry

if TYPE_CHECKING:
    from pwc_tui.search.engine.explain import Explanation
    from pwc_tui.search.lists.abstracts import Abstracts
    from pwc_tui.search.lists.all_kinds import Group, SearchBox
    from pwc_tui.search.lists.name_index import NameHit, NameIndex
    from pwc_tui.search.suggest.did_you_mean import Rescue, Rescuer

_NOTHING_ASKED = "The query has no word, number or field to search for"

_WITHOUT_ABSTRACTS = "abstracts were not searched: `pwc-tui index` builds their index"

_OFFER_SECONDS = 2.0
"""What a command may look for other queries: its files are cold, and nobody types meanwhile."""

_GROUP_HITS = 3
"""Things of each other kind that are told along with the papers."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a query: papers, or things of the one kind that was asked for."""

    query: str
    snapshot: str
    kind: Kind | None
    cards: Sequence[PaperCard] = ()
    hits: "Sequence[NameHit]" = ()
    groups: "Sequence[Group]" = ()
    """All kinds that match, the best first, where none was asked for."""
    terms: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    named: Ref | None = None
    explanations: "Sequence[Explanation]" = ()
    """One for each paper, where they were asked for."""
    rescue: "Rescue | None" = None
    """What may have been meant, where no paper was found."""
    in_abstracts: Sequence[PaperCard] = ()
    """The papers whose abstract has the words, one for each that `rescue` names."""
    took_ms: float = 0.0

    @property
    def is_any(self) -> bool:
        """Whether anything was found."""
        return bool(self.cards or self.hits)

    def as_json(self) -> str:
        """Return the answer as one line."""
        results = [card_entry(card) for card in self.cards]
        for entry, explanation in zip(results, self.explanations, strict=False):
            entry["explanation"] = explanation_entry(explanation)
        results += [hit_entry(hit) for hit in self.hits]
        more: JsonObject = {"groups": group_entries(self.groups), "hints": list(self.hints)}
        if self.rescue is not None:
            more |= rescue_entry(self.rescue, self.in_abstracts)
        document = {**answer(self.query, self.took_ms, results), **more}
        return to_line(attributed(self.snapshot, document))


class Searcher:
    """Answers queries. `kind` stands for any `kind:` in them."""

    def __init__(
        self, session: Session, *, kind: Kind | None, limit: int, with_explanations: bool
    ) -> None:
        self._session = session
        self._snapshot = session.snapshot
        self._kind = kind
        self._limit = limit
        self._with_explanations = with_explanations
        self._open()

    def find(self, text: str) -> Found:
        """Return what `text` asks for; nothing where it asks for nothing.

        An index that turns out to be damaged is built anew first.
        """
        from pwc_tui.search.index.integrity import asked  # noqa: PLC0415 - with the engine

        return asked(lambda: self._find(text), lambda: mended(self._session), self._open)

    def _open(self) -> None:
        from pwc_tui.search.lists.paper_lists import PaperLists  # noqa: PLC0415 - 90 ms: NumPy

        self._engine = open_engine(self._session)
        self._known_names: NameIndex | None = None
        self._lists = PaperLists(self._engine, self._session.cards, self._names)

    def _find(self, text: str) -> Found:
        started = time.perf_counter()
        query = parse_query(text)
        kind = self._kind or query.kind
        if kind is not None and kind is not Kind.PAPER:
            found = self._things(text, query, kind)
        elif _is_blank(text, query):
            found = Found(text, self._snapshot, kind, hints=query.hints or (_NOTHING_ASKED,))
        else:
            found = self._papers(text, query, kind)
        return replace(found, took_ms=(time.perf_counter() - started) * 1000)

    def _things(self, text: str, query: Query, kind: Kind) -> Found:
        hits = self._box().hits(text, kind, self._limit)
        groups = () if hits else self._box().groups(query.words, limit=_GROUP_HITS)
        return Found(text, self._snapshot, kind, hits=hits, groups=groups, hints=query.hints)

    def _papers(self, text: str, query: Query, kind: Kind | None) -> Found:
        request = ListRequest(words=text)
        listing = self._lists.list(request)
        groups = self._box().groups(text, limit=_GROUP_HITS) if kind is None else ()
        found = Found(
            text,
            self._snapshot,
            kind,
            cards=self._session.cards.pick(listing.ids[: self._limit]),
            groups=groups,
            terms=listing.terms,
            hints=listing.hints,
            named=listing.named,
        )
        if not listing.ids:
            rescue = self._rescuer().rescue(request)
            if not rescue.has_abstracts:
                narrate(_WITHOUT_ABSTRACTS)
            named = [each.paper_id for each in rescue.in_abstracts]
            cards = self._session.cards.pick(named)
            return replace(found, rescue=rescue, in_abstracts=cards)
        if self._with_explanations and query.words.strip():
            explain = self._engine.explain
            explanations = [explain(query.words, card.id) for card in found.cards]
            return replace(found, explanations=explanations)
        return found

    def _names(self) -> "NameIndex":
        from pwc_tui.search.open import open_names  # noqa: PLC0415 - as above

        if self._known_names is None:
            self._known_names = open_names(self._session.database, self._engine)
        return self._known_names

    def _box(self) -> "SearchBox":
        from pwc_tui.search.lists.all_kinds import SearchBox  # noqa: PLC0415 - as above

        return SearchBox(self._engine, self._names())

    def _rescuer(self) -> "Rescuer":
        from pwc_tui.search.suggest.did_you_mean import Rescuer  # noqa: PLC0415 - only where nothing is found

        texts = self._session.cards.abstracts
        return Rescuer(self._engine, self._lists, self._abstracts, texts, _OFFER_SECONDS)

    def _abstracts(self) -> "Abstracts | None":
        from pwc_tui.search.open import open_texts  # noqa: PLC0415 - as above

        return open_texts(self._session.database, self._engine)


def _is_blank(text: str, query: Query) -> bool:
    """Return whether nothing is asked for: no word, no condition, no order."""
    return query.is_plain and not words(query.words) and not is_address(text)

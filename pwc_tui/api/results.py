"""What an archive answers to a search, and to the question what is related to a paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pwc_tui.api.frames import frame_of
from pwc_tui.api.search_json import (
    explanation_entry,
    group_entries,
    hit_entry,
    meaning_entries,
    meaning_entry,
    related_entry,
    rescue_entry,
)
from pwc_tui.domain.paper_list import PaperResults
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.related import Related, Shelf
from pwc_tui.export.json.papers import answer, attributed, card_entry

if TYPE_CHECKING:
    import pandas as pd

    from pwc_tui.export.json.encode import JsonObject
    from pwc_tui.search.engine.explain import Explanation
    from pwc_tui.search.lists.all_kinds import KindHits
    from pwc_tui.search.lists.by_meaning import ByMeaning
    from pwc_tui.search.lists.name_index import NameHit
    from pwc_tui.search.suggest.did_you_mean import Suggestions

_PAPER_COLUMNS = ("kind", "id", "title", "authors", "date", "url")


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What was found for a query: papers, or things of the one kind that was asked for."""

    query: str
    snapshot: str
    """Which import was searched, for people."""
    kind: Kind | None
    papers: Sequence[PaperCard] = ()
    hits: "Sequence[NameHit]" = ()
    """Things that are no papers."""
    groups: "Sequence[KindHits]" = ()
    """All kinds that match, the best first, where none was asked for."""
    listing: PaperResults = field(default_factory=PaperResults)
    """All papers that match by number, the words that matched, and what the query names."""
    explanations: "Sequence[Explanation]" = ()
    """One for each paper, where they were asked for."""
    rescue: "Suggestions | None" = None
    """What may have been meant, where no paper was found."""
    in_abstracts: Sequence[PaperCard] = ()
    """The papers whose abstract has the words, one for each that `rescue` names."""
    by_meaning: "ByMeaning | None" = None
    """What the words may mean, where they describe anything."""
    meant: Sequence[PaperCard] = ()
    """The first papers by meaning."""
    lacks_meaning: bool = False
    """Whether the words describe something, and papers cannot be found by meaning yet."""
    took_ms: float = 0.0

    @property
    def hints(self) -> tuple[str, ...]:
        """A sentence for each part of the query that was not understood."""
        return self.listing.hints

    @property
    def is_any(self) -> bool:
        """Whether anything was found."""
        return bool(self.papers or self.hits)

    def document(self) -> "JsonObject":
        """Return what `pwc-tui search --json` prints."""
        results = [card_entry(card) for card in self.papers]
        for entry, explanation in zip(results, self.explanations, strict=False):
            entry["explanation"] = explanation_entry(explanation)
        if self.by_meaning is not None and self.by_meaning.leads:
            for card, entry in zip(self.papers, results, strict=True):
                entry.update(meaning_entry(self.by_meaning, card.id))
        results += [hit_entry(hit) for hit in self.hits]
        more: JsonObject = {"groups": group_entries(self.groups), "hints": list(self.hints)}
        if self.by_meaning is not None:
            more["by_meaning"] = meaning_entries(self.by_meaning, self.meant)
            more["results_are_by_meaning"] = self.by_meaning.leads
        if self.rescue is not None:
            more |= rescue_entry(self.rescue, self.in_abstracts)
        return attributed(self.snapshot, {**answer(self.query, self.took_ms, results), **more})

    def __iter__(self) -> "Iterator[PaperCard | NameHit]":
        """Return what was found, best first."""
        yield from self.papers
        yield from self.hits

    def __len__(self) -> int:
        """Return how many things were found, of as many as were asked for."""
        return len(self.papers) + len(self.hits)

    def to_pandas(self) -> "pd.DataFrame":
        """Return one row for each, with the fields of `pwc-tui search --json`."""
        entries = [*map(card_entry, self.papers), *map(hit_entry, self.hits)]
        return frame_of(entries, _PAPER_COLUMNS)


@dataclass(frozen=True, slots=True)
class RelatedResults:
    """The papers of one shelf that are related to a paper, best first."""

    reference: str
    snapshot: str
    paper: PaperCard | None
    """None where no paper is called so."""
    related: Sequence[Related]
    shelf: Shelf
    took_ms: float

    def document(self) -> "JsonObject":
        """Return what `pwc-tui related --json` prints."""
        found = answer(self.reference, self.took_ms, [related_entry(each) for each in self.related])
        paper = card_entry(self.paper) if self.paper else None
        return attributed(self.snapshot, {**found, "paper": paper, "shelf": str(self.shelf)})

    def __iter__(self) -> Iterator[Related]:
        """Return the papers with their reasons, best first."""
        return iter(self.related)

    def __len__(self) -> int:
        """Return how many papers there are."""
        return len(self.related)

    def to_pandas(self) -> "pd.DataFrame":
        """Return one row for each paper, with the fields of `pwc-tui related --json`."""
        return frame_of(map(related_entry, self.related), (*_PAPER_COLUMNS, "score", "why"))

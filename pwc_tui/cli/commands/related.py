"""`pwc-tui related`: the papers related to some, each with the reasons."""

import argparse
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import narrate, print_data, query_lines
from pwc_tui.cli.output.papers_table import print_papers
from pwc_tui.cli.session import (
    Session,
    mended,
    no_such_paper,
    open_engine,
    open_session,
    prepare_related,
)
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.related import EVIDENCE, ReasonKind, Related, Shelf
from pwc_tui.export.json.encode import to_line
from pwc_tui.export.json.papers import answer, attributed, card_entry
from pwc_tui.export.json.related import related_entry

if TYPE_CHECKING:
    from pwc_tui.search.related.related import RelatedPapers


def run(options: argparse.Namespace) -> int:
    """Print the papers related to each one named; status 1 when there are none."""
    if bool(options.papers) == options.stdin:
        raise UserError("related needs papers, or --stdin to read them from the input")
    session = open_session(options.db)
    wanted = _Wanted(Shelf(options.shelf), ignored_kinds(options.ignore), options.limit)
    finder = _Finder(session, wanted)
    if options.stdin:
        for line in query_lines():
            print_data(finder.find(line).as_json(session.snapshot))
        return 0
    answers = (finder.find(as_text(reference)) for reference in options.papers)
    found = [_print(each, session, options) for each in answers]
    return 0 if any(found) else 1


def ignored_kinds(text: str) -> frozenset[ReasonKind]:
    """Return the kinds of evidence that words with commas between name; raises UserError."""
    words = [word.strip().lower() for word in text.split(",") if word.strip()]
    unknown = [word for word in words if word not in EVIDENCE]
    if unknown:
        raise UserError(
            f"There is no evidence called {unknown[0]!r}: choose from {', '.join(EVIDENCE)}"
        )
    return frozenset[ReasonKind]().union(*(EVIDENCE[word] for word in words))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of every paper."""

    shelf: Shelf
    ignored: frozenset[ReasonKind]
    limit: int


@dataclass(frozen=True, slots=True)
class _Answer:
    reference: str
    paper: PaperCard | None
    related: list[Related]
    shelf: Shelf
    took_ms: float

    def as_json(self, snapshot: str) -> str:
        entries = [related_entry(each) for each in self.related]
        paper = card_entry(self.paper) if self.paper else None
        document = answer(self.reference, self.took_ms, entries)
        document |= {"paper": paper, "shelf": str(self.shelf)}
        return to_line(attributed(snapshot, document))


class _Finder:
    """Finds the related papers of one paper after the other from files that are opened once."""

    def __init__(self, session: Session, wanted: _Wanted) -> None:
        self._session = session
        self._wanted = wanted
        self._known_relations: RelatedPapers | None = None

    def find(self, reference: str) -> _Answer:
        """Return what is related; an index that turns out to be damaged is built anew first."""
        from pwc_tui.search.index.integrity import asked  # noqa: PLC0415 - only for what is asked

        return asked(lambda: self._find(reference), lambda: mended(self._session), self._forget)

    def _forget(self) -> None:
        self._known_relations = None

    def _relations(self) -> "RelatedPapers":
        # 90 ms: NumPy.
        from pwc_tui.search.related.related import RelatedPapers  # noqa: PLC0415

        if self._known_relations is None:
            engine = open_engine(self._session)
            prepare_related(self._session)
            self._known_relations = RelatedPapers(engine, self._session.cards)
        return self._known_relations

    def _find(self, reference: str) -> _Answer:
        started = time.perf_counter()
        cards, wanted = self._session.cards, self._wanted
        paper_id = cards.find(reference)
        if paper_id is None:
            return _Answer(reference, None, [], wanted.shelf, _milliseconds_since(started))
        found = self._relations().related(
            cards.shown_for(paper_id), wanted.limit, ignored=wanted.ignored, shelf=wanted.shelf
        )
        paper = cards.pick([paper_id])[0]
        return _Answer(reference, paper, found, wanted.shelf, _milliseconds_since(started))


def _milliseconds_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


def _print(found: _Answer, session: Session, options: argparse.Namespace) -> bool:
    """Print one answer and return whether it names any paper."""
    if found.paper is None:
        narrate(no_such_paper(session, found.reference))
    if options.json:
        print_data(found.as_json(session.snapshot))
    elif found.paper is not None:
        if len(options.papers) > 1:
            narrate(f"related to {found.paper.title}:")
        cards = [each.card for each in found.related]
        print_papers(cards, (), [each.why() for each in found.related])
    return bool(found.related)

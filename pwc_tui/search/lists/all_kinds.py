"""One box for everything: papers and names of every kind, in groups with the best group first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pwc_tui.domain.paper_list import PaperResults
from pwc_tui.domain.query.parser import parse_query
from pwc_tui.domain.references import is_address
from pwc_tui.domain.refs import Kind
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.engine.similarity import likenesses
from pwc_tui.search.index.layout import NAMED_KINDS
from pwc_tui.search.lists.name_index import NameHit, NameIndex
from pwc_tui.search.text.name_tokenizer import name_words
from pwc_tui.system.progress import IsCancelled, never

_WORTH = {Kind.BOARD: 0.97, Kind.MODEL: 0.75, Kind.REPOSITORY: 0.70}
"""What a kind counts beside the others: a name that thousands of models and repositories bear is
rarely what somebody looks for who could mean a dataset or a paper."""

_MANY = (Kind.AUTHOR, Kind.MODEL, Kind.REPOSITORY)
"""Kinds of hundreds of thousands, of which one letter means nobody."""

_TITLES = 5
"""Best papers whose titles are compared with what was typed."""

_REST_OF_TITLE = 0.25
"""As `likeness.COVERED_NAME`, for titles: they are long, and people type their beginning."""

_MOST_TEXT = 200
"""Letters of what was typed that are compared with titles: nearly all of these are shorter."""

_ANYWHERE = 0.80
"""What a paper counts that has all words, but not all of them in its title."""

_LONGEST_PERSON = 5
_LONGEST_MADE = 6
"""Words from which a text is no name of a person, or of a model or repository, but a title."""


@dataclass(frozen=True, slots=True)
class KindHits:
    """What was found of one kind. The group of the papers has no hits: they have their own list."""

    kind: Kind
    hits: tuple[NameHit, ...]
    total: int
    """How many match about as well as the best."""
    score: float
    """0 to about 1, comparable between kinds: of the best of them."""


class FederatedSearch:
    """Finds things of all kinds at once. Safe to use from several threads."""

    def __init__(self, engine: Engine, names: NameIndex) -> None:
        self._engine = engine
        self._names = names

    def groups(
        self, text: str, *, limit: int = 5, is_cancelled: IsCancelled = never
    ) -> tuple[KindHits, ...]:
        """Return what `text` may mean, in groups of `limit` hits at most, the best group first.

        Only the plain words of a query are asked for; `kind:` leaves that kind alone. Groups
        without a match are left out, and an address is no name. Takes any text; raises Cancelled as
        soon as `is_cancelled()` is true.
        """
        query = parse_query(text)
        words = name_words(query.words[:_MOST_TEXT])
        if not words or is_address(query.words):
            return ()
        found = []
        for kind in (Kind.PAPER, *NAMED_KINDS) if query.kind is None else (query.kind,):
            if is_cancelled():
                raise Cancelled
            if kind is Kind.PAPER:
                found.append(self._papers(query.words, words, is_cancelled))
            elif query.kind is kind or _can_name(kind, words):
                found.append(self._named(query.words, kind, limit, is_cancelled))
        found.sort(key=lambda group: -group.score)
        return tuple(group for group in found if group.total)

    def hits(
        self, text: str, kind: Kind, limit: int = 50, is_cancelled: IsCancelled = never
    ) -> list[NameHit]:
        """Return the things of one kind, no papers, that `text` may mean, best first.

        For no words, the most used ones.
        """
        words = parse_query(text).words
        if not words.strip():
            return self._names.find("", (kind,), limit)
        return list(self._names.matches(words, kind, limit, is_cancelled).hits)

    def _named(self, text: str, kind: Kind, limit: int, is_cancelled: IsCancelled) -> KindHits:
        found = self._names.matches(text, kind, limit, is_cancelled)
        best = found.hits[0].score if found.hits else 0.0
        return KindHits(kind, found.hits, found.total, best * _WORTH.get(kind, 1.0))

    def _papers(self, text: str, words: Sequence[str], is_cancelled: IsCancelled) -> KindHits:
        """Return how many papers match, with the score of the best title among the first few."""
        answer = self._engine.all_matching(text, is_cancelled)
        return KindHits(Kind.PAPER, (), len(answer.ids), _title_score(self._engine, answer, words))


def title_score(engine: Engine, text: str, is_cancelled: IsCancelled = never) -> float:
    """Return how well the plain words `text` match the titles of papers, as `KindHits.score`."""
    words = name_words(text[:_MOST_TEXT])
    return _title_score(engine, engine.all_matching(text, is_cancelled), words) if words else 0.0


def _title_score(engine: Engine, answer: PaperResults, words: Sequence[str]) -> float:
    if not answer.ids:
        return 0.0
    titles = engine.titles(np.array(answer.ids[:_TITLES], np.int64) - 1)
    alike = likenesses(words, [name_words(title) for title in titles], rest=_REST_OF_TITLE)
    return max(float(alike.max()), _ANYWHERE * answer.share)


def _can_name(kind: Kind, words: Sequence[str]) -> bool:
    """Return whether things of this kind have names like that, so that it pays to look."""
    if len(words[0]) == len(words) == 1 and kind in _MANY:
        return False
    if kind in (Kind.AUTHOR, Kind.VENUE):
        is_short = len(words) <= _LONGEST_PERSON
        return is_short and (kind is Kind.VENUE or not any(word.isdigit() for word in words))
    if kind in (Kind.MODEL, Kind.REPOSITORY):
        return len(words) <= _LONGEST_MADE
    return True

"""What a server is asked for the candidates of a query: all words in the title, then less."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile

from pwc_tui.postgres.search_queries import all_of, any_of, quoted
from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.query.query_terms import QueryTerm
from pwc_tui.search.query.term_expansion import Alternative, How
from pwc_tui.search.text.compounds import joined_runs
from pwc_tui.search.text.word_forms import other_forms

_STRONG = 0.12
"""Alternatives within this of the likeliest are what was probably meant."""

_ALTERNATIVES = 24
"""Words that one typed word is taken for at most."""

_SHORTEST_START = 3
"""Letters of a last word beside others: a shorter beginning is of nearly every paper."""

_MANY = 5_000
"""Papers expected from which reading them in their order finds enough soonest."""

_RARE = 0.01
"""Part of the papers that have a word which may be enough alone."""

_SHORTEST_CUT = 3
"""Letters of a word up to which it is not looked for as several."""

_MOST_DROPPED_FROM = 8
"""Words of which any two are left out; more are too many pairs, and enough is left of them."""


@dataclass(frozen=True, slots=True)
class CandidateQuery:
    """A query for `tsquery`, and whether it is expected to find thousands."""

    query: str
    is_common: bool
    is_enough: bool
    """Whether less is not asked for where a hundred papers are found."""


@dataclass(frozen=True, slots=True)
class _WordGroup:
    """What one typed word may stand for: texts for `tsquery`."""

    strong: tuple[str, ...]
    strong_in_title: tuple[str, ...]
    all: tuple[str, ...]
    share: float
    """Which part of the papers has any of the strong ones."""


def candidate_queries(
    corpus: Corpus, wanted: Sequence[QueryTerm], papers: int
) -> Iterator[CandidateQuery]:
    """Yield what to ask for, best first: each finds what the ones before may have left out."""
    groups = [_group(corpus, word, papers) for word in wanted if not _is_vague(word, wanted)]
    groups = [group for group in groups if group.all]
    if not groups:
        return
    expected = papers * math.prod(group.share for group in groups)
    is_common = expected > _MANY
    yield CandidateQuery(
        all_of(any_of(group.strong_in_title) for group in groups), is_common, is_enough=False
    )
    yield CandidateQuery(
        all_of(any_of(group.strong) for group in groups), is_common, is_enough=True
    )
    yield CandidateQuery(all_of(any_of(group.all) for group in groups), is_common, is_enough=True)
    for dropped in (1, 2):
        if len(groups) > dropped and (dropped == 1 or len(groups) <= _MOST_DROPPED_FROM):
            yield _without(groups, dropped, papers)
    rare = [group for group in groups if group.share <= _RARE]
    if len(groups) > 3 and rare:
        yield _without(rare, len(rare) - 1, papers)


def phrase_query(words: Sequence[str]) -> tuple[str, str]:
    """Return the query and the pattern that find the titles with a phrase, in any form.

    A title has a word in several, or several as one, where its `form` has them together.
    """
    forms = [(word, *other_forms(word)) for word in words]
    together = {joined: range(first, after) for first, after, joined in joined_runs(words)}
    groups = [
        any_of(
            (
                *(quoted(form, "A") for form in each),
                *(quoted(joined, "A") for joined, places in together.items() if at in places),
            )
        )
        for at, each in enumerate(forms)
    ]
    parts = (f"({'|'.join(_cuttable(form) for form in each)})" for each in forms)
    return all_of(groups), f" {' ?'.join(parts)} "


def _cuttable(word: str) -> str:
    """Return a pattern for a word that may be written as several."""
    return " ?".join(word) if len(word) > _SHORTEST_CUT else word


def _without(groups: Sequence[_WordGroup], dropped: int, papers: int) -> CandidateQuery:
    """Return what finds papers with all but a few of the words."""
    kept = list(combinations(groups, len(groups) - dropped))
    query = any_of(f"({all_of(any_of(group.strong) for group in some)})" for some in kept)
    expected = sum(papers * math.prod(group.share for group in some) for some in kept)
    return CandidateQuery(query, expected > _MANY, is_enough=True)


def _group(corpus: Corpus, wanted: QueryTerm, papers: int) -> _WordGroup:
    likeliest = sorted(wanted.alternatives(), reverse=True)[:_ALTERNATIVES]
    best = likeliest[0].weight if likeliest else 0.0
    strong, in_title, others = [], [], []
    uses = 0
    for each in likeliest:
        is_word = each.after - each.first == 1
        text = corpus.vocabulary.term(each.first) if is_word else _beginning(corpus, wanted, each)
        marks = "" if is_word else "*"
        others.append(quoted(text, marks))
        if each.weight >= best - _STRONG:
            strong.append(quoted(text, marks))
            in_title.append(quoted(text, marks + "A"))
            uses += corpus.uses(each.first, each.after)
    for split in wanted.splits:
        halves = corpus.vocabulary.terms(split)
        both = f"({all_of(map(quoted, halves))})"
        others.append(both)
        strong.append(both)
        in_title.append(f"({all_of(quoted(half, 'A') for half in halves)})")
    return _WordGroup(
        tuple(strong), tuple(in_title), tuple(others), min(1.0, uses / max(papers, 1))
    )


def _beginning(corpus: Corpus, wanted: QueryTerm, each: Alternative) -> str:
    """Return what the words of an alternative have in common: the typed word, or two as one."""
    first = corpus.vocabulary.term(each.first)
    if each.how is not How.JOINED:
        return wanted.word
    last = corpus.vocabulary.term(each.after - 1)
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(letter for letter, _ in shared)


def _is_vague(word: QueryTerm, wanted: Sequence[QueryTerm]) -> bool:
    return len(word.word) < _SHORTEST_START and len(wanted) > 1 and word is wanted[-1]

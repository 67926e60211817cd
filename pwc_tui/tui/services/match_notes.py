"""Why a paper was found: what a row does not show of the words that matched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from pwc_tui.domain.papers import Paper
from pwc_tui.domain.text.clean import words as words_of
from pwc_tui.tui.text import joined, line

if TYPE_CHECKING:
    from pwc_tui.search.engine.explain import Explanation, WordMatch
    from pwc_tui.tui.services.backend import Backend

LOOKING_PAUSE = 0.06
"""Seconds the cursor rests before it is looked up why: holding `j` looks nothing up."""


def why_found(backend: Backend, words: str, paper_id: int) -> Content:
    """Return what a search matched that the row of the paper does not show. For a worker."""
    explanation = backend.finding.explain(words, paper_id)
    return why_line(explanation, backend.paper(paper_id))


def known_why(backend: Backend, words: str, paper_id: int) -> Content | None:
    """Return the same without waiting, None where it was not asked for lately."""
    explanation = backend.finding.known_explanation(words, paper_id)
    paper = backend.known_paper(paper_id)
    return why_line(explanation, paper) if explanation and paper else None


def why_line(explanation: Explanation, paper: Paper) -> Content:
    """Return `also matched: author Hazarika   “emotoin” read as emotion`, or nothing."""
    hidden = [_named(match, paper) for match in explanation.words if _is_hidden(match, paper)]
    also = joined([Content("also matched: "), joined(list(dict.fromkeys(hidden)), " · ")], "")
    read = [
        line(f"“{match.typed}” read as {match.term}")
        for match in explanation.words
        if match.term and _is_corrected(match)
    ]
    parts = [also] if hidden else []
    return joined([*parts, *dict.fromkeys(read)], "   ").stylize_before("$foreground-muted italic")


def _is_hidden(match: WordMatch, paper: Paper) -> bool:
    """Whether what a word matched stands neither in title, first authors nor first tasks."""
    card = paper.card
    shown = set(words_of(f"{card.title} {' '.join(card.authors)} {' '.join(card.tasks)}"))
    return bool(match.term) and not shown.issuperset(match.term.split())


def _is_corrected(match: WordMatch) -> bool:
    return match.how in _CORRECTIONS


_CORRECTIONS = ("typo", "abbreviation", "joined", "split")


def _named(match: WordMatch, paper: Paper) -> Content:
    """Return `author Devamanyu Hazarika`: the first name of the paper that holds the word."""
    wanted = match.term.split()
    names: dict[str, Iterable[str]] = {
        "author": (author.name for author in paper.authors),
        "task": (task.name for task in paper.tasks),
        "method": (method.name for method in paper.methods),
        "model": (result.model for result in paper.results),
        "venue": (paper.venue,),
    }
    held = (name for name in names.get(match.field, ()) if set(wanted) <= set(words_of(name)))
    return line(f"{match.field} {next(held, match.term)}")

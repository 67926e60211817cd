"""What `search` prints for people: groups, papers, explanations, and what it says beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pwc_tui.api.results import SearchResults
from pwc_tui.cli.console import OutputColumn, is_terminal, narrate, print_line, print_table
from pwc_tui.cli.output.papers_table import print_papers
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.search.text.highlight import spans

if TYPE_CHECKING:
    from pwc_tui.search.engine.explain import Explanation
    from pwc_tui.search.lists.all_kinds import KindHits
    from pwc_tui.search.lists.by_meaning import ByMeaning
    from pwc_tui.search.lists.name_index import NameHit

_GROUPS_ABOVE = 3
"""Groups that match better than the papers and are printed above them."""

_LIKELY = 0.7
"""Share of the best group's score from which another one is worth a word."""

_PLURALS = {Kind.REPOSITORY: "repositories"}
_SHOWN_IN_ABSTRACTS = 5


def print_found(found: SearchResults) -> None:
    """Print what was found: piped one kind of line, on a terminal the best other kinds first."""
    if found.explanations:
        for card, explanation in zip(found.papers, found.explanations, strict=True):
            print_line(f"{card.slug}  {card.title}")
            meant = found.by_meaning
            if meant is not None and meant.leads and card.id in meant.scores:
                _print_near(meant, card.id)
            else:
                _print_explained(explanation)
    elif found.hits:
        print_hits(found.hits)
    elif found.papers:
        if is_terminal():
            _print_on_terminal(found)
        else:
            print_papers(found.papers, ())


def say_beside(found: SearchResults) -> None:
    """Say on the error stream what was not understood, and what else may be meant."""
    for hint in found.hints:
        narrate(hint)
    if found.by_meaning is not None and found.by_meaning.leads:
        narrate("the words match no title well: papers by meaning come first")
    if found.listing.named is not None and found.listing.named.kind is not Kind.PAPER:
        narrate(f"the papers of the {found.listing.named.kind} {found.listing.named.name}")
    if not found.is_any:
        kind = found.kind or Kind.PAPER
        narrate(f"nothing found among {_plural(kind)}" if found.groups else "nothing found")
        if others := [group for group in found.groups if group.kind is not kind]:
            narrate(f"of other kinds: {_counted(others)}; --kind {others[0].kind} lists them")
    rescue = found.rescue
    if rescue is None:
        return
    if rescue.spellings:
        narrate(f"did you mean: {' | '.join(rescue.spellings)}")
    for shorter in rescue.shorter:
        narrate(f"{shorter.count:,} found by: {shorter.query}")
    for card in found.in_abstracts[:_SHOWN_IN_ABSTRACTS]:
        narrate(f"in the abstract of {card.slug}: {card.title}")


def print_hits(hits: "Sequence[NameHit]") -> None:
    """Print things that are no papers: piped id, name, use and detail, with tabs between."""
    terms = tuple({term: None for hit in hits for term in hit.terms})
    columns = [
        OutputColumn("name", marks=lambda name: spans(name, terms)),
        OutputColumn("results" if _counts_results(hits) else "papers", is_short=True),
        OutputColumn("detail", beneath="name"),
    ]
    rows = [(hit.ref.name, f"{hit.use:,}", hit.detail) for hit in hits]
    if not is_terminal():
        columns.insert(0, OutputColumn("id"))
        rows_with_id = [(hit.ref.slug, hit.ref.name, str(hit.use), hit.detail) for hit in hits]
        print_table(columns, rows_with_id, header=False)
    else:
        print_table(columns, rows, header=False)


def _print_on_terminal(found: SearchResults) -> None:
    """Print the other kinds, the papers, and below them those by meaning."""
    _print_groups(found)
    meant = found.by_meaning
    if meant is None:
        print_papers(found.papers, found.listing.terms)
    elif meant.leads:
        _print_meant(found.papers, meant)
    else:
        print_papers(found.papers, found.listing.terms)
        print_line("")
        print_line("By meaning")
        _print_meant(found.meant, meant)


def _print_meant(cards: Sequence[PaperCard], meant: "ByMeaning") -> None:
    """Print papers, each with why it was found by meaning."""
    reasons = [meant.reasons.get(card.id) for card in cards]
    terms = tuple({term: None for reason in reasons if reason for term in reason.terms})
    print_papers(cards, terms, [reason.in_one_line() if reason else "" for reason in reasons])


def _print_groups(found: SearchResults) -> None:
    """Print the kinds that match better than the papers, and say which others match."""
    kinds = [group.kind for group in found.groups]
    above = kinds.index(Kind.PAPER) if Kind.PAPER in kinds else len(kinds)
    for group in found.groups[: min(above, _GROUPS_ABOVE)]:
        print_line(f"{_plural(group.kind)} ({group.total:,})")
        print_hits(group.hits)
        print_line("")
    rest = found.groups[min(above, _GROUPS_ABOVE) :]
    least = _LIKELY * max((group.score for group in found.groups), default=0.0)
    others = [group for group in rest if group.kind is not Kind.PAPER and group.score >= least]
    if others:
        narrate(f"also {_counted(others)}: --kind {others[0].kind} lists them")


def _print_near(meant: "ByMeaning", paper_id: int) -> None:
    """Print how well a paper fits by meaning, and why."""
    print(f"    by meaning {meant.scores[paper_id]:.3f} of 1")
    if reason := meant.reasons.get(paper_id):
        for told in filter(None, (reason.said(), reason.sentence)):
            print(f"    {clean_line(told)}")


def _print_explained(explanation: "Explanation") -> None:
    """Print what each word of a query became in a paper, and what adds up to its score."""
    for word in explanation.words:
        if word.how is None:
            told = f"{word.typed} → nothing"
        else:
            told = f"{word.typed} → {word.term} ({word.field}, {word.how}): {word.points:.2f}"
        print(f"    {told}")
    parts = " + ".join(f"{part.name} {part.value:.3f}" for part in explanation.parts)
    print(f"    {explanation.total:.3f} = {parts}")
    print(f"    the words have {explanation.share:.0%} of the points they could have")


def _counts_results(hits: "Sequence[NameHit]") -> bool:
    return all(hit.ref.kind in (Kind.BOARD, Kind.MODEL) for hit in hits)


def _counted(groups: "Sequence[KindHits]") -> str:
    names = (group.kind if group.total == 1 else _plural(group.kind) for group in groups)
    counts = (f"{group.total:,}" for group in groups)
    return ", ".join(map(" ".join, zip(counts, names, strict=True)))


def _plural(kind: Kind) -> str:
    return _PLURALS.get(kind, f"{kind}s")

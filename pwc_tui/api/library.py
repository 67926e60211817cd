"""What the user keeps, beside the archive: things by what they are called, and lists as they are.

What the archive does not have is shown by what was kept of it, and never left out.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from pwc_tui.api.archive import Archive
from pwc_tui.domain.library import CountedSearch, LibraryEntry
from pwc_tui.domain.papers import paper_ref
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.seen_papers import unseen_count
from pwc_tui.domain.user_data import Marks, SavedSearch, Subject, subject_of
from pwc_tui.store.queries.cards import Cards
from pwc_tui.store.queries.paper_lines import PaperLines


def papers_named(
    archive: Archive, references: Sequence[str]
) -> tuple[tuple[Subject, ...], tuple[str, ...]]:
    """Return the papers that are meant, each once, in their order, and what names none.

    A version of a paper stands for the paper that is shown for it. 5,000 public ids: 60 ms.
    """
    cards = archive.cards
    known = cards.numbers_of(dict.fromkeys(references))
    numbers: list[int] = []
    unknown = []
    for reference in references:
        number = known.get(reference) or cards.find(reference)
        if number is None:
            unknown.append(reference)
        else:
            numbers.append(cards.shown_for(number) if reference not in known else number)
    with PaperLines(archive.database) as papers:
        lines = papers.pick(list(dict.fromkeys(numbers)))
    subjects = (Subject(Kind.PAPER, each.slug, each.title, each.arxiv_id or None) for each in lines)
    return tuple(subjects), tuple(unknown)


def thing_named(archive: Archive, kind: Kind, reference: str) -> Subject:
    """Return the thing of another kind that is meant; raises NotFoundError."""
    if kind is Kind.BOARD:
        return subject_of(archive.board(reference).ref)
    return subject_of(archive.find(kind, reference))


def library_entries(
    cards: Cards, kept: Iterable[tuple[Subject, datetime]], marks: Marks
) -> tuple[LibraryEntry, ...]:
    """Return things that are kept, in the same order, as the archive has them now."""
    things = tuple(kept)
    papers = {each.slug: each.arxiv_id for each, _ in things if each.kind is Kind.PAPER}
    numbers = cards.numbers_of(papers)
    known = {card.id: card for card in cards.pick(numbers.values())}

    def entry(subject: Subject, changed_at: datetime) -> LibraryEntry:
        card, ref = None, None
        if subject.kind is Kind.PAPER:
            card = known.get(numbers.get(subject.slug, 0))
            ref = None if card is None else paper_ref(card)
        else:
            ref = cards.ref(subject.kind, subject.slug)
        is_read, has_note = subject.key in marks.read, subject.key in marks.noted
        return LibraryEntry(subject, changed_at, card, ref, is_read, has_note)

    return tuple(entry(*each) for each in things)


def counted_search(cards: Cards, search: SavedSearch, ids: Sequence[int]) -> CountedSearch:
    """Return a saved search with what it finds now, which are the papers `ids`."""
    found = len(ids)
    if search.seen is not None:
        new = unseen_count(cards.slugs_of(ids), search.seen)
    else:  # never looked at, or by a program that kept the number alone
        new = max(0, found - (search.found or 0))
    return CountedSearch(search, found, new)

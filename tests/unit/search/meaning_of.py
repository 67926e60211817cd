"""The search by meaning over a database, as the program opens it."""

from collections.abc import Sequence
from pathlib import Path

from pwc_tui.search.lists.abstracts import Abstracts
from pwc_tui.search.lists.by_meaning import MeaningLists
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.meaning.paper_vectors import PaperVectors
from pwc_tui.search.open import open_engine, open_names, open_texts, open_vectors
from pwc_tui.store.queries.cards import Cards


def meaning_lists(database: Path) -> MeaningLists:
    """Return the lists by meaning of a database that is indexed whole."""
    cards = Cards(database)
    engine = open_engine(database, cards.build().build_id)
    lists = PaperLists(engine, cards, lambda: open_names(database, engine))

    def vectors() -> PaperVectors | None:
        return open_vectors(database, engine)

    def abstracts() -> Abstracts | None:
        return open_texts(database, engine)

    return MeaningLists(engine, lists, vectors, abstracts, cards.texts)


def slugs(database: Path, ids: Sequence[int]) -> list[str]:
    """Return the public ids of papers."""
    return [card.slug for card in Cards(database).pick(ids)]

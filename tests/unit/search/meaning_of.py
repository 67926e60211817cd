"""The search by meaning over a database, as the program opens it."""

from collections.abc import Sequence
from pathlib import Path

from pwc_tui.search.lists.abstracts import Abstracts
from pwc_tui.search.lists.by_meaning import MeaningLists
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.meaning.meaning_search import MeaningSearch
from pwc_tui.search.open import open_engine, open_meaning, open_names, open_texts
from pwc_tui.store.queries.cards import Cards


def meaning_lists(database: Path) -> MeaningLists:
    """Return the lists by meaning of a database that is indexed whole."""
    cards = Cards(database)
    engine = open_engine(database, cards.build().build_id)
    lists = PaperLists(engine, cards, lambda: open_names(database, engine))

    def search() -> MeaningSearch | None:
        return open_meaning(database, engine, cards.texts)

    def abstracts() -> Abstracts | None:
        return open_texts(database, engine)

    return MeaningLists(engine, lists, search, abstracts)


def slugs(database: Path, ids: Sequence[int]) -> list[str]:
    """Return the public ids of papers."""
    return [card.slug for card in Cards(database).pick(ids)]

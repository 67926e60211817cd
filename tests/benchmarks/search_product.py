"""The search as the product asks for it: the whole query language, all papers that match."""

from collections.abc import Sequence
from pathlib import Path

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.lists.all_kinds import FederatedSearch
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.store.queries.cards import Cards

_FIRST = 10
_FIRST_NAMES = 3


class Product:
    """The search over `database` with the index in `folder`."""

    def __init__(self, database: Path, folder: Path) -> None:
        engine, names = SearchEngine.open(folder), NameIndex.open(folder, database)
        self._lists = PaperLists(engine, Cards(database), lambda: names)
        self._box = FederatedSearch(engine, names)

    def papers(self, text: str) -> Sequence[int]:
        """Return the first papers that `text` finds; all are looked for, as for a screen."""
        return self._lists.list(ListRequest(words=text)).ids[:_FIRST]

    def names(self, text: str, kind: Kind) -> Sequence[str]:
        """Return the first names of a kind that `text` finds."""
        return [hit.ref.name for hit in self._box.hits(text, kind, _FIRST_NAMES)]

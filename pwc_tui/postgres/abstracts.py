"""The words of abstracts on a server, asked as the own file of them is."""

from collections.abc import Mapping, Sequence

from pwc_tui.domain.text import clean as text
from pwc_tui.postgres import search_queries as searching
from pwc_tui.postgres.search_queries import ServerSearch, all_of, quoted

_NO_FORMS: Mapping[str, Sequence[str]] = {}


class ServerFulltext:
    """The abstracts of a server by their words. Safe to use from several threads."""

    def __init__(self, search: ServerSearch) -> None:
        self._search = search
        self.build_id = search.build_id
        self.papers = search.papers

    def share(self, word: str) -> float:
        """Return which part of the papers has this word in the abstract, 0 for none."""
        found = text.words(word)
        return self._search.abstract_share(found[0]) if len(found) == 1 else 0.0

    def starting(self, beginning: str, limit: int) -> list[str]:
        """Return the words of abstracts that begin so, the most used ones first."""
        return self._search.abstract_starts(text.fold(beginning), limit)

    def ids(
        self,
        words: Sequence[str],
        limit: int,
        any_of: Sequence[str] = (),
        forms: Mapping[str, Sequence[str]] = _NO_FORMS,
    ) -> list[int]:
        """Return the first papers whose abstract has all words or `forms` of them, one `any_of`."""
        parts = [
            searching.any_of(map(quoted, (part, *forms.get(word, ()))))
            for word in words
            for part in text.words(word)
        ]
        if choice := [quoted(part) for word in any_of for part in text.words(word)]:
            parts.append(searching.any_of(choice))
        return self._search.abstract_papers(all_of(parts), limit) if parts else []

    def close(self) -> None:
        """Leave the server to who opened it."""

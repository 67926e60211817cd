"""tantivy, a full-text library in Rust: fuzzy terms, and RapidFuzz for a second look."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy
from rapidfuzz import fuzz
from search_rivals import FIRST, Document

from pwc_tui.domain.text.clean import title_key

_WEIGHTS = {"title": 1.0, "people": 0.9}
_RERANKED = 200
_EXACT = 2.0
"""What a term that is as typed counts beside one with a slip, which tantivy weighs all alike."""


def build_tantivy(folder: Path, documents: Iterable[Document]) -> tuple[tantivy.Index, list[str]]:
    """Return the index, and the folded titles by number for the second look."""
    home = folder / "tantivy"
    home.mkdir()
    fields = tantivy.SchemaBuilder()
    fields.add_integer_field("number", stored=True)
    for field in _WEIGHTS:
        fields.add_text_field(field)
    index = tantivy.Index(fields.build(), path=str(home))
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    titles = [""]
    for each in documents:
        titles.append(title_key(each.title))
        people = title_key(each.people)
        writer.add_document(tantivy.Document(number=each.number, title=titles[-1], people=people))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index, titles


class Tantivy:
    """Words within one slip, from six letters on within two; the last may be a beginning."""

    is_slow = False

    def __init__(self, index: tantivy.Index, titles: Sequence[str], *, any_word: bool) -> None:
        self.name = f"tantivy, fuzzy, {'any word' if any_word else 'all words'}"
        self._index = index
        self._titles = titles
        self._occur = tantivy.Occur.Should if any_word else tantivy.Occur.Must

    def search(self, text: str) -> Sequence[int]:
        """Return the papers that tantivy scores highest."""
        return [number for _, number in self._scored(text, FIRST)]

    def reranked(self) -> "Reranked":
        """Return the same with a second look at the best."""
        return Reranked(self)

    def look_again(self, text: str) -> Sequence[int]:
        """Return the first papers of the best, by the likeness of the title as well."""
        found, typed = self._scored(text, _RERANKED), title_key(text)
        best = max((score for score, _ in found), default=1.0)
        scored = [(score / best + self._likeness(typed, number), number) for score, number in found]
        scored.sort(key=lambda entry: -entry[0])
        return [number for _, number in scored[:FIRST]]

    def _likeness(self, typed: str, number: int) -> float:
        title = self._titles[number]
        part = fuzz.partial_ratio(typed, title)
        return (0.55 * part + 0.35 * fuzz.token_set_ratio(typed, title)) / 100

    def _scored(self, text: str, limit: int) -> list[tuple[float, int]]:
        typed = title_key(text).split()
        if not typed:
            return []
        terms = [self._term(word, is_last=at == len(typed) - 1) for at, word in enumerate(typed)]
        searcher = self._index.searcher()
        query = tantivy.Query.boolean_query([(self._occur, term) for term in terms])
        hits = searcher.search(query, limit, count=False).hits
        numbers = [searcher.doc(address)["number"][0] for _, address in hits]
        return [(float(score), number) for (score, _), number in zip(hits, numbers, strict=True)]

    def _term(self, word: str, *, is_last: bool) -> tantivy.Query:
        schema, either = self._index.schema, tantivy.Occur.Should
        distance = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
        terms = []
        for field, weight in _WEIGHTS.items():
            near = tantivy.Query.fuzzy_term_query(schema, field, word, distance, prefix=is_last)
            exact = tantivy.Query.term_query(schema, field, word)
            terms.append((either, tantivy.Query.boost_query(near, weight)))
            terms.append((either, tantivy.Query.boost_query(exact, weight * _EXACT)))
        return tantivy.Query.boolean_query(terms)


class Reranked:
    """`Tantivy`, whose best papers RapidFuzz looks at again."""

    is_slow = False

    def __init__(self, tantivy_search: Tantivy) -> None:
        self.name = f"{tantivy_search.name}, re-ranked"
        self._tantivy = tantivy_search

    def search(self, text: str) -> Sequence[int]:
        """Return the papers that are likest."""
        return self._tantivy.look_again(text)

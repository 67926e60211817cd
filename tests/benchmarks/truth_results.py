"""What is counted of results: those on the page of another paper, and on none or a stub."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

_ARXIV = re.compile(r"(?<!\d)(\d{4}\.\d{4,5})(?!\d)")
_ACL = re.compile(
    r"acl(?:web\.org/anthology|anthology\.org)/(?:[A-Z]/[A-Z]\d\d/)?([\w.-]*\d)", re.I
)
_CITED = re.compile(r"\bet al\b|['’]\d\d\b|\b(?:19|20)\d\d[a-z]?\)?$|https?://|\]\(", re.I)
_NAME = re.compile(r"\b[^\W_]*(?:[a-z][A-Z]|[A-Z]{2}[a-z])[^\W_]*")
_FULL_TITLE = 4
_LINK_TEXTS = frozenset({"official", "code", "link", "paper", "forum openreview"})


def results_on_wrong_pages(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield results that are of another paper than the one on whose page they stand.

    Another has their title, and the one there a different one; or their title has a name that the
    paper mentions nowhere; or the text of a link, which many have, brought them there.
    """
    papers = _Papers(connection)
    for result in _results(connection):
        if result.paper is None:
            continue
        here, key = papers.texts[result.paper], _words(result.title)
        if " ".join(key) in _LINK_TEXTS:
            if not papers.has(result.paper, result.url) and result.paper not in papers.of(result):
                yield f"{result}: only the text of a link is that of {here.slug}"
        elif _is_full(result.title) and not _are_alike(key, here.title):
            if others := papers.titled[_squeezed(result.title)] - {result.paper}:
                yield f"{result}: is {papers.texts[min(others)].slug}, not {here.slug}"
            elif here.is_full and (unknown := _unknown(connection, result, here)):
                yield f"{result}: {here.slug} knows no {', '.join(unknown)}"


def results_on_no_page(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield results without a paper although just one has their id, address, title or code."""
    papers = _Papers(connection)
    for result in _results(connection):
        if result.paper is None and len(found := papers.of(result)) == 1:
            there = papers.texts[min(found)]
            if not (_is_full(result.title) and _unknown(connection, result, there)):
                yield f"{result}: {there.slug}"


def results_of_stubs(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield results on the page of what names nobody and has no title, though a paper is meant."""
    papers = _Papers(connection)
    for result in _results(connection):
        if result.paper is not None and not papers.texts[result.paper].is_whole:
            stub = papers.texts[result.paper]
            found = papers.of(result) | papers.of(result._replace(url=stub.name))
            if len(found := {paper for paper in found if papers.texts[paper].is_whole}) == 1:
                yield f"{result}: {papers.texts[min(found)].slug}"


class _Result(NamedTuple):
    board: str
    model: str
    title: str
    url: str
    paper: int | None

    def __str__(self) -> str:
        return f"{self.board} | {self.model} | {self.title} | {self.url}"


class _Text(NamedTuple):
    """A paper with what it is called."""

    id: int
    slug: str
    name: str
    has_authors: bool

    @property
    def title(self) -> list[str]:
        return _words(self.name)

    @property
    def is_full(self) -> bool:
        return _is_full(self.name)

    @property
    def is_whole(self) -> bool:
        return self.has_authors or self.is_full

    def words(self, connection: sqlite3.Connection) -> set[str]:
        query = "SELECT text FROM paper JOIN abstract ON abstract.id = abstract_id"
        row = connection.execute(f"{query} WHERE paper.id = ?", (self.id,)).fetchone()
        return {*self.title, *_words(row[0] if row else "")}


class _Papers:
    """All papers by what results call them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.texts: dict[int, _Text] = {}
        self.titled: defaultdict[str, set[int]] = defaultdict(set)
        self._known: defaultdict[str, set[int]] = defaultdict(set)
        columns = "slug, title, author_count, arxiv_id, url_abs, url_pdf, conference_url_abs"
        for table, shown in (("version", "version_of"), ("paper", "id")):
            query = f"SELECT {shown}, {columns} FROM {table}"
            for id_, slug, title, authors, arxiv, *urls in connection.execute(query):
                self.texts[id_] = _Text(id_, slug, title, authors > 0)
                if _is_full(title):
                    self.titled[_squeezed(title)].add(id_)
                for name in (arxiv, *map(_identity, urls)):
                    if name:
                        self._known[name].add(id_)
        query = (
            "SELECT DISTINCT url, paper_id FROM repository JOIN code_link"
            " ON repository_id = repository.id WHERE paper_id IS NOT NULL ORDER BY is_official"
        )
        self._code: defaultdict[str, set[int]] = defaultdict(set)
        for url, paper in connection.execute(query):
            self._code[url.lower()].add(paper)

    def of(self, result: _Result) -> set[int]:
        """Return the papers that a result may mean."""
        found = self._known[_identity(result.url)] if result.url else set()
        if not found and _is_full(result.title):
            found = self.titled[_squeezed(result.title)]
        if not found and " ".join(_words(result.title)) in _LINK_TEXTS:
            found = self._code[result.url.lower()]
        return found

    def has(self, paper: int, url: str) -> bool:
        return paper in self._known[_identity(url)]


def _unknown(connection: sqlite3.Connection, result: _Result, paper: _Text) -> set[str]:
    """Return the names in a title that only its paper gives, without those a paper mentions."""
    return set(_words(" ".join(_NAME.findall(result.title)))) - paper.words(connection)


def _results(connection: sqlite3.Connection) -> Iterator[_Result]:
    query = (
        "SELECT slug, model, paper_title, paper_url, paper_id FROM result"
        " JOIN benchmark ON benchmark.id = benchmark_id ORDER BY result.id"
    )
    yield from (_Result(*row) for row in connection.execute(query))


def _identity(url: str | None) -> str:
    """Return the number of arXiv or of the ACL Anthology in an address, else the address."""
    if not url:
        return ""
    if found := _ARXIV.search(url) or _ACL.search(url):
        return found[1].lower().removesuffix(".pdf")
    return re.sub(r"^https?://(?:www\.)?|\.pdf$|/$", "", url).lower()


def _is_full(title: str) -> bool:
    return len(_words(title)) >= _FULL_TITLE and _CITED.search(title) is None


def _are_alike(one: list[str], other: list[str]) -> bool:
    first, second = set(one), set(other)
    return 2 * len(first & second) >= len(first | second) or first <= second or second <= first


def _squeezed(title: str) -> str:
    return "".join(_words(title))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())

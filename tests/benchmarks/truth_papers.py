"""What is counted of papers: addresses that lead nowhere, and papers that stand there twice."""

import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

_PAGE = re.compile(r"arxiv\.org/(?:abs|pdf)/([^?#\s]*)", re.I)
_VERSION = re.compile(r"(?:v\d+)?(?:\.pdf)?$", re.I)
_OLD_ID = re.compile(r"[a-z-]+(?:\.[a-z-]+)?/\d{7}", re.I)
_FIVE_DIGITS_SINCE = 1501

_RARE_WORDS = 3
_CROWD = 60
"""Papers that share an author and a word: more are a series, not copies."""
_LIKE = 95.0
_SHARED_AUTHORS = 0.6
_YEARS_APART = 3
_FULL_TITLE = 4
"""Words of a title that tells a paper whose authors nobody names."""

_NO_DIFFERENCE = frozenset(
    {"a", "an", "the", "and", "of", "with", "via", "to", "in", "for", "from"}
)


def dead_links(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the papers whose link to arXiv has no id that arXiv gives, or another than theirs."""
    for table in ("paper", "version"):
        query = f"SELECT slug, arxiv_id, url_abs FROM {table} WHERE url_abs LIKE '%arxiv.org/%'"
        for slug, arxiv, url in connection.execute(query):
            page = _PAGE.search(url)
            if page is None:
                continue
            linked = _VERSION.sub("", page[1], count=1)
            if not _is_id(linked) or (arxiv and linked.lower() != arxiv.lower()):
                yield f"{slug}: {url} of {arxiv}"


def duplicate_papers(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield pairs of papers with nearly one title and nearly the same authors.

    Two that arXiv numbers apart are two papers, and so are those of which one is years younger.
    Where one names nobody, the titles alone decide.
    """
    papers = {paper.id: paper for paper in _papers(connection)}
    common = Counter(word for paper in papers.values() for word in set(paper.title))
    sharing: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    nobodys: defaultdict[str, list[int]] = defaultdict(list)
    for paper in papers.values():
        for word in sorted(set(paper.title), key=lambda word: common[word])[:_RARE_WORDS]:
            sharing[word, paper.authors[0] if paper.authors else None].append(paper.id)
            if paper.authors:
                nobodys[word].append(paper.id)
    for (word, author), together in list(sharing.items()):
        if author is None:
            sharing[word, None] = together + nobodys[word]
    pairs = {
        pair
        for together in sharing.values()
        if len(together) <= _CROWD
        for pair in combinations(sorted(together), 2)
    }
    for one, other in sorted(pairs):
        if _are_one(papers[one], papers[other]):
            yield f"{papers[one].slug} = {papers[other].slug}"


class _Paper(NamedTuple):
    id: int
    slug: str
    title: tuple[str, ...]
    authors: tuple[str, ...]
    arxiv: str | None
    year: int | None


def _papers(connection: sqlite3.Connection) -> Iterator[_Paper]:
    authors: defaultdict[int, list[str]] = defaultdict(list)
    query = (
        "SELECT paper_id, name FROM paper_author JOIN author ON author.id = author_id"
        " WHERE position < 1000000 ORDER BY paper_id, position"
    )
    for paper, name in connection.execute(query):
        authors[paper].append((_words(name) or [""])[-1])
    query = "SELECT id, slug, title, arxiv_id, date FROM paper"
    for id_, slug, title, arxiv, day in connection.execute(query):
        words = _words(title)
        if words:
            year = int(day[:4]) if day else None
            yield _Paper(id_, slug, tuple(words), tuple(authors[id_]), arxiv, year)


def _are_one(one: _Paper, other: _Paper) -> bool:
    if (one.arxiv and other.arxiv) or _numbers(one.title) != _numbers(other.title):
        return False
    if one.year and other.year and abs(one.year - other.year) > _YEARS_APART:
        return False
    first, second = set(one.authors), set(other.authors)
    if not first or not second:
        return len(one.title) >= _FULL_TITLE and _telling(one.title) == _telling(other.title)
    if len(first & second) < _SHARED_AUTHORS * max(len(first), len(second)):
        return False
    if _telling(one.title) == _telling(other.title):
        return True
    different = set(one.title) ^ set(other.title)
    is_misspelled = all(
        any(ratio(word, like) >= _LIKE - 15 for like in different - {word}) for word in different
    )
    return is_misspelled and ratio(" ".join(one.title), " ".join(other.title)) >= _LIKE


def _telling(title: tuple[str, ...]) -> set[str]:
    return {word.removesuffix("s") for word in title} - _NO_DIFFERENCE


def _numbers(title: tuple[str, ...]) -> list[str]:
    return sorted(word for word in title if any(map(str.isdigit, word)) or set(word) <= set("ivx"))


def _words(text: str) -> list[str]:
    """Return the words without case and accents; Unicode takes no stroke from its letters."""
    text = text.casefold().translate(str.maketrans("łøđı", "lodi"))
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", plain)


def _is_id(text: str) -> bool:
    """Return whether arXiv numbers papers so: five digits a month since 2015, four before."""
    if _OLD_ID.fullmatch(text):
        return True
    month, _, serial = text.partition(".")
    if not (len(month) == 4 and month.isdigit() and serial.isdigit() and 1 <= int(month[2:]) <= 12):
        return False
    return len(serial) == (5 if int(month) >= _FIVE_DIGITS_SINCE else 4)

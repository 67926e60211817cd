"""Many papers as they are cited, by two statements for 500 of them.

Budget: 2,000 papers as BibTeX in a second of processor time; a page for each would take ten.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pwc_tui.domain.addresses import doi_in
from pwc_tui.domain.citations.cited_paper import CitedPaper, first_date
from pwc_tui.domain.papers import venue_name
from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.store.connect.open import rows_in

_COLUMNS = (
    "{0}.id, slug, title, date, arxiv_id, proceeding, url_abs, url_pdf, conference_url_abs,"
    " conference_url_pdf, text, author_count"
)
_ABSTRACT = " LEFT JOIN abstract ON abstract.id = abstract_id"
_PAPERS = f"SELECT {_COLUMNS}, '' FROM paper{_ABSTRACT}".format("paper")
_VERSIONS = f"SELECT {_COLUMNS}, all_authors FROM version{_ABSTRACT}".format("version")
_AUTHORS = (
    "SELECT paper_id, name FROM paper_author JOIN author ON author.id = author_id WHERE paper_id"
)

_WEB = re.compile(r"https?://[^\s{}\\<>\"]+")


def read_cited(connection: sqlite3.Connection, ids: Sequence[int]) -> list[CitedPaper]:
    """Return papers, or versions of papers, by their numbers and in this order."""
    rows = {row[0]: row for row in rows_in(connection, f"{_PAPERS} WHERE paper.id", ids)}
    versions = [number for number in ids if number not in rows]
    rows |= {row[0]: row for row in rows_in(connection, f"{_VERSIONS} WHERE version.id", versions)}
    authors: Mapping[int, list[str]] = defaultdict(list)
    for number, name in rows_in(connection, _AUTHORS, ids, "paper_id, position"):
        authors[number].append(name)
    return [_cited(rows[number], authors[number]) for number in ids if number in rows]


def _cited(row: tuple[str | None, ...], authors: Sequence[str]) -> CitedPaper:
    _, slug, title, date, arxiv, proceeding, page, pdf, own_page, own_pdf, abstract, *rest = row
    author_count, all_authors = rest
    # Behind a paper's own authors stand those of its versions; a version names its own.
    named = all_authors.split("\n") if all_authors else authors[: int(author_count or 0)]
    arxiv_id = arxiv or ""
    addresses = [url for url in (own_page, page, own_pdf, pdf) if url and _WEB.fullmatch(url)]
    return CitedPaper(
        slug=slug or "",
        title=title or "",
        authors=tuple(named),
        date=first_date(partial_date(date) if date else None, arxiv_id),
        venue=venue_name(proceeding),
        arxiv_id=arxiv_id,
        doi=next(filter(None, map(doi_in, addresses)), ""),
        url=next((url for url in addresses if url in (own_page, page)), ""),
        pdf=next((url for url in addresses if url in (own_pdf, pdf)), ""),
        abstract=abstract or "",
    )

"""Which paper a reference names: an id, an address, or an exact title."""

import re
import sqlite3

from pwc_tui.domain.references import arxiv_id, paper_slug, plain_url
from pwc_tui.domain.text import title_key

_ADDRESS = re.compile(r"(?:https?://|www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/)\S+", re.I)
_LONGEST_PART = 200
"""Letters of an address's last part that are looked for; SQLite takes no patterns of any length."""

_BY_COLUMN = "SELECT id FROM paper WHERE {} = ? ORDER BY id LIMIT 1"
_ADDRESSES = ("url_abs", "url_pdf", "conference_url_abs", "conference_url_pdf")


def names_one_paper(text: str) -> bool:
    """Return whether `text` is an arXiv id or any address, and so can be no words to search for."""
    text = text.strip()
    return bool(arxiv_id(text) or paper_slug(text) or _ADDRESS.fullmatch(text))


def find_paper(connection: sqlite3.Connection, reference: str) -> int | None:
    """Return the id of the paper `reference` names: `store.cards.Cards.find` says in which ways."""
    reference = _storable(reference).strip()
    if slug := paper_slug(reference):
        return _first(connection, "slug", slug)
    if (arxiv := arxiv_id(reference)) and (found := _first(connection, "arxiv_id", arxiv)):
        return found
    if found := _first(connection, "slug", reference.lower()):
        return found
    if _ADDRESS.fullmatch(reference):
        return _by_address(connection, plain_url(reference))
    key = title_key(reference)
    return _first(connection, "title_key", key) if key else None


def _first(connection: sqlite3.Connection, column: str, value: str) -> int | None:
    row = connection.execute(_BY_COLUMN.format(column), (value,)).fetchone()
    return None if row is None else int(row[0])


def _by_address(connection: sqlite3.Connection, address: str) -> int | None:
    """Look for any other address, plain: a scan (0.2 s for all papers), so that no index is needed.

    SQLite picks the rows that hold the address's last part; which of them is meant is compared
    plainly, because the archive spells one address in several ways.
    """
    last_part = re.split("[/ ]", address)[-1][-_LONGEST_PART:]
    pattern = "%" + re.sub("([%_!])", r"!\1", last_part) + "%"
    where = " OR ".join(f"{column} LIKE ?1 ESCAPE '!'" for column in _ADDRESSES)
    rows = connection.execute(
        f"SELECT id, {', '.join(_ADDRESSES)} FROM paper WHERE {where} ORDER BY id", (pattern,)
    )
    for paper_id, *urls in rows:
        if any(url and plain_url(url) == address for url in urls):
            return int(paper_id)
    return None


def _storable(text: str) -> str:
    """Return `text` without the half characters that come from bytes that are no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")

"""The many ways people name a paper or a leaderboard, and which one is meant."""

import re
import sqlite3

from pwc_tui.domain.text import title_key

_PAPER_PAGE = re.compile(r"(?:https?://)?(?:www\.)?paperswithcode\.com/paper/([^/?#\s]+)", re.I)
_BOARD_PAGE = re.compile(r"(?:https?://)?(?:www\.)?paperswithcode\.com/sota/([^/?#\s]+)", re.I)
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.|export\.)?arxiv\.org/[a-z]+/|arxiv:\s*)?"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?(?:[?#].*)?",
    re.I,
)
"""arXiv ids of both schemes (since 2007: 1706.03762, before: hep-th/9901001), bare or in an
address of any of its pages (abs, pdf, html, …)."""

_BY_COLUMN = "SELECT id FROM paper WHERE {} = ? ORDER BY id LIMIT 1"
_ADDRESSES = ("url_abs", "url_pdf", "conference_url_abs", "conference_url_pdf")


def arxiv_id(reference: str) -> str | None:
    """Return the arXiv id without version that `reference` is or holds, or None."""
    found = _ARXIV.fullmatch(reference.strip())
    return found[1] if found else None


def board_slug(reference: str) -> str:
    """Return the slug a leaderboard's old address ends in, or `reference` itself."""
    found = _BOARD_PAGE.match(reference.strip())
    return found[1] if found else reference.strip()


def find_paper(connection: sqlite3.Connection, reference: str) -> int | None:
    """Return the id of the paper `reference` names: `store.cards.Cards.find` says in which ways."""
    reference = _storable(reference).strip()
    if page := _PAPER_PAGE.match(reference):
        return _first(connection, "slug", page[1])
    if (arxiv := arxiv_id(reference)) and (found := _first(connection, "arxiv_id", arxiv)):
        return found
    if found := _first(connection, "slug", reference):
        return found
    if re.match(r"https?://", reference):
        return _by_address(connection, reference)
    key = title_key(reference)
    return _first(connection, "title_key", key) if key else None


def _first(connection: sqlite3.Connection, column: str, value: str) -> int | None:
    row = connection.execute(_BY_COLUMN.format(column), (value,)).fetchone()
    return None if row is None else int(row[0])


def _by_address(connection: sqlite3.Connection, address: str) -> int | None:
    """Look for any other address: a scan (0.2 s for all papers), so that no index is needed."""
    where = " OR ".join(f"{column} = ?" for column in _ADDRESSES)
    row = connection.execute(
        f"SELECT min(id) FROM paper WHERE {where}", (address,) * len(_ADDRESSES)
    ).fetchone()
    return None if row[0] is None else int(row[0])


def _storable(text: str) -> str:
    """Return `text` without the half characters that come from bytes that are no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")

"""What a reference names: an id, an address of any kind, or a paper's exact title. Never a scan."""

import re
import sqlite3
from dataclasses import replace

from pwc_tui.domain.references import (
    address_key,
    arxiv_id,
    badge_board,
    is_address,
    old_page,
    paper_on_board,
    repository_name,
    repository_root,
    repository_url,
)
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text import title_key, words

LONGEST = 2_000
"""Characters of a reference that is looked for: as long as browsers took addresses for decades."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){2,}", re.I)
"""What can be a paper's public id and is hardly a word; words with hyphens look the same."""

_PAPER = "SELECT id, slug, title FROM paper WHERE {} = ? ORDER BY id LIMIT 1"
_VERSION = "SELECT id, slug, title FROM version WHERE {} = ? ORDER BY id LIMIT 1"
_BOARD = (
    "SELECT benchmark.id, benchmark.slug, task.name || ' on ' || dataset.name FROM benchmark"
    " JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
    " WHERE benchmark.slug = ?"
)
_ROW = (
    "SELECT result.id FROM result LEFT JOIN value ON value.result_id = result.id"
    " LEFT JOIN metric ON metric.id = metric_id"
    " WHERE result.benchmark_id = ? AND paper_id = ?"
    " ORDER BY value.rank IS NULL, metric.position, value.rank, result.position LIMIT 1"
)
_FOLDERS = {
    "paper": (Kind.PAPER, _PAPER.format("slug")),
    "sota": (Kind.BOARD, _BOARD),
    **{
        kind.value: (kind, f"SELECT id, slug, name FROM {kind} WHERE slug = ?")
        for kind in (Kind.TASK, Kind.DATASET, Kind.METHOD, Kind.AUTHOR)
    },
}
"""The folders of the old site, and what their pages were of."""


def resolve(connection: sqlite3.Connection, text: str) -> Ref | None:
    """Return what an id or an address names, or None.

    arXiv ids and addresses, DOIs, pages and badges of Papers With Code (papers, leaderboards,
    tasks, datasets, methods, authors), repositories and pages in them, all addresses the archive
    has of a paper, however they are spelled, and public ids of papers of three words and more.
    `domain.references.is_address` tells whether `text` can be anything else.
    """
    text = _storable(text).strip()
    if not text or len(text) > LONGEST:
        return None
    if board := badge_board(text):
        return _at_row(connection, _old(connection, "sota", board), text)
    if page := old_page(text):
        return _at_row(connection, _old(connection, *page), text)
    if (arxiv := arxiv_id(text)) and (found := _paper(connection, "arxiv_id", arxiv)):
        return found
    # The archive has addresses of arXiv that are wrong, and right for its own papers.
    if is_address(text):
        return _by_address(connection, text)
    return _paper(connection, "slug", text.lower()) if _SLUG.fullmatch(text) else None


def find_paper(connection: sqlite3.Connection, reference: str) -> int | None:
    """Return the id of the paper `reference` names: `store.cards.Cards.find` says in which ways."""
    if found := resolve(connection, reference):
        return found.id if found.kind is Kind.PAPER else None
    reference = _storable(reference).strip()
    found = _paper(connection, "slug", reference.lower())
    if found is None and not is_address(reference) and (key := title_key(reference)):
        found = _paper(connection, "title_key", key)
    return None if found is None else found.id


def find_entity(connection: sqlite3.Connection, kind: Kind, reference: str) -> Ref | None:
    """Return the dataset, method, author, repository or venue that is meant, or None.

    `reference` is an address of it, its public id, or its name: of a repository `owner/name` on
    GitHub, else a name in any case; of several the one with most papers.
    """
    reference = _storable(reference).strip()
    if len(reference) > LONGEST:
        return None
    if kind is Kind.REPOSITORY:
        spelled = (reference, f"https://github.com/{reference}")
        return next(
            filter(None, (_of_kind(resolve(connection, each), kind) for each in spelled)), None
        )
    query = f"SELECT id, slug, name FROM {kind} WHERE {{}} ORDER BY paper_count DESC, id LIMIT 1"
    return (
        _of_kind(resolve(connection, reference), kind)
        or _first(connection, kind, query.format("slug = ?"), reference.lower())
        or _first(connection, kind, query.format("name = ?"), reference)
        or _first(connection, kind, query.format("slug = ?"), "-".join(words(reference)))
        or _first(connection, kind, query.format("lower(name) = lower(?)"), reference)
    )


def _of_kind(ref: Ref | None, kind: Kind) -> Ref | None:
    return ref if ref is not None and ref.kind is kind else None


def _old(connection: sqlite3.Connection, folder: str, slug: str) -> Ref | None:
    if folder not in _FOLDERS:
        return None
    kind, statement = _FOLDERS[folder]
    if kind is Kind.PAPER:
        return _paper(connection, "slug", slug)
    return _first(connection, kind, statement, slug)


def _at_row(connection: sqlite3.Connection, ref: Ref | None, text: str) -> Ref | None:
    """Return a leaderboard with the best row of the paper that its address names."""
    slug = paper_on_board(text)
    if slug is None or ref is None or ref.kind is not Kind.BOARD:
        return ref
    paper = _paper(connection, "slug", slug)
    row = None if paper is None else connection.execute(_ROW, (ref.id, paper.id)).fetchone()
    return ref if row is None else replace(ref, result_id=row[0])


def _by_address(connection: sqlite3.Connection, text: str) -> Ref | None:
    """Look up an address as it is, then the repository it lies in, then without its query."""
    url = repository_url(text) or text
    for spelled in (url, repository_root(url), url.partition("?")[0]):
        if spelled and (found := _known_address(connection, spelled)):
            return found
    return None


def _known_address(connection: sqlite3.Connection, url: str) -> Ref | None:
    statement = "SELECT paper_id, repository_id FROM address WHERE key = ?"
    row = connection.execute(statement, (address_key(url),)).fetchone()
    if row is None:
        return None
    if row[0] is not None:
        return _paper(connection, "id", row[0])
    statement = "SELECT id, url FROM repository WHERE id = ?"
    number, address = connection.execute(statement, (row[1],)).fetchone()
    return Ref(Kind.REPOSITORY, number, address, repository_name(address))


def _paper(connection: sqlite3.Connection, column: str, value: str | int) -> Ref | None:
    """Return the first paper with this value, or else the first version of one."""
    return _first(connection, Kind.PAPER, _PAPER.format(column), value) or _first(
        connection, Kind.PAPER, _VERSION.format(column), value
    )


def _first(
    connection: sqlite3.Connection, kind: Kind, statement: str, value: str | int
) -> Ref | None:
    row = connection.execute(statement, (value,)).fetchone()
    return None if row is None else Ref(kind, *row)


def _storable(text: str) -> str:
    """Return `text` without the half characters that come from bytes that are no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")

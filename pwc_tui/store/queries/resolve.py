"""What a reference names: an id, an address of any kind, or a paper's exact title. Never a scan.

Budget: an address that is typed is known within a key press (16 ms).
"""

import re
import sqlite3

from pwc_tui.domain.addresses import address_key, unwrapped
from pwc_tui.domain.references import (
    badge_board,
    is_address,
    linked_arxiv_id,
    marked_paper,
    old_page,
    pasted_arxiv_id,
    repaired_arxiv_id,
    repository_name,
    repository_root,
    repository_url,
)
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.clean import title_key, words
from pwc_tui.store.queries.members import nearest_spelling

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
_MARKED = (
    "SELECT result.id FROM result JOIN benchmark ON benchmark.id = benchmark_id"
    " WHERE benchmark.slug = ? AND paper_id IN (SELECT id FROM paper WHERE slug = ?"
    " UNION SELECT version_of FROM version WHERE slug = ?) ORDER BY position LIMIT 1"
)
"""The best result of a paper, or of the paper it is a version of, in the file's own order."""
_FOLDERS = {
    "paper": Kind.PAPER,
    "sota": Kind.BOARD,
    **{kind.value: kind for kind in (Kind.TASK, Kind.DATASET, Kind.METHOD, Kind.AUTHOR)},
}
"""The folders of the old site, and what their pages were of."""


def resolve(connection: sqlite3.Connection, text: str) -> Ref | None:
    """Return what an id or an address names, or None.

    arXiv ids and addresses, DOIs, pages and badges of Papers With Code (papers, leaderboards,
    tasks, datasets, methods, authors), repositories and pages in them, all addresses the archive
    has of a paper, however they are spelled, and public ids of papers of three words and more.
    `domain.references.is_address` tells whether `text` can be anything else.
    """
    whole = _storable(text).strip()
    text = unwrapped(whole)
    if not text or len(whole) > LONGEST:
        return None
    if found := _by_arxiv_id(connection, text):
        return found
    if board := badge_board(text):
        return find_slug(connection, Kind.BOARD, board)
    if page := old_page(text):
        folder, slug = page
        return find_slug(connection, _FOLDERS[folder], slug) if folder in _FOLDERS else None
    if is_address(text):
        # Some addresses do end with what usually stands behind one.
        return _by_address(connection, text) or _by_address(connection, whole)
    return _paper(connection, "slug", text.lower()) if _SLUG.fullmatch(text) else None


def find_slug(connection: sqlite3.Connection, kind: Kind, slug: str) -> Ref | None:
    """Return what of this kind has this public id, or None. That of a repository is its address."""
    if kind is Kind.PAPER:
        return _paper(connection, "slug", slug)
    if kind is Kind.REPOSITORY:
        return _repository(connection, "url", repository_url(slug) or slug)
    by_slug = f"SELECT id, slug, name FROM {kind} WHERE slug = ?"
    return _first(connection, kind, _BOARD if kind is Kind.BOARD else by_slug, slug)


def marked_result(connection: sqlite3.Connection, board: str, text: str) -> int | None:
    """Return the result of `board` (a slug) that an address of it points out, or None."""
    paper = marked_paper(_storable(text)[:LONGEST])
    row = connection.execute(_MARKED, (board, paper, paper)).fetchone() if paper else None
    return None if row is None else int(row[0])


def find_paper(connection: sqlite3.Connection, reference: str) -> int | None:
    """Return the id of the paper `reference` names: see `Cards.find` for the ways."""
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
    GitHub, else a name in any case; of several the one with most papers. Of the spellings of an
    author's name it is the one that is typed, but for case.
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
    exact = (
        _of_kind(resolve(connection, reference), kind)
        or _first(connection, kind, query.format("slug = ?"), reference.lower())
        or _first(connection, kind, query.format("name = ?"), reference)
    )
    nearly = exact or (
        _first(connection, kind, query.format("slug = ?"), "-".join(words(reference)))
        or _first(connection, kind, query.format("lower(name) = lower(?)"), reference)
    )
    if kind is Kind.AUTHOR and nearly and not exact:
        return nearest_spelling(connection, nearly, reference)
    return nearly


def _of_kind(ref: Ref | None, kind: Kind) -> Ref | None:
    return ref if ref is not None and ref.kind is kind else None


def _by_arxiv_id(connection: sqlite3.Connection, text: str) -> Ref | None:
    """Look up the id in a text; an id that lost zeros is another one's only if one has it so."""
    arxiv = pasted_arxiv_id(text) or linked_arxiv_id(text)
    if arxiv is None:
        return None
    spelled = dict.fromkeys((arxiv, repaired_arxiv_id(arxiv) or arxiv))
    return next(filter(None, (_paper(connection, "arxiv_id", each) for each in spelled)), None)


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
    return _repository(connection, "id", row[1])


def _repository(connection: sqlite3.Connection, column: str, value: str | int) -> Ref | None:
    statement = f"SELECT id, url FROM repository WHERE {column} = ?"
    row = connection.execute(statement, (value,)).fetchone()
    if row is None:
        return None
    number, url = row
    return Ref(Kind.REPOSITORY, number, url, repository_name(url))


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

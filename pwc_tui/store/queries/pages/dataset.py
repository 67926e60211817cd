"""The page of a dataset.

Budget: a page in 100 ms.
"""

import sqlite3
from collections import defaultdict

from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.pages.entity_pages import DatasetLoader, DatasetPage
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.queries.board_lists import board_entries
from pwc_tui.store.queries.pages.common import head, link, mention, refs, usage_of

_HEAD = (
    "SELECT id, slug, name, full_name, description, short_description, homepage, paper_id,"
    " paper_title, paper_url, introduced_date, warning, license_name, license_url, parent_id,"
    " paper_count FROM dataset WHERE id = ?"
)
_TASKS = (
    "SELECT id, slug, name FROM task WHERE id IN (SELECT task_id FROM dataset_task"
    " WHERE dataset_id = ? UNION SELECT task_id FROM benchmark WHERE dataset_id = ?)"
    " ORDER BY paper_count DESC, name"
)
_LOADERS = (
    "SELECT repository, url, frameworks FROM dataset_loader WHERE dataset_id = ? ORDER BY position"
)
_PARTS = (
    "SELECT id, slug, name FROM dataset WHERE parent_id = ? AND id <> ?"
    " ORDER BY board_count DESC, name"
)
_BY_ID = "SELECT id, slug, name FROM dataset WHERE id = ?"
_BOARDS_UNDER = (
    " WHERE dataset_id = ? OR dataset_id IN (SELECT id FROM dataset WHERE parent_id = ?)"
)


def read_dataset(connection: sqlite3.Connection, number: int, flips: Flips) -> DatasetPage:
    """Return everything that belongs to a dataset; raises KeyError for an unknown number."""
    row = head(connection, _HEAD, number)
    ref = Ref(Kind.DATASET, *row[:3])
    full_name, description, short, homepage, *paper = row[3:10]
    introduced, warning, licence, licence_url, parent_id, papers = row[10:]
    tags = _tags(connection, number)
    parent = refs(connection, Kind.DATASET, _BY_ID, (parent_id,))
    return DatasetPage(
        ref=ref,
        full_name=full_name or "",
        description=description or short or "",
        homepage=homepage or "",
        paper=mention(connection, *paper),
        introduced=introduced or "",
        warning=warning or "",
        licence=link(licence, licence_url),
        modalities=tuple(tags["modality"]),
        languages=tuple(tags["language"]),
        variants=tuple(tags["variant"]),
        tasks=refs(connection, Kind.TASK, _TASKS, (number, number)),
        loaders=tuple(
            DatasetLoader(repository, url, tuple(filter(None, frameworks.split("\n"))))
            for repository, url, frameworks in connection.execute(_LOADERS, (number,))
        ),
        parent=parent[0] if parent else None,
        parts=refs(connection, Kind.DATASET, _PARTS, (number, number)),
        boards=tuple(board_entries(connection, flips, _BOARDS_UNDER, (number, number))),
        stated_papers=papers,
        usage=usage_of(connection, ref),
    )


def _tags(connection: sqlite3.Connection, number: int) -> defaultdict[str, list[str]]:
    """Return what the dataset is filed under, by kind, in the archive's order."""
    query = "SELECT kind, value FROM dataset_tag WHERE dataset_id = ? ORDER BY position"
    tags: defaultdict[str, list[str]] = defaultdict(list)
    for kind, value in connection.execute(query, (number,)):
        tags[kind].append(value)
    return tags

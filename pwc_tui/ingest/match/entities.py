"""Which tasks and datasets leaderboards mean, and the public ids of all of them and their areas."""

from pwc_tui.ingest.clean.slugs import NAME_LENGTH, Wanted, own_slugs
from pwc_tui.store.write.database_writer import DatabaseWriter

_TASKS = (
    "INSERT OR IGNORE INTO stage.task (name) SELECT name FROM refs.task ORDER BY id",
    "CREATE TABLE stage.task_of (reference INTEGER PRIMARY KEY, task INTEGER)",
    "INSERT INTO stage.task_of SELECT r.id, t.id FROM refs.task AS r"
    " CROSS JOIN stage.task AS t ON t.name = r.name ORDER BY r.id",
    "UPDATE stage.task AS own SET description = r.description, source_title = r.source_title,"
    " source_url = r.source_url FROM stage.task_of AS o CROSS JOIN refs.task AS r"
    " ON r.id = o.reference WHERE o.task = own.id",
    "INSERT INTO stage.task_area SELECT o.task, a.name FROM refs.task_area AS a"
    " CROSS JOIN stage.task_of AS o ON o.reference = a.task ORDER BY o.task, a.rowid",
    "INSERT INTO task_parent SELECT p.task, c.task FROM refs.task_parent AS t"
    " CROSS JOIN stage.task_of AS p ON p.reference = t.parent"
    " CROSS JOIN stage.task_of AS c ON c.reference = t.task ORDER BY 1, 2",
    "INSERT INTO task_synonym SELECT o.task, s.name FROM refs.task_synonym AS s"
    " CROSS JOIN stage.task_of AS o ON o.reference = s.task ORDER BY 1, 2",
)
_DATASETS = (
    "INSERT INTO stage.dataset (name, reference) SELECT name, id FROM refs.dataset"
    " WHERE parent > 0 OR name NOT IN (SELECT name FROM stage.dataset_name) ORDER BY id",
    "CREATE INDEX stage.dataset_reference ON dataset (reference) WHERE reference IS NOT NULL",
    "CREATE INDEX stage.variant ON dataset_tag (value, dataset) WHERE kind = 'variant'",
    "CREATE TABLE stage.dataset_of (reference INTEGER PRIMARY KEY, dataset INTEGER, is_part)",
    "INSERT INTO stage.dataset_of SELECT r.id, ifnull("
    "(SELECT id FROM stage.dataset WHERE reference = r.id),"
    " (SELECT dataset FROM stage.dataset_name WHERE name = r.name)), r.parent > 0"
    " FROM refs.dataset AS r ORDER BY r.id",
    "UPDATE stage.dataset AS own SET parent = iif(o.is_part,"
    " (SELECT p.dataset FROM refs.dataset AS r CROSS JOIN stage.dataset_of AS p"
    " ON p.reference = r.parent WHERE r.id = own.reference),"
    " (SELECT min(dataset) FROM stage.dataset_tag WHERE kind = 'variant' AND value = own.name))"
    " FROM stage.dataset_of AS o WHERE o.reference = own.reference",
)
"""A part of a dataset stands under that, and a variant under the first one that lists it."""

_BOARDS = (
    "CREATE TABLE refs.placement"
    " (id INTEGER PRIMARY KEY, board INTEGER, slug, task INTEGER, dataset INTEGER)",
    "INSERT INTO refs.placement (board, slug, task, dataset) SELECT b.id, b.slug, t.task, d.dataset"
    " FROM refs.board AS b CROSS JOIN stage.task_of AS t ON t.reference = b.task"
    " CROSS JOIN stage.dataset_of AS d ON d.reference = b.dataset ORDER BY b.id",
    *(
        f"UPDATE stage.{kind} AS own SET board_count = n.boards FROM"
        f" (SELECT {kind}, count(*) AS boards FROM refs.placement GROUP BY 1) AS n"
        f" WHERE n.{kind} = own.id"
        for kind in ("task", "dataset")
    ),
)
_SORTED = (
    "CREATE TABLE stage.collection (id INTEGER PRIMARY KEY, slug, name, area, UNIQUE (name, area))",
    "INSERT OR IGNORE INTO stage.collection (name, area) SELECT name, area"
    " FROM stage.method_collection ORDER BY method, rowid",
    "CREATE TABLE stage.area (id INTEGER PRIMARY KEY, slug, name UNIQUE)",
    "INSERT OR IGNORE INTO stage.area (name) SELECT name FROM stage.task_area ORDER BY rowid",
    "INSERT OR IGNORE INTO stage.area (name) SELECT area FROM stage.collection WHERE area <> ''"
    " ORDER BY id",
)
"""Areas and collections are numbered as they are met."""

_NAMED = "SELECT id, slug, name FROM {} ORDER BY id"
_DATASETS_NAMED = (
    "SELECT own.id, own.slug, iif(o.is_part, p.name || ' ' || own.name, own.name)"
    " FROM stage.dataset AS own LEFT JOIN stage.dataset AS p ON p.id = own.parent"
    " LEFT JOIN stage.dataset_of AS o ON o.reference = own.reference ORDER BY own.id"
)
_COLLECTIONS_NAMED = "SELECT id, NULL, name, area FROM {} ORDER BY id"
_BOARDS_NAMED = (
    "SELECT b.id, b.slug, t.slug || '-on-' || d.slug FROM refs.placement AS b"
    " CROSS JOIN stage.task AS t ON t.id = b.task CROSS JOIN stage.dataset AS d ON d.id = b.dataset"
    " ORDER BY b.id"
)


def place_boards(writer: DatabaseWriter) -> None:
    """Find or add the tasks and datasets of leaderboards, and tell them in `refs.placement`."""
    for statement in (*_TASKS, *_DATASETS, *_BOARDS):
        writer.execute(statement)
    _give_slugs(writer, "stage.task")
    _give_slugs(writer, "stage.dataset", _DATASETS_NAMED)
    _give_slugs(writer, "stage.method")
    _give_slugs(writer, "refs.placement", _BOARDS_NAMED, longest=2 * NAME_LENGTH)


def sort_into_areas(writer: DatabaseWriter) -> None:
    """Give numbers and slugs to the areas of tasks and the collections of methods, all known."""
    for statement in _SORTED:
        writer.execute(statement)
    _give_slugs(writer, "stage.area")
    _give_slugs(writer, "stage.collection", _COLLECTIONS_NAMED)


def _give_slugs(
    writer: DatabaseWriter, table: str, wanted: str = _NAMED, longest: int = NAME_LENGTH
) -> None:
    """Give all rows of a table of the stage slugs of their own.

    `wanted` is the query for their numbers, the slugs of old addresses, names, and details.
    """
    everyone = writer.rows(wanted.format(table))
    slugs = own_slugs((Wanted(*told) for _, *told in everyone), longest=longest)
    changes = [
        (slug, id_)
        for slug, (id_, stated, *_) in zip(slugs, everyone, strict=True)
        if slug != stated
    ]
    writer.execute_many(f"UPDATE {table} SET slug = ? WHERE id = ?", changes)

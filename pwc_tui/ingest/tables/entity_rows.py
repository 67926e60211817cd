"""The tables of tasks, datasets and methods, and of what they are sorted into, from the stage."""

from pwc_tui.domain.text.name_keys import twin_key
from pwc_tui.ingest.match.entity_stage import told
from pwc_tui.store.write.database_writer import DatabaseWriter

_TASKS = (
    "INSERT INTO task SELECT own.id, own.slug, own.name, own.description, own.source_title,"
    " own.source_url, (SELECT count(*) FROM paper_task WHERE task_id = own.id), own.board_count,"
    " twin_key(own.name) FROM stage.task AS own ORDER BY own.id"
)
_PAPER = (
    "(SELECT p.paper FROM stage.found_{} AS f CROSS JOIN stage.paper_of AS p ON p.arrival = f.paper"
    " WHERE f.id = own.id)"
)


def _texts(kind: str, *columns: str) -> str:
    return ", ".join(told(kind, column) for column in columns)


_DATASETS = (
    "INSERT INTO dataset SELECT own.id, own.slug, own.name,"
    f" {_texts('dataset', 'full_name', 'homepage')}, ifnull({told('dataset', 'description')}, ''),"
    f" {_texts('dataset', 'short_description', 'paper_title')},"
    f" {told('dataset', 'paper_url', 'paper_title')}, {_PAPER.format('dataset')},"
    f" {_texts('dataset', 'introduced_date', 'warning', 'image', 'license_name', 'license_url')},"
    " own.parent, own.paper_count, own.board_count, own.record IS NOT NULL, 0, ''"
    " FROM stage.dataset AS own ORDER BY own.id",
    "INSERT INTO dataset_tag SELECT dataset, kind, value, row_number() OVER"
    " (PARTITION BY dataset, kind ORDER BY priority, place) - 1 FROM (SELECT dataset, kind, value,"
    " min(priority) AS priority, rowid AS place FROM stage.dataset_tag GROUP BY 1, 2, 3)"
    " ORDER BY 1, 2, 3",
    "INSERT INTO dataset_task SELECT DISTINCT dataset, task FROM stage.dataset_task ORDER BY 1, 2",
    "INSERT INTO dataset_loader SELECT dataset, row_number() OVER"
    " (PARTITION BY dataset ORDER BY priority, place) - 1, url, repository, frameworks FROM"
    " (SELECT *, min(priority) AS priority, rowid AS place FROM stage.dataset_loader"
    " GROUP BY dataset, url, repository, frameworks) ORDER BY 1, 2",
)
_METHODS = (
    "INSERT INTO method SELECT own.id, own.slug, own.name, "
    f"{told('method', 'full_name')}, ifnull({told('method', 'description')}, ''),"
    f" {told('method', 'paper_title')}, {told('method', 'paper_url', 'paper_title')},"
    f" {_PAPER.format('method')},"
    f" {_texts('method', 'introduced_year', 'source_title', 'source_url', 'code_snippet_url')},"
    " (SELECT count(*) FROM paper_method WHERE method_id = own.id),"
    " (SELECT max(stated_papers) FROM stage.method_told WHERE method = own.id),"
    " own.record IS NOT NULL, 0, '' FROM stage.method AS own ORDER BY own.id"
)
_SORTS = (
    "INSERT INTO area SELECT id, slug, name FROM stage.area ORDER BY id",
    "INSERT INTO task_area SELECT t.task, a.id FROM stage.task_area AS t"
    " CROSS JOIN stage.area AS a ON a.name = t.name ORDER BY 1, 2",
    "INSERT INTO collection SELECT c.id, c.slug, c.name, a.id FROM stage.collection AS c"
    " LEFT JOIN stage.area AS a ON a.name = c.area ORDER BY c.id",
    "INSERT INTO method_collection SELECT DISTINCT m.method, c.id FROM stage.method_collection AS m"
    " CROSS JOIN stage.collection AS c ON c.name = m.name AND c.area = m.area ORDER BY 1, 2",
)


def write_tasks(writer: DatabaseWriter) -> None:
    """Write the tasks, when the papers of all are linked."""
    writer.define(twin_key)
    writer.execute(_TASKS)


def write_datasets(writer: DatabaseWriter) -> None:
    """Write the datasets with tags, tasks and loaders; none is hidden yet."""
    for statement in _DATASETS:
        writer.execute(statement)


def write_methods(writer: DatabaseWriter) -> None:
    """Write the methods, of which none is hidden yet, when the papers of all are linked."""
    writer.execute(_METHODS)


def write_areas(writer: DatabaseWriter) -> None:
    """Write areas and collections, and what is sorted into them."""
    for statement in _SORTS:
        writer.execute(statement)

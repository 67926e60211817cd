"""The rows of tasks, datasets and methods, and of what they are sorted into."""

from collections.abc import Iterable, Iterator, Sequence

from pwc_tui.domain.text.name_keys import twin_key
from pwc_tui.ingest.clean.slugs import Wanted, distinct_slugs, own_slugs
from pwc_tui.ingest.registries.boards import BoardHead
from pwc_tui.ingest.registries.datasets import TAG_FIELDS, Dataset, DatasetDetails, Datasets
from pwc_tui.ingest.registries.tasks_and_methods import Method, MethodFacts, Methods, Tasks
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.tables.hidden_entities import hidden_datasets
from pwc_tui.store.schema.entities import (
    AreaRow,
    CollectionRow,
    DatasetLoaderRow,
    DatasetRow,
    DatasetTagRow,
    DatasetTaskRow,
    MethodCollectionRow,
    MethodRow,
    TaskAreaRow,
    TaskParentRow,
    TaskRow,
    TaskSynonymRow,
)
from pwc_tui.store.write.bulk_insert import Row
from pwc_tui.store.write.database_writer import DatabaseWriter


class Areas:
    """The areas, numbered as they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        """Return the number of an area, a new one if it is met for the first time."""
        return self._numbers.setdefault(name, len(self._numbers) + 1)

    def rows(self) -> Iterable[Row]:
        """Return the rows of all areas met."""
        slugs = distinct_slugs(self._numbers)
        named = zip(self._numbers.items(), slugs, strict=True)
        return [(id_, slug, name) for (name, id_), slug in named]


def task_slugs(tasks: Tasks) -> list[str]:
    """Return the slugs of all tasks by number from 1."""
    return own_slugs(Wanted(task.slug, task.name) for task in tasks.all())


def write_tasks(
    writer: DatabaseWriter,
    tasks: Tasks,
    boards: Iterable[BoardHead],
    areas: Areas,
    paper_counts: Sequence[int],
) -> None:
    """Write the tasks; `paper_counts` are by number from 1."""
    everyone = tasks.all()
    board_counts = _tally((board.task_id for board in boards), len(everyone))
    slugs = task_slugs(tasks)
    rows = [
        (
            task.id,
            slug,
            task.name,
            task.description,
            task.source.title if task.source else None,
            task.source.url if task.source else None,
            papers,
            board_count,
            twin_key(task.name),
        )
        for task, slug, papers, board_count in zip(
            everyone, slugs, paper_counts, board_counts, strict=True
        )
    ]
    writer.insert(TaskRow, rows)
    parents = sorted((parent, task.id) for task in everyone for parent in task.parents)
    writer.insert(TaskParentRow, parents)
    pairs = sorted((task.id, areas.number(name)) for task in everyone for name in task.areas)
    writer.insert(TaskAreaRow, pairs)
    synonyms = sorted((task.id, name) for task in everyone for name in task.synonyms)
    writer.insert(TaskSynonymRow, synonyms)


def dataset_slugs(datasets: Datasets) -> list[str]:
    """Return the slugs of all datasets by number from 1."""
    everyone = datasets.all()
    full_names = (
        f"{everyone[dataset.parent_id - 1].name} {dataset.name}"
        if dataset.parent_id and dataset.is_part
        else dataset.name
        for dataset in everyone
    )
    named = zip(everyone, full_names, strict=True)
    return own_slugs(Wanted(item.slug, name) for item, name in named)


def write_datasets(
    writer: DatabaseWriter,
    datasets: Datasets,
    boards: Iterable[BoardHead],
    papers: Sequence[int],
    ledger: Ledger,
) -> None:
    """Write the datasets; `papers` are the numbers of theirs, 0 for none."""
    everyone = datasets.all()
    board_counts = _tally((board.dataset_id for board in boards), len(everyone))
    slugs = dataset_slugs(datasets)
    hidden = hidden_datasets(datasets, board_counts, ledger)
    details = datasets.details
    known = zip(everyone, details(), strict=True)
    rows = zip(known, slugs, papers, board_counts, hidden, strict=True)
    writer.insert(DatasetRow, (_dataset_row(*row) for row in rows))
    writer.insert(DatasetTagRow, _tags(details()))
    pairs = ((id_, task) for id_, told in enumerate(details(), 1) for task in sorted(told.tasks))
    writer.insert(DatasetTaskRow, pairs)
    loaders = (
        (id_, position, loader.url, loader.repository, "\n".join(loader.frameworks))
        for id_, told in enumerate(details(), 1)
        for position, loader in enumerate(told.loaders)
    )
    writer.insert(DatasetLoaderRow, loaders)


def write_methods(
    writer: DatabaseWriter,
    methods: Methods,
    areas: Areas,
    *,
    papers: Sequence[int],
    paper_counts: Sequence[int],
    hidden: Sequence[str],
) -> None:
    """Write the methods and the collections they are in; `hidden` tells why, "" if not."""
    everyone = methods.all()
    slugs = own_slugs(Wanted(method.slug, method.name) for method in everyone)
    known = zip(everyone, methods.facts(), strict=True)
    rows = zip(known, slugs, papers, paper_counts, hidden, strict=True)
    writer.insert(MethodRow, (_method_row(*row) for row in rows))
    collections: dict[tuple[str, str], int] = {}
    pairs = sorted(
        (method.id, collections.setdefault(collection, len(collections) + 1))
        for method, facts in zip(everyone, methods.facts(), strict=True)
        for collection in facts.collections
    )
    wanted = (Wanted(None, name, area) for name, area in collections)
    named = zip(collections.items(), own_slugs(wanted), strict=True)
    writer.insert(
        CollectionRow,
        (
            (id_, slug, name, areas.number(area) if area else None)
            for ((name, area), id_), slug in named
        ),
    )
    writer.insert(MethodCollectionRow, pairs)


def write_areas(writer: DatabaseWriter, areas: Areas) -> None:
    """Write the areas, when everything that names one is written."""
    writer.insert(AreaRow, areas.rows())


def _dataset_row(
    known: tuple[Dataset, DatasetDetails],
    slug: str,
    paper: int,
    board_count: int,
    hidden_because: str,
) -> Row:
    dataset, details = known
    texts, stated = details.texts, details.paper
    return (
        dataset.id,
        slug,
        dataset.name,
        texts.get("full_name"),
        texts.get("homepage"),
        texts.get("description") or "",
        texts.get("short_description"),
        stated.title if stated else None,
        stated.url if stated else None,
        paper or None,
        texts.get("introduced_date"),
        texts.get("warning"),
        texts.get("image"),
        texts.get("license_name"),
        texts.get("license_url"),
        dataset.parent_id,
        dataset.paper_count,
        board_count,
        dataset.is_listed,
        bool(hidden_because),
        hidden_because,
    )


def _method_row(
    known: tuple[Method, MethodFacts],
    slug: str,
    paper: int,
    paper_count: int,
    hidden_because: str,
) -> Row:
    method, facts = known
    return (
        method.id,
        slug,
        method.name,
        facts.full_name,
        facts.description or "",
        facts.paper.title if facts.paper else None,
        facts.paper.url if facts.paper else None,
        paper or None,
        facts.introduced_year,
        facts.source_title,
        facts.source_url,
        facts.code_snippet_url,
        paper_count,
        facts.stated_paper_count,
        method.is_listed,
        bool(hidden_because),
        hidden_because,
    )


def _tags(details: Iterable[DatasetDetails]) -> Iterator[Row]:
    for id_, told in enumerate(details, 1):
        yield from sorted(
            (id_, kind, value, position)
            for kind, _ in TAG_FIELDS
            for position, value in enumerate(told.tags.get(kind, ()))
        )


def _tally(ids: Iterable[int], count: int) -> list[int]:
    counts = [0] * count
    for id_ in ids:
        counts[id_ - 1] += 1
    return counts

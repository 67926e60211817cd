"""The rows of tasks, datasets and methods, and of what they are sorted into."""

from collections.abc import Callable, Iterable, Sequence

from pwc_tui.archive.boards import Boards
from pwc_tui.archive.cleaning import LinkText
from pwc_tui.archive.datasets import TAG_FIELDS, Dataset, Datasets
from pwc_tui.archive.entities import Method, Methods, Tasks
from pwc_tui.archive.slugs import Slugs, own_slugs, slugify
from pwc_tui.store.entity_tables import (
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
from pwc_tui.store.writing import DatabaseWriter, Row

PaperOf = Callable[[Sequence[LinkText | None]], list[int | None]]
"""Looks up the numbers of the papers that titles and addresses mean."""


class Areas:
    """The areas, numbered as they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        """Return the number of an area, a new one if it is met for the first time."""
        return self._numbers.setdefault(name, len(self._numbers) + 1)

    def rows(self) -> Iterable[Row]:
        """Return the rows of all areas met."""
        slugs = Slugs()
        return [(id_, slugs.take(slugify(name)), name) for name, id_ in self._numbers.items()]


def write_tasks(
    writer: DatabaseWriter,
    tasks: Tasks,
    boards: Boards,
    areas: Areas,
    paper_counts: Sequence[int],
) -> list[str]:
    """Write the tasks and return their slugs; `paper_counts` and slugs are by number from 1."""
    everyone = tasks.all()
    board_counts = _tally((board.task_id for board in boards.all()), len(everyone))
    slugs = own_slugs((task.slug, task.name) for task in everyone)
    rows = [
        (
            task.id,
            slug,
            task.name,
            task.description,
            task.source.title if task.source else None,
            task.source.url if task.source else None,
            paper_count,
            board_count,
        )
        for task, slug, paper_count, board_count in zip(
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
    return slugs


def write_datasets(
    writer: DatabaseWriter, datasets: Datasets, boards: Boards, paper_of: PaperOf
) -> list[str]:
    """Write the datasets and return their slugs, by number from 1."""
    everyone = datasets.all()
    board_counts = _tally((board.dataset_id for board in boards.all()), len(everyone))
    full_names = [
        f"{everyone[dataset.parent_id - 1].name} {dataset.name}"
        if dataset.parent_id and dataset.is_part
        else dataset.name
        for dataset in everyone
    ]
    slugs = own_slugs((item.slug, name) for item, name in zip(everyone, full_names, strict=True))
    papers = paper_of([dataset.paper for dataset in everyone])
    rows = zip(everyone, slugs, papers, board_counts, strict=True)
    writer.insert(DatasetRow, (_dataset_row(*row) for row in rows))
    writer.insert(DatasetTagRow, sorted(_tags(everyone)))
    pairs = sorted((item.id, task) for item in everyone for task in item.tasks)
    writer.insert(DatasetTaskRow, pairs)
    loaders = (
        (item.id, position, loader.url, loader.repository, "\n".join(loader.frameworks))
        for item in everyone
        for position, loader in enumerate(item.loaders)
    )
    writer.insert(DatasetLoaderRow, loaders)
    return slugs


def write_methods(
    writer: DatabaseWriter,
    methods: Methods,
    areas: Areas,
    paper_of: PaperOf,
    paper_counts: Sequence[int],
) -> None:
    """Write the methods and the collections they are in."""
    everyone = methods.all()
    slugs = own_slugs((method.slug, method.name) for method in everyone)
    papers = paper_of([method.facts.paper for method in everyone])
    rows = zip(everyone, slugs, papers, paper_counts, strict=True)
    writer.insert(MethodRow, (_method_row(*row) for row in rows))
    collections: dict[tuple[str, str], int] = {}
    pairs = sorted(
        (method.id, collections.setdefault(collection, len(collections) + 1))
        for method in everyone
        for collection in method.facts.collections
    )
    taken = Slugs()
    writer.insert(
        CollectionRow,
        (
            (id_, taken.take(slugify(name)), name, areas.number(area) if area else None)
            for (name, area), id_ in collections.items()
        ),
    )
    writer.insert(MethodCollectionRow, pairs)


def write_areas(writer: DatabaseWriter, areas: Areas) -> None:
    """Write the areas, when everything that names one is written."""
    writer.insert(AreaRow, areas.rows())


def _dataset_row(dataset: Dataset, slug: str, paper: int | None, board_count: int) -> Row:
    texts = dataset.texts
    return (
        dataset.id,
        slug,
        dataset.name,
        texts.get("full_name"),
        texts.get("homepage"),
        texts.get("description") or "",
        texts.get("short_description"),
        dataset.paper.title if dataset.paper else None,
        dataset.paper.url if dataset.paper else None,
        paper,
        texts.get("introduced_date"),
        texts.get("warning"),
        texts.get("image"),
        texts.get("license_name"),
        texts.get("license_url"),
        dataset.parent_id,
        dataset.paper_count,
        board_count,
        dataset.is_listed,
    )


def _method_row(method: Method, slug: str, paper: int | None, paper_count: int) -> Row:
    facts = method.facts
    return (
        method.id,
        slug,
        method.name,
        facts.full_name,
        facts.description or "",
        facts.paper.title if facts.paper else None,
        facts.paper.url if facts.paper else None,
        paper,
        facts.introduced_year,
        facts.source_title,
        facts.source_url,
        facts.code_snippet_url,
        paper_count,
        facts.stated_paper_count,
        method.is_listed,
    )


def _tags(datasets: Iterable[Dataset]) -> Iterable[tuple[int, str, str, int]]:
    for dataset in datasets:
        for kind, _ in TAG_FIELDS:
            for position, value in enumerate(dataset.tags.get(kind, ())):
                yield dataset.id, kind, value, position


def _tally(ids: Iterable[int], count: int) -> list[int]:
    counts = [0] * count
    for id_ in ids:
        counts[id_ - 1] += 1
    return counts

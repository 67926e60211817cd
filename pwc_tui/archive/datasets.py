"""The datasets file, and the datasets only a leaderboard knows."""

from dataclasses import dataclass, field

from pwc_tui.archive.cleaning import (
    LinkText,
    integer,
    line,
    lines,
    object_of,
    objects,
    real_text,
)
from pwc_tui.archive.decoding import Batch
from pwc_tui.archive.entities import Tasks
from pwc_tui.archive.ledger import Ledger
from pwc_tui.archive.slugs import slug_in

_MOST_PAPERS = 10**7
TAG_FIELDS = (("modality", "modalities"), ("language", "languages"), ("variant", "variants"))
"""The kinds of `dataset_tag` and the fields they come from."""


@dataclass(frozen=True, slots=True)
class Loader:
    """Code that loads a dataset."""

    url: str
    repository: str
    frameworks: tuple[str, ...]


@dataclass(slots=True)
class Dataset:
    """A dataset. `texts` are the plain fields of its record, by name."""

    id: int
    name: str
    slug: str | None = None
    texts: dict[str, str | None] = field(default_factory=dict)
    paper: LinkText | None = None
    parent_id: int | None = None
    is_part: bool = False
    """Whether its name means something within its parent only: "Medical partition"."""
    paper_count: int = 0
    is_listed: bool = False
    tags: dict[str, list[str]] = field(default_factory=dict)
    tasks: dict[int, None] = field(default_factory=dict)
    loaders: list[Loader] = field(default_factory=list)


class Datasets:
    """All datasets, numbered in the order in which they are met."""

    def __init__(self, tasks: Tasks) -> None:
        self._all: list[Dataset] = []
        self._by_slug: dict[str, Dataset] = {}
        self._by_name: dict[str, Dataset] = {}
        self._by_variant: dict[str, Dataset] = {}
        self._parts: dict[tuple[int, str], Dataset] = {}
        self._tasks = tasks

    def all(self) -> list[Dataset]:
        """Return all datasets in the order of their numbers."""
        return self._all

    def named(self, name: str) -> Dataset:
        """Return the dataset a leaderboard names; a variant stands under the one that lists it."""
        known = self._by_name.get(name)
        if known is not None:
            return known
        dataset = self._add(name)
        parent = self._by_variant.get(name)
        dataset.parent_id = parent.id if parent else None
        return dataset

    def part(self, parent: Dataset, name: str) -> Dataset:
        """Return the dataset of this name within another."""
        known = self._parts.get((parent.id, name))
        if known is None:
            known = self._parts[parent.id, name] = Dataset(len(self._all) + 1, name)
            known.parent_id = parent.id
            known.is_part = True
            self._all.append(known)
        return known

    def take(self, batch: Batch[dict[str, object]], ledger: Ledger) -> None:
        """Take in a batch of records of the datasets file."""
        for number, record in enumerate(batch.records, batch.first):
            if record is not None:
                ledger.record = number
                self._take(record, ledger)

    def _take(self, record: dict[str, object], ledger: Ledger) -> None:
        slug = slug_in(real_text(record.get("url"), "url", ledger), "dataset")
        name = line(record.get("name"), "name", ledger)
        name = name or line(record.get("full_name"), "full_name", ledger)
        if name is None and slug is None:
            ledger.skip("neither name nor address")
            return
        if name is None:
            ledger.note("name", "no name: taken from the address")
        elif slug is None:
            ledger.note("url", "no address: made from the name")
        if (slug in self._by_slug) if slug else (name in self._by_name):
            ledger.merge("the same dataset again", "url")
            return
        dataset = self._add(name or slug or "")
        dataset.is_listed = True
        if slug:
            dataset.slug = slug
            self._by_slug[slug] = dataset
        self._fill(dataset, record, ledger)

    def _fill(self, dataset: Dataset, record: dict[str, object], ledger: Ledger) -> None:
        dataset.texts = {name: real_text(record.get(name), name, ledger) for name in _TEXTS}
        paper = object_of(record.get("paper"), "paper", ledger)
        title = real_text(paper.get("title"), "paper.title", ledger)
        url = real_text(paper.get("url"), "paper.url", ledger)
        if title or url:
            dataset.paper = LinkText(title or "", url or "")
        papers = integer(record.get("num_papers"), "num_papers", ledger, 0, _MOST_PAPERS)
        dataset.paper_count = papers or 0
        for kind, name in TAG_FIELDS:
            dataset.tags[kind] = lines(record.get(name), name, ledger)
        for variant in dataset.tags["variant"]:
            self._by_variant.setdefault(variant, dataset)
        self._fill_tasks(dataset, record, ledger)
        dataset.loaders = list(_loaders(record, ledger))

    def _fill_tasks(self, dataset: Dataset, record: dict[str, object], ledger: Ledger) -> None:
        for entry in objects(record.get("tasks"), "tasks", ledger):
            name = line(entry.get("task"), "tasks.task", ledger)
            if name is None:
                continue
            task = self._tasks.get(name)
            url = real_text(entry.get("url"), "tasks.url", ledger)
            task.slug = task.slug or slug_in(url, "task")
            dataset.tasks[task.id] = None

    def _add(self, name: str) -> Dataset:
        dataset = Dataset(len(self._all) + 1, name)
        self._all.append(dataset)
        self._by_name.setdefault(name, dataset)
        return dataset


_TEXTS = (
    "full_name",
    "homepage",
    "description",
    "short_description",
    "introduced_date",
    "warning",
    "image",
    "license_name",
    "license_url",
)


def _loaders(record: dict[str, object], ledger: Ledger) -> list[Loader]:
    loaders: list[Loader] = []
    for entry in objects(record.get("data_loaders"), "data_loaders", ledger):
        url = real_text(entry.get("url"), "data_loaders.url", ledger)
        repository = real_text(entry.get("repo"), "data_loaders.repo", ledger)
        frameworks = lines(entry.get("frameworks"), "data_loaders.frameworks", ledger)
        if url or repository:
            loaders.append(Loader(url or "", repository or "", tuple(frameworks)))
    return loaders

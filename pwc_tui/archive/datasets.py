"""The datasets file, and the datasets only a leaderboard knows."""

from dataclasses import dataclass, field
from functools import cached_property

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
from pwc_tui.archive.slugs import stated_slug
from pwc_tui.domain.references import page_slug

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
    record: int = 0
    """The record of the datasets file that tells of it first."""
    tags: dict[str, list[str]] = field(default_factory=dict)
    tasks: dict[int, None] = field(default_factory=dict)
    loaders: list[Loader] = field(default_factory=list)

    def merge(self, other: "Dataset") -> None:
        """Take over all that another record of the dataset tells.

        Name and texts are those of the record with the most papers where it has them; the other
        name is kept among the variants.
        """
        is_better = other.paper_count > self.paper_count
        first, second = (other, self) if is_better else (self, other)
        names = first.name, second.name
        self.texts = {field: first.texts[field] or second.texts[field] for field in _TEXTS}
        self.paper = first.paper or second.paper
        self.tags = {
            kind: list(dict.fromkeys(first.tags[kind] + second.tags[kind]))
            for kind, _ in TAG_FIELDS
        }
        self.tasks = first.tasks | second.tasks
        self.loaders = list(dict.fromkeys(first.loaders + second.loaders))
        self.name, self.paper_count = names[0], first.paper_count
        if names[0].casefold() != names[1].casefold() and names[1] not in self.tags["variant"]:
            self.tags["variant"].append(names[1])


class Datasets:
    """All datasets, numbered in the order in which they are met."""

    def __init__(self, tasks: Tasks) -> None:
        self._all: list[Dataset] = []
        self._by_slug: dict[str, Dataset] = {}
        self._by_name: dict[str, Dataset] = {}
        self._parts: dict[tuple[int, str], Dataset] = {}
        self._tasks = tasks

    def all(self) -> list[Dataset]:
        """Return all datasets in the order of their numbers."""
        return self._all

    def named(self, name: str) -> Dataset:
        """Return the dataset a leaderboard names; a variant stands under the one that lists it.

        Names that differ in case are different datasets: DragGAN's "Car" is not "CAR". No record of
        the datasets file may be taken in afterwards.
        """
        known = self._by_name.get(name)
        if known is not None:
            return known
        dataset = self._add(Dataset(0, name))
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
        slug = page_slug(real_text(record.get("url"), "url", ledger) or "", "dataset")
        name = line(record.get("name"), "name", ledger)
        name = name or line(record.get("full_name"), "full_name", ledger)
        if name is None and slug is None:
            ledger.skip("neither name nor address")
            return
        if name is None:
            ledger.note("name", "no name: taken from the address", value=slug)
        elif slug is None:
            ledger.note("url", "no address: made from the name", value=name)
        dataset = _read(record, name or slug or "", slug, self._tasks, ledger)
        known = self._by_slug.get(slug) if slug else self._by_name.get(dataset.name)
        if known is None:
            dataset.record = ledger.record
            self._add(dataset)
            if slug:
                self._by_slug[slug] = dataset
        else:
            again = "the same dataset again: completes the one with most papers"
            ledger.merge(again, "url", dataset.name)
            self._merge(known, dataset)

    def _merge(self, known: Dataset, other: Dataset) -> None:
        if self._by_name.get(known.name) is known:
            del self._by_name[known.name]
        known.merge(other)
        self._by_name.setdefault(known.name, known)

    def _add(self, dataset: Dataset) -> Dataset:
        self._all.append(dataset)
        dataset.id = len(self._all)
        self._by_name.setdefault(dataset.name, dataset)
        return dataset

    @cached_property
    def _by_variant(self) -> dict[str, Dataset]:
        """The first dataset that lists a variant."""
        found: dict[str, Dataset] = {}
        for dataset in self._all:
            for variant in dataset.tags.get("variant", ()):
                found.setdefault(variant, dataset)
        return found


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


def _read(
    record: dict[str, object], name: str, slug: str | None, tasks: Tasks, ledger: Ledger
) -> Dataset:
    """Return the dataset of a record, which has no number yet."""
    papers = integer(record.get("num_papers"), "num_papers", ledger, 0, _MOST_PAPERS)
    return Dataset(
        0,
        name,
        slug,
        texts={field: real_text(record.get(field), field, ledger) for field in _TEXTS},
        paper=_paper(record, ledger),
        paper_count=papers or 0,
        is_listed=True,
        tags={kind: lines(record.get(field), field, ledger) for kind, field in TAG_FIELDS},
        tasks=_task_ids(record, tasks, ledger),
        loaders=_loaders(record, ledger),
    )


def _paper(record: dict[str, object], ledger: Ledger) -> LinkText | None:
    paper = object_of(record.get("paper"), "paper", ledger)
    title = real_text(paper.get("title"), "paper.title", ledger)
    url = real_text(paper.get("url"), "paper.url", ledger)
    return LinkText(title or "", url or "") if title or url else None


def _task_ids(record: dict[str, object], tasks: Tasks, ledger: Ledger) -> dict[int, None]:
    ids: dict[int, None] = {}
    for entry in objects(record.get("tasks"), "tasks", ledger):
        name = line(entry.get("task"), "tasks.task", ledger)
        if name is None:
            continue
        task = tasks.get(name)
        url = real_text(entry.get("url"), "tasks.url", ledger)
        task.slug = stated_slug(name, task.slug, page_slug(url or "", "task"))
        ids[task.id] = None
    return ids


def _loaders(record: dict[str, object], ledger: Ledger) -> list[Loader]:
    loaders: list[Loader] = []
    for entry in objects(record.get("data_loaders"), "data_loaders", ledger):
        url = real_text(entry.get("url"), "data_loaders.url", ledger)
        repository = real_text(entry.get("repo"), "data_loaders.repo", ledger)
        frameworks = lines(entry.get("frameworks"), "data_loaders.frameworks", ledger)
        if url or repository:
            loaders.append(Loader(url or "", repository or "", tuple(frameworks)))
    return loaders

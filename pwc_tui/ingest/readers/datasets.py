"""The datasets file: cleaning each record, and which of them are about the same dataset."""

from collections.abc import Iterator
from dataclasses import dataclass

from pwc_tui.domain.references import page_slug
from pwc_tui.ingest.clean.coerce import integer, line, lines, objects, real_text
from pwc_tui.ingest.match.entity_stage import DATASET_TEXTS, EntityStage
from pwc_tui.ingest.readers.listed_entities import paper_of, shown_name
from pwc_tui.ingest.readers.task_names import TaskNames
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.json_records import Batch
from pwc_tui.store.write.bulk_insert import Row

_MOST_PAPERS = 10**7

_TAGS = (("modality", "modalities"), ("language", "languages"), ("variant", "variants"))
"""The kinds of `dataset_tag` and the fields they come from."""


@dataclass(slots=True)
class _Dataset:
    """A dataset as it is called by the record that says it has most papers."""

    id: int
    name: str
    slug: str | None
    record: int
    """That tells of it first."""
    paper_count: int


class DatasetReader:
    """Takes the records of the datasets file onto the stage, numbered from 1 as they are met."""

    def __init__(self, stage: EntityStage, tasks: TaskNames, ledger: Ledger) -> None:
        self._stage = stage
        self._tasks = tasks
        self._ledger = ledger
        self._all: list[_Dataset] = []
        self._by_slug: dict[str, _Dataset] = {}
        self._by_name: dict[str, _Dataset] = {}

    def take(self, batch: Batch[dict[str, object]]) -> None:
        """Take in a batch of records."""
        for number, record in batch.drained():
            self._ledger.record = number
            self._take(record)

    def complete(self) -> None:
        """Put onto the stage which datasets there are."""
        self._stage.extend("dataset", map(_row, self._all))
        names = ((name, dataset.id) for name, dataset in self._by_name.items())
        self._stage.extend("dataset_name", names)
        self._stage.complete()

    def _take(self, record: dict[str, object]) -> None:
        ledger = self._ledger
        slug = page_slug(real_text(record.get("url"), "url", ledger) or "", "dataset")
        name = line(record.get("name"), "name", ledger)
        name = name or line(record.get("full_name"), "full_name", ledger)
        shown = shown_name(name, slug, ledger)
        if shown is None:
            return
        papers = integer(record.get("num_papers"), "num_papers", ledger, 0, _MOST_PAPERS) or 0
        known = self._by_slug.get(slug) if slug else self._by_name.get(shown)
        if known is None:
            self._tell(self._new(shown, slug, papers), ledger.record, record)
        else:
            self._merge(known, shown, papers, record)
            ledger.merge("repeated dataset: completes the one with most papers", "url", shown)

    def _new(self, name: str, slug: str | None, papers: int) -> int:
        dataset = _Dataset(len(self._all) + 1, name, slug, self._ledger.record, papers)
        self._all.append(dataset)
        self._by_name.setdefault(name, dataset)
        if slug:
            self._by_slug[slug] = dataset
        return dataset.id

    def _merge(self, known: _Dataset, name: str, papers: int, record: dict[str, object]) -> None:
        """Complete a dataset, or lead with what this record tells if it has more papers.

        The other name is kept among the variants.
        """
        is_better, other = papers > known.paper_count, name
        if self._by_name.get(known.name) is known:
            del self._by_name[known.name]
        if is_better:
            other, known.name, known.paper_count = known.name, name, papers
        self._by_name.setdefault(known.name, known)
        number = self._ledger.record
        self._tell(known.id, -number if is_better else number, record)
        if other.casefold() != known.name.casefold():
            self._stage.add("dataset_tag", known.id, number, "variant", other)

    def _tell(self, dataset: int, priority: int, record: dict[str, object]) -> None:
        add, ledger = self._stage.add, self._ledger
        texts = (real_text(record.get(field), field, ledger) for field in DATASET_TEXTS)
        place = dataset, ledger.layer, priority
        add("dataset_told", *place, *paper_of(record, "", ledger), *texts)
        for kind, field in _TAGS:
            for value in lines(record.get(field), field, ledger):
                add("dataset_tag", dataset, priority, kind, value)
        for task in self._tasks_of(record):
            add("dataset_task", dataset, task)
        for loader in _loaders(record, ledger):
            add("dataset_loader", dataset, priority, *loader)

    def _tasks_of(self, record: dict[str, object]) -> Iterator[int]:
        for entry in objects(record.get("tasks"), "tasks", self._ledger):
            name = line(entry.get("task"), "tasks.task", self._ledger)
            if name is None:
                continue
            url = real_text(entry.get("url"), "tasks.url", self._ledger)
            self._tasks.state_slug(name, page_slug(url or "", "task"))
            yield self._tasks.number(name)


def _row(dataset: _Dataset) -> Row:
    named = dataset.id, dataset.name, dataset.slug
    return (*named, dataset.record, dataset.paper_count)


def _loaders(record: dict[str, object], ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    for entry in objects(record.get("data_loaders"), "data_loaders", ledger):
        url = real_text(entry.get("url"), "data_loaders.url", ledger)
        repository = real_text(entry.get("repo"), "data_loaders.repo", ledger)
        frameworks = lines(entry.get("frameworks"), "data_loaders.frameworks", ledger)
        if url or repository:
            yield url or "", repository or "", "\n".join(frameworks)

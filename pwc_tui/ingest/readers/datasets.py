"""The datasets file: cleaning each record."""

from pwc_tui.domain.references import page_slug
from pwc_tui.ingest.clean.coerce import (
    LinkText,
    integer,
    line,
    lines,
    object_of,
    objects,
    real_text,
)
from pwc_tui.ingest.clean.slugs import stated_slug
from pwc_tui.ingest.registries.datasets import (
    TAG_FIELDS,
    TEXT_FIELDS,
    Dataset,
    DatasetDetails,
    Datasets,
    Loader,
)
from pwc_tui.ingest.registries.tasks_and_methods import Tasks, shown_name
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.json_records import Batch

_MOST_PAPERS = 10**7


class DatasetReader:
    """Takes in the records of the datasets file."""

    def __init__(self, datasets: Datasets, tasks: Tasks, ledger: Ledger) -> None:
        self._datasets = datasets
        self._tasks = tasks
        self._ledger = ledger

    def take(self, batch: Batch[dict[str, object]]) -> None:
        """Take in a batch of records."""
        for number, record in batch.drained():
            self._ledger.record = number
            self._take(record)

    def _take(self, record: dict[str, object]) -> None:
        ledger = self._ledger
        slug = page_slug(real_text(record.get("url"), "url", ledger) or "", "dataset")
        name = line(record.get("name"), "name", ledger)
        name = name or line(record.get("full_name"), "full_name", ledger)
        shown = shown_name(name, slug, ledger)
        if shown is None:
            return
        papers = integer(record.get("num_papers"), "num_papers", ledger, 0, _MOST_PAPERS) or 0
        dataset = Dataset(0, shown, slug, paper_count=papers, is_listed=True, record=ledger.record)
        if not self._datasets.listed(dataset, _details(record, self._tasks, ledger)):
            ledger.merge("repeated dataset: completes the one with most papers", "url", shown)


def _details(record: dict[str, object], tasks: Tasks, ledger: Ledger) -> DatasetDetails:
    return DatasetDetails(
        texts={field: real_text(record.get(field), field, ledger) for field in TEXT_FIELDS},
        paper=_paper(record, ledger),
        tags={kind: lines(record.get(field), field, ledger) for kind, field in TAG_FIELDS},
        tasks=_task_ids(record, tasks, ledger),
        loaders=_loaders(record, ledger),
    )


def _paper(record: dict[str, object], ledger: Ledger) -> LinkText | None:
    paper = object_of(record.get("paper"), "paper", ledger)
    title = real_text(paper.get("title"), "paper.title", ledger)
    url = real_text(paper.get("url"), "paper.url", ledger)
    return LinkText(title or "", url or "") if title or url else None


def _task_ids(record: dict[str, object], tasks: Tasks, ledger: Ledger) -> list[int]:
    ids: dict[int, None] = {}
    for entry in objects(record.get("tasks"), "tasks", ledger):
        name = line(entry.get("task"), "tasks.task", ledger)
        if name is None:
            continue
        task = tasks.get(name)
        url = real_text(entry.get("url"), "tasks.url", ledger)
        task.slug = stated_slug(name, task.slug, page_slug(url or "", "task"))
        ids[task.id] = None
    return list(ids)


def _loaders(record: dict[str, object], ledger: Ledger) -> list[Loader]:
    loaders: list[Loader] = []
    for entry in objects(record.get("data_loaders"), "data_loaders", ledger):
        url = real_text(entry.get("url"), "data_loaders.url", ledger)
        repository = real_text(entry.get("repo"), "data_loaders.repo", ledger)
        frameworks = lines(entry.get("frameworks"), "data_loaders.frameworks", ledger)
        if url or repository:
            loaders.append(Loader(url or "", repository or "", tuple(frameworks)))
    return loaders

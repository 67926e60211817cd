"""The evaluation tables: a forest of tasks with datasets, and on them the results."""

from collections.abc import Iterable, Iterator
from itertools import repeat

from pwc_tui.domain.references import arxiv_id, board_slug
from pwc_tui.domain.refs import board_name
from pwc_tui.ingest.clean.code_addresses import with_addresses
from pwc_tui.ingest.clean.coerce import (
    LinkText,
    day,
    flag,
    items,
    kind_of,
    line,
    lines,
    links,
    object_of,
    objects,
    raw_value,
    storable,
    text,
)
from pwc_tui.ingest.clean.date_precision import as_known
from pwc_tui.ingest.clean.dates import latest_year
from pwc_tui.ingest.clean.result_record import Result
from pwc_tui.ingest.readers.board_drafts import BoardDraft, DatasetName, Drafts, TaskDraft
from pwc_tui.ingest.report.ledger import MERGED, SKIPPED, Ledger, Part
from pwc_tui.ingest.sources.json_records import Batch
from pwc_tui.ingest.sources.lazy_json import Parts
from pwc_tui.ingest.worker.reference_stage import ReferenceStage

Json = dict[str, object]


class EvaluationReader:
    """Takes the records of the file onto the stage: top-level tasks with all that stands below."""

    def __init__(self, stage: ReferenceStage, ledger: Ledger) -> None:
        self._drafts = Drafts(stage)
        self._ledger = ledger
        self._latest_year = latest_year()
        self._top: set[str] = set()
        self._task_part = ledger.part("tasks")
        self._board_part = ledger.part("leaderboards")
        self._result_part = ledger.part("results")

    def take(self, batch: Batch[Json]) -> None:
        """Take in a batch of records."""
        for number, record in batch.drained():
            self._ledger.record = number
            self._take(record)

    def _take(self, record: Json) -> None:
        if not _TASK_KEYS & record.keys():
            self._ledger.skip("nothing that identifies a task", value=next(iter(record), None))
            return
        name = self._task_name(record)
        if name in self._top:
            self._ledger.merge("repeated task", "task", name)
        self._top.add(name)
        # A list instead of recursion: nothing bounds the depth of the tree.
        self._task_part.records += 1
        waiting: list[Iterator[tuple[Json, TaskDraft | None]]] = [iter([(record, None)])]
        while waiting:
            node, parent = next(waiting[-1], (None, None))
            if node is None:
                waiting.pop()
                continue
            task = self._task(node, parent)
            for entry in self._objects(node, "datasets", self._board_part):
                self._dataset(entry, task)
            waiting.append(zip(self._objects(node, "subtasks", self._task_part), repeat(task)))

    def complete(self) -> None:
        """Put onto the stage what is gathered, and account for boards that get no row there."""
        for board in self._drafts.complete():
            self._ledger.record = board.record
            self._board_part.imported -= 1
            self._board_part.skipped += 1
            self._ledger.note("sota", "leaderboard without results", SKIPPED, value=board.slug)

    def _task(self, node: Json, parent: TaskDraft | None) -> TaskDraft:
        """Add what a node tells of its task. The same task under itself adds no parent."""
        task, is_new = self._drafts.task(self._task_name(node))
        if is_new:
            self._task_part.imported += 1
        else:
            self._task_part.merged += 1
        if parent is not None and parent.id != task.id:
            task.parents[parent.id] = None
        task.description = task.description or self._text(node, "description") or ""
        if task.source is None:
            source = node.get("source_link")
            found = links([source] if source else [], "source_link", self._ledger)
            task.source = found[0] if found else None
        for area in lines(node.get("categories"), "categories", self._ledger):
            task.areas[area] = None
        for synonym in lines(node.get("synonyms"), "synonyms", self._ledger):
            task.synonyms[synonym] = None
        return task

    def _task_name(self, node: Json) -> str:
        """Return the name of a task; one of the real archive is called ""."""
        name = line(node.get("task"), "task", self._ledger)
        if name is None and not isinstance(node.get("task"), str):
            self._ledger.note("task", "task without a name")
        return name or ""

    def _dataset(self, entry: Json, task: TaskDraft) -> None:
        waiting: list[tuple[Json, DatasetName | None]] = [(entry, None)]
        while waiting:
            node, above = waiting.pop()
            name = line(node.get("dataset") or node.get("subdataset"), "dataset", self._ledger)
            if name is None:
                self._leave_out(node)
            else:
                above = self._drafts.dataset(name, above)
                self._table(node, task, above)
            below = list(self._objects(node, "subdatasets", self._board_part))
            waiting.extend((child, above) for child in reversed(below))

    def _leave_out(self, node: Json) -> None:
        """Note a leaderboard whose dataset has no name, with the results on it."""
        table = object_of(node.get("sota"), "sota", self._ledger)
        rows = items(table.get("rows"), "sota.rows", self._ledger)
        self._ledger.note("dataset", "dataset without a name", SKIPPED)
        self._board_part.skipped += 1
        self._result_part.records += len(rows)
        self._result_part.skipped += len(rows)

    def _table(self, node: Json, task: TaskDraft, dataset: DatasetName) -> None:
        table = object_of(node.get("sota"), "sota", self._ledger)
        rows = items(table.get("rows"), "sota.rows", self._ledger)
        self._result_part.records += len(rows)
        board, is_new = self._drafts.board(task, dataset, self._ledger.record)
        if is_new:
            self._board_part.imported += 1
        else:
            self._board_part.merged += 1
        if rows and board.result_count:
            again = "repeated leaderboard"
            self._ledger.note("sota", again, MERGED, value=board_name(task.name, dataset.name))
        self._complete(board, node)
        for name in items(table.get("metrics"), "sota.metrics", self._ledger):
            if isinstance(name, str):
                board.metric(storable(name, "sota.metrics", self._ledger))
        self._rows(rows, board)

    def _complete(self, board: BoardDraft, node: Json) -> None:
        """Add what a node tells of its leaderboard beside the results."""
        for link in links(node.get("dataset_links"), "dataset_links", self._ledger):
            self._drafts.link(board, "link", link)
            board.slug = board.slug or board_slug(link.url)
        for link in links(node.get("dataset_citations"), "dataset_citations", self._ledger):
            self._drafts.link(board, "citation", link)
        board.description = board.description or self._text(node, "description") or ""

    def _rows(self, rows: Iterable[object], board: BoardDraft) -> None:
        """Take in the rows of a table, each unless the board has the very same."""
        seen = self._drafts.results_of(board)
        for row in rows:
            if not isinstance(row, dict) or not row:
                problem = "empty row" if row == {} else f"{kind_of(row)} where a row should be"
                self._ledger.note("sota.rows", problem, SKIPPED, value=row)
                self._result_part.skipped += 1
                continue
            result = self._result(row, board)
            if self._drafts.add(board, result, seen, (self._ledger.layer, self._ledger.record)):
                self._result_part.imported += 1
            else:
                again = "repeated result"
                self._ledger.note("sota.rows", again, MERGED, value=result.model)
                self._result_part.merged += 1

    def _result(self, row: Json, board: BoardDraft) -> Result:
        url = self._text(row, "paper_url") or ""
        stated = day(row.get("paper_date"), "paper_date", self._ledger, self._latest_year)
        return Result(
            model=self._text(row, "model_name") or "",
            title=self._text(row, "paper_title") or "",
            url=url,
            date=as_known(stated, arxiv_id(url)),
            uses_extra_data=flag(
                row.get("uses_additional_data"), "uses_additional_data", self._ledger
            ),
            # In one order, by which a row is known again: files have their metrics in any.
            values=tuple(sorted(self._values(row.get("metrics"), board))),
            code=self._links(row, "code_links"),
            models=self._links(row, "model_links"),
        )

    def _values(self, metrics: object, board: BoardDraft) -> Iterable[tuple[int, str]]:
        pairs = metrics.items() if isinstance(metrics, dict) else self._listed(metrics)
        values: dict[int, str] = {}
        for name, value in pairs:
            raw = raw_value(value, "metrics", self._ledger)
            if raw is not None:
                metric = board.metric(storable(name, "metrics", self._ledger))
                values.setdefault(metric, raw)
        return values.items()

    def _listed(self, metrics: object) -> Iterable[tuple[str, object]]:
        """Yield the values of a row that has them as `[{name, value}]` or `[[name, value]]`."""
        for item in items(metrics, "metrics", self._ledger):
            match item:
                case {"name": str(name), "value": value} | [str(name), value]:
                    self._ledger.note("metrics", "a list where an object should be")
                    yield name, value
                case _:
                    self._ledger.note("metrics", "value without a metric", SKIPPED)

    def _objects(self, node: Json, field: str, part: Part) -> Iterator[Json]:
        """Yield the objects of a list, and account for what is none."""
        value = node.get(field)
        everything = value if isinstance(value, Parts) else items(value, field, self._ledger)
        part.records += len(everything)
        for item in everything:
            found = list(objects([item], field, self._ledger))
            part.skipped += not found
            yield from found

    def _links(self, row: Json, field: str) -> tuple[LinkText, ...]:
        found = links(row.get(field), field, self._ledger)
        return with_addresses(found, field, self._ledger) if found else ()

    def _text(self, node: Json, field: str) -> str | None:
        return text(node.get(field), field, self._ledger)


_TASK_KEYS = frozenset({"task", "datasets", "subtasks", "description", "categories"})

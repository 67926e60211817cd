"""What refers to papers: the leaderboards' results and the links to code.

Both files are read without knowing the papers, which lets another process do it meanwhile. What
they call their papers waits in files until the papers are known, see `Placement`.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.readers.code_links import Links
from pwc_tui.ingest.readers.evaluation_tables import EvaluationReader
from pwc_tui.ingest.registries.board_names import DatasetName, NamedDatasets, NamedTasks
from pwc_tui.ingest.registries.boards import BoardDraft, BoardHead, BoardRegistry, PaperFacts
from pwc_tui.ingest.registries.models import Models
from pwc_tui.ingest.registries.tasks_and_methods import Task
from pwc_tui.ingest.sources.files import Selection
from pwc_tui.ingest.sources.lazy_json import in_parts
from pwc_tui.ingest.sources.section_reader import FileAccount, SectionReader, ledger_of
from pwc_tui.ingest.tables.board_rows import BoardRows
from pwc_tui.ingest.tables.metric_directions import Case, Jury
from pwc_tui.ingest.worker.reference_stage import ReferenceStage
from pwc_tui.store.write.bulk_insert import RowSpool
from pwc_tui.system.allocator import give_back
from pwc_tui.system.progress import ProgressListener


class References(NamedTuple):
    """All that was read; tasks and datasets have numbers of their own here, from 1.

    What there are thousands of is read from a file whenever one goes through it.
    """

    tasks: Iterable[Task]
    datasets: Iterable[DatasetName]
    boards: Iterable[BoardHead]
    """Those that have results."""


class Placement(NamedTuple):
    """What must be known beside the papers before the rows can be made."""

    task_ids: Sequence[int]
    dataset_ids: Sequence[int]
    """The numbers that tasks and datasets have in the whole archive."""
    board_slugs: Sequence[str]


class ReferenceReader:
    """Reads both files, then makes the rows of the tables that are about them.

    `folder` takes files in between, and the rows.
    """

    def __init__(self, selection: Selection, folder: Path, progress: ProgressListener) -> None:
        self._selection = selection
        self._folder = folder
        self._reader = SectionReader(selection, progress)
        self._ledgers = {
            section: ledger_of(selection, section)
            for section in (Section.EVALUATIONS, Section.LINKS)
        }
        self._stage = ReferenceStage(stage_in(folder))
        self._boards = BoardRegistry(folder, self._stage)
        self._links = Links(self._stage, self._ledgers[Section.LINKS])

    def read(self) -> References:
        """Read both files; raises UserError where one is damaged as a whole."""
        ledger = self._ledgers[Section.EVALUATIONS]
        tasks, datasets = NamedTasks(self._folder), NamedDatasets(self._folder)
        evaluations = EvaluationReader(tasks, datasets, self._boards, ledger=ledger)
        self._reader.each(Section.EVALUATIONS, ledger, evaluations.take, in_parts)
        del evaluations
        boards = self._boards.complete(ledger)
        give_back()
        self._reader.each(Section.LINKS, self._ledgers[Section.LINKS], self._links.take)
        self._stage.complete()
        give_back()
        return References(
            tasks=tasks.complete(),
            datasets=datasets.complete(),
            boards=boards,
        )

    def write(self, placement: Placement) -> tuple[Path, list[FileAccount]]:
        """Make all rows; return the `RowSpool` they are in, and what became of the files."""
        path = self._folder / "rows"
        spool = RowSpool(path)
        try:
            self._write_boards(placement, spool)
            self._links.merge()
            spool.insert("repository", self._links.repository_rows())
            spool.insert("code_link", self._links.rows())
        finally:
            spool.close()
            self._boards.close()
            self._stage.close()
        return path, self._reader.accounts

    def _write_boards(self, placement: Placement, spool: RowSpool) -> None:
        jury = Jury()
        models = Models(self._folder)
        for _, case in self._cases():
            jury.look_at(case)
            for result in case.results:
                models.look_at(result.model)
        models.settle()
        give_back()
        rows = BoardRows(spool, models)
        for number, (board, case) in enumerate(self._cases()):
            of_board = (
                placement.task_ids[board.task_id - 1],
                placement.dataset_ids[board.dataset_id - 1],
            )
            slug = placement.board_slugs[number]
            rows.add(board, slug, of_board, case, jury.judge(case, number))
        rows.write()
        del jury, rows
        give_back()
        spool.insert("model", models.rows())

    def _cases(self) -> Iterator[tuple[BoardDraft, Case]]:
        """Yield every board with its results, which are read anew each time."""
        for board in self._boards.all():
            yield board, Case(board, self._boards.results(board), list(self._facts(board)))

    def _facts(self, board: BoardDraft) -> Iterator[PaperFacts | None]:
        for _, first, size in board.parts:
            for paper, date, code in self._stage.rows(_FACTS, (first, first + size)):
                known = partial_date(date) if date else None
                yield PaperFacts(paper, known, code or "") if paper else None


_FACTS = "SELECT paper, date, code FROM result_paper WHERE id > ? AND id <= ? ORDER BY id"


def stage_in(folder: Path) -> Path:
    """Return where the mentions of papers are."""
    return folder / "references"

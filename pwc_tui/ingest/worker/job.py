"""What refers to papers: the leaderboards' results and the links to code.

Both files are read without knowing the papers, which lets another process do it meanwhile. What
they call their papers waits in files until the papers are known, see `Placement`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.readers.code_links import LinkColumns, Links
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
    links: LinkColumns
    result_papers: Path
    """The `PaperNames` of all results, in the order in which they are numbered."""
    link_papers: Path


class Placement(NamedTuple):
    """What must be known of papers, tasks and datasets before the rows can be made."""

    task_ids: Sequence[int]
    dataset_ids: Sequence[int]
    """The numbers that tasks and datasets have in the whole archive."""
    board_slugs: Sequence[str]
    result_papers: NDArray[np.int32]
    """The number of the paper of each result, 0 for none."""
    result_days: NDArray[np.int32]
    """The dates of those papers as `PartialDate.number`; 0 for none."""
    link_papers: NDArray[np.int32]
    same_links: NDArray[np.int32]
    """For each link the place of the first one of the same paper and repository."""


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
        self._boards = BoardRegistry(folder)
        self._links = Links(folder, self._ledgers[Section.LINKS])
        self._official: dict[int, str] = {}
        """The official repositories of the papers with results."""

    def read(self) -> References:
        """Read both files; raises UserError where one is damaged as a whole."""
        ledger = self._ledgers[Section.EVALUATIONS]
        tasks, datasets = NamedTasks(self._folder), NamedDatasets(self._folder)
        evaluations = EvaluationReader(tasks, datasets, self._boards, ledger=ledger)
        self._reader.each(Section.EVALUATIONS, ledger, evaluations.take, in_parts)
        del evaluations
        boards, result_papers = self._boards.complete(ledger)
        give_back()
        self._reader.each(Section.LINKS, self._ledgers[Section.LINKS], self._links.take)
        links, link_papers = self._links.complete()
        give_back()
        return References(
            tasks=tasks.complete(),
            datasets=datasets.complete(),
            boards=boards,
            links=links,
            result_papers=result_papers,
            link_papers=link_papers,
        )

    def write(self, placement: Placement) -> tuple[Path, list[FileAccount]]:
        """Make all rows; return the `RowSpool` they are in, and what became of the files."""
        path = self._folder / "rows"
        spool = RowSpool(path)
        try:
            self._official = self._links.official_of(placement.link_papers, placement.result_papers)
            self._write_boards(placement, spool)
            self._official.clear()
            give_back()
            self._links.merge(placement.same_links)
            spool.insert("repository", self._links.repository_rows())
            spool.insert("code_link", self._links.rows(placement.link_papers))
        finally:
            spool.close()
            self._boards.close()
        return path, self._reader.accounts

    def _write_boards(self, placement: Placement, spool: RowSpool) -> None:
        jury = Jury()
        models = Models(self._folder)
        for _, case in self._cases(placement):
            jury.look_at(case)
            for result in case.results:
                models.look_at(result.model)
        models.settle()
        give_back()
        rows = BoardRows(spool, models)
        for number, (board, case) in enumerate(self._cases(placement)):
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

    def _cases(self, placement: Placement) -> Iterator[tuple[BoardDraft, Case]]:
        """Yield every board with its results, which are read anew each time."""
        for board in self._boards.all():
            results, numbers = self._boards.results(board)
            yield board, Case(board, results, _facts(placement, self._official, numbers))


def _facts(
    placement: Placement, official: Mapping[int, str], results: list[int]
) -> list[PaperFacts | None]:
    papers = placement.result_papers[results].tolist()
    dates = placement.result_days[results].tolist()
    return [
        PaperFacts(paper, PartialDate.from_number(date) if date else None, official.get(paper, ""))
        if paper
        else None
        for paper, date in zip(papers, dates, strict=True)
    ]

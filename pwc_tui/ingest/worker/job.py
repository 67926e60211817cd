"""What refers to papers: the leaderboards' results and the links to code.

Both files are read without knowing the papers, which lets another process do it meanwhile.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.domain.refs import board_name
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.clean.result_record import decode_result
from pwc_tui.ingest.readers.code_links import Links
from pwc_tui.ingest.readers.evaluation_tables import EvaluationReader
from pwc_tui.ingest.report.ledger import SKIPPED
from pwc_tui.ingest.sources.files import Selection
from pwc_tui.ingest.sources.lazy_json import in_parts
from pwc_tui.ingest.sources.section_reader import FileAccount, SectionReader, ledger_of
from pwc_tui.ingest.tables.board_rows import BoardHead, BoardRows
from pwc_tui.ingest.tables.metric_directions import Case, Jury, PaperFacts
from pwc_tui.ingest.tables.models import MODEL_ROWS, name_models
from pwc_tui.ingest.worker.reference_stage import ReferenceStage
from pwc_tui.store.write.row_buffer import RowBuffer
from pwc_tui.system.allocator import give_back
from pwc_tui.system.progress import ProgressListener


class ReferenceReader:
    """Reads both files, then makes the rows of the tables that are about them.

    `folder` takes the stage, and the file of rows.
    """

    def __init__(self, selection: Selection, folder: Path, progress: ProgressListener) -> None:
        self._folder = folder
        self._reader = SectionReader(selection, progress)
        self._of_boards = ledger_of(selection, Section.EVALUATIONS)
        self._of_links = ledger_of(selection, Section.LINKS)
        self._stage = ReferenceStage(stage_in(folder))
        self._links = Links(self._stage, self._of_links)

    def read(self) -> None:
        """Read both files; raises UserError where one is damaged as a whole."""
        evaluations = EvaluationReader(self._stage, self._of_boards)
        self._reader.each(Section.EVALUATIONS, self._of_boards, evaluations.take, in_parts)
        evaluations.complete()
        del evaluations
        give_back()
        self._reader.each(Section.LINKS, self._of_links, self._links.take)
        self._stage.complete()
        name_models(self._stage)
        self._stage.close()
        give_back()

    def write(self) -> tuple[Path, list[FileAccount]]:
        """Make all rows; return the file they are in, and what became of the files read.

        `ingest.resolve` has told on the stage which papers, tasks and datasets are meant.
        """
        path = self._folder / "rows"
        try:
            self._stage.begin_rows(path)
            self._write_boards()
            self._links.write()
        finally:
            self._stage.close()
        return path, self._reader.accounts

    def _write_boards(self) -> None:
        self._stage.make_rows("model", MODEL_ROWS)
        jury = Jury()
        for each in self._boards():
            jury.look_at(each.case)
        give_back()
        buffer = RowBuffer(self._stage.add_rows)
        rows = BoardRows(buffer)
        for number, board in enumerate(self._boards()):
            if unused := board.metric_count - len(board.case.stated):
                self._of_boards.record = board.record
                self._of_boards.note("sota.metrics", "metric without a value", SKIPPED, unused)
            rows.add(board.head, board.case, board.models, jury.judge(board.case, number))
        buffer.flush()
        self._stage.make_rows("benchmark_link", _LINKS)

    def _boards(self) -> Iterator["_Board"]:
        """Yield every board with its results, which are read anew each time."""
        for number, record, stated, task, dataset, *head in self._stage.rows(_BOARDS):
            metrics = msgspec.json.decode(stated, type=list[str])
            told = self._stage.rows(_RESULTS, (number,)).fetchall()
            results = [decode_result(row[0]) for row in told]
            papers = [_facts(*row[2:]) for row in told]
            case = Case(board_name(task, dataset), metrics, results, papers)
            models = [row[1] for row in told]
            yield _Board(record, len(metrics), BoardHead(*head), case, models)


class _Board(NamedTuple):
    """A leaderboard as it is on the stage, with the numbers of its results' models."""

    record: int
    metric_count: int
    head: BoardHead
    case: Case
    models: list[int | None]


def _facts(paper: int | None, date: str | None, code: str | None) -> PaperFacts | None:
    known = partial_date(date) if date else None
    return PaperFacts(paper, known, code or "") if paper else None


_BOARDS = (
    "SELECT b.id, b.record, b.metrics, t.name, d.name, p.id, p.slug, p.task, p.dataset,"
    " b.description FROM placement AS p CROSS JOIN board AS b ON b.id = p.board"
    " CROSS JOIN task AS t ON t.id = b.task CROSS JOIN dataset AS d ON d.id = b.dataset"
    " ORDER BY p.id"
)
_RESULTS = (
    "SELECT r.told, m.model, p.paper, p.date, p.code FROM result AS r"
    " CROSS JOIN result_model AS m ON m.id = r.id"
    " CROSS JOIN result_paper AS p ON p.id = r.id WHERE r.board = ? ORDER BY r.id"
)
_LINKS = (
    "SELECT p.id, l.kind, row_number() OVER (PARTITION BY l.board, l.kind ORDER BY l.rowid) - 1,"
    " l.title, l.url FROM board_link AS l CROSS JOIN placement AS p ON p.board = l.board"
    " ORDER BY 1, 2, 3"
)


def stage_in(folder: Path) -> Path:
    """Return where the mentions of papers are."""
    return folder / "references"

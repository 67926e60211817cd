"""Reading all files of an archive: small ones into memory, the papers onto the stage."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.boards import Boards
from pwc_tui.archive.datasets import Datasets
from pwc_tui.archive.decoding import Batch, RecordReader
from pwc_tui.archive.entities import Methods, Tasks
from pwc_tui.archive.evaluations import EvaluationReader
from pwc_tui.archive.files import ArchiveFile, Section, Selection
from pwc_tui.archive.ledger import Ledger
from pwc_tui.archive.links import Links
from pwc_tui.archive.methods import MethodReader
from pwc_tui.archive.papers import Papers, Staged
from pwc_tui.archive.progress import ProgressListener, Step
from pwc_tui.archive.records import PaperRecord, repair_paper
from pwc_tui.archive.threads import Behind
from pwc_tui.domain.provenance import SourceFile
from pwc_tui.store.staging import PaperStage

T = TypeVar("T")
Json = dict[str, Any]


class FileAccount(NamedTuple):
    """A file that was read, with its ledger."""

    file: ArchiveFile
    ledger: Ledger
    bytes: int
    sha256: str

    def source_file(self) -> SourceFile:
        """Return what became of the file's records, when that is settled for all of them."""
        ledger = self.ledger
        return SourceFile(
            name=self.file.name,
            section=self.file.section.value,
            bytes=self.bytes,
            sha256=self.sha256,
            records=ledger.records,
            imported=ledger.imported,
            merged=ledger.merged,
            skipped=ledger.skipped,
        )


class Archive:
    """What the files say, cleaned and cross-referenced by name, but for the papers' own rows."""

    def __init__(self, selection: Selection, progress: ProgressListener) -> None:
        self._selection = selection
        self._progress = progress
        self._ledgers = {
            section: Ledger(file.name if (file := selection.get(section)) else section.value)
            for section in Section
        }
        self.accounts: list[FileAccount] = []
        self.tasks = Tasks()
        self.methods = Methods()
        self.datasets = Datasets(self.tasks)
        self.boards = Boards()
        self.papers = Papers(self.tasks, self.methods, self._ledgers[Section.PAPERS])
        self.links = Links(self.papers.index, self._ledgers[Section.LINKS])

    def read(self, stage: PaperStage) -> None:
        """Read all files; raises UserError where one of them is damaged as a whole.

        Datasets and methods first, because the papers and boards name them; then the papers,
        because results and links are about them.
        """
        ledgers = self._ledgers
        datasets_ledger = ledgers[Section.DATASETS]
        self._each(Section.DATASETS, lambda batch: self.datasets.take(batch, datasets_ledger))
        self._each(Section.METHODS, MethodReader(self.methods, ledgers[Section.METHODS]).take)
        self._read_papers(stage)
        stage.set_slugs(self.papers.made_slugs())
        evaluations = EvaluationReader(
            self.tasks,
            self.datasets,
            self.boards,
            self.papers.index,
            ledger=ledgers[Section.EVALUATIONS],
        )
        self._each(Section.EVALUATIONS, evaluations.take)
        self.boards.note_losses(ledgers[Section.EVALUATIONS])
        self._each(Section.LINKS, self.links.take)

    def merge_repeated_papers(self, stage: PaperStage) -> NDArray[np.int64]:
        """Complete each paper with what later records of its slug tell.

        Return the places of those records, from 0; papers are numbered without them.
        """
        ledger = self._ledgers[Section.PAPERS]
        kept = self.papers.index.kept()
        repeated = np.flatnonzero(kept != np.arange(len(kept)))
        pairs = list(zip(kept[repeated].tolist(), repeated.tolist(), strict=True))
        for _, copy in pairs:
            ledger.record = self.papers.record_numbers[copy]
            ledger.merge("the same paper again: completes the first", "paper_url")
        self.papers.merge(pairs)
        stage.merge([(place + 1, copy + 1) for place, copy in pairs])
        return repeated

    def _read_papers(self, stage: PaperStage) -> None:
        def add(staged: Staged) -> None:
            stage.add(staged.papers, staged.abstracts)

        with Behind(add) as behind:
            for batch in self._batches(Section.PAPERS, PaperRecord, repair_paper):
                behind.put(self.papers.take(batch))

    def _each(self, section: Section, take: Callable[[Batch[Json]], None]) -> None:
        for batch in self._batches(section, dict, _as_it_is):
            take(batch)

    def _batches(
        self, section: Section, kind: type[T], repair: Callable[[Json, Ledger], T]
    ) -> Iterator[Batch[T]]:
        file = self._selection.get(section)
        if file is None:
            return
        ledger = self._ledgers[section]
        size = file.path.stat().st_size
        name = section.value

        def on_read(done: int, records: int) -> None:
            # The last step is told when the records are counted too.
            self._progress.update(Step(name, min(done, size - 1), size, records))

        reader = RecordReader(file, ledger, kind, repair, on_read)
        yield from reader.batches()
        self._progress.update(Step(name, size, size, ledger.records))
        account = FileAccount(file, ledger, reader.source.bytes_read, reader.source.sha256)
        self.accounts.append(account)


def _as_it_is(record: Json, ledger: Ledger) -> Json:  # noqa: ARG001
    return record

"""Reading all files of an archive: small ones into memory, the papers onto the stage."""

from collections.abc import Iterable
from pathlib import Path

from pwc_tui.domain.sections import Section
from pwc_tui.ingest.clean.paper_record import PaperRecord, repair_paper
from pwc_tui.ingest.readers.datasets import DatasetReader
from pwc_tui.ingest.readers.methods import MethodReader
from pwc_tui.ingest.readers.papers import Papers
from pwc_tui.ingest.registries.boards import BoardHead, Renumbered
from pwc_tui.ingest.registries.datasets import Dataset, Datasets
from pwc_tui.ingest.registries.tasks_and_methods import Methods, Task, Tasks
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.files import Selection
from pwc_tui.ingest.sources.section_reader import SectionReader, ledger_of
from pwc_tui.ingest.worker.job import References
from pwc_tui.ingest.worker.process import Beside
from pwc_tui.store.write.paper_stage import PaperStage
from pwc_tui.system.progress import ProgressListener


class Extraction:
    """What the files say, cleaned and cross-referenced by name, but for the papers' own rows.

    Leaderboards and links are read by `beside`, perhaps at the same time; `folder` takes what waits
    in files.
    """

    def __init__(
        self, selection: Selection, folder: Path, beside: Beside, progress: ProgressListener
    ) -> None:
        self.beside = beside
        self._folder = folder
        self.reader = SectionReader(selection, progress)
        self._ledgers = {
            section: ledger_of(selection, section)
            for section in (Section.DATASETS, Section.METHODS, Section.PAPERS)
        }
        self.tasks = Tasks()
        self.methods = Methods(folder)
        self.datasets = Datasets(folder)
        self.boards: Iterable[BoardHead] = ()
        """All leaderboards that have a result."""
        self.papers = Papers(self.tasks, self.methods, self._ledgers[Section.PAPERS])
        self.task_ids: list[int] = []
        self.dataset_ids: list[int] = []
        """The numbers here of the tasks and datasets of `References`."""

    def read(self, stage: PaperStage) -> None:
        """Read all files; raises UserError where one of them is damaged as a whole.

        Datasets and methods first, because the papers and boards name them; then the papers, while
        what refers to them is read beside.
        """
        ledgers, each = self._ledgers, self.reader.each
        of_datasets, of_methods = ledgers[Section.DATASETS], ledgers[Section.METHODS]
        datasets = DatasetReader(self.datasets, self.tasks, of_datasets)
        each(Section.DATASETS, of_datasets, datasets.take)
        each(Section.METHODS, of_methods, MethodReader(self.methods, of_methods).take)
        self._read_papers(stage)
        self._adopt(self.beside.read())

    def ledger(self, section: Section) -> Ledger:
        """Return the ledger of datasets, methods or papers."""
        return self._ledgers[section]

    def forget_entities(self) -> None:
        """Let go of datasets and methods, when their tables are written."""
        del self.datasets, self.methods

    def _read_papers(self, stage: PaperStage) -> None:
        ledger = self._ledgers[Section.PAPERS]
        for batch in self.reader.batches(Section.PAPERS, ledger, PaperRecord, repair_paper):
            staged = self.papers.take(batch)
            stage.add(*staged)
        stage.complete()
        stage.set_slugs(self.papers.made_slugs(stage.has_slug))

    def _adopt(self, references: References) -> None:
        """Take in the tasks and datasets that leaderboards name, and find their numbers here."""
        tasks = [self.tasks.get(task.name) for task in references.tasks]
        self.task_ids = [task.id for task in tasks]
        for task, told in zip(tasks, references.tasks, strict=True):
            self._complete(task, told)
        found: list[Dataset] = []
        for dataset in references.datasets:
            if dataset.parent:
                found.append(self.datasets.part(found[dataset.parent - 1], dataset.name))
            else:
                found.append(self.datasets.named(dataset.name))
        self.dataset_ids = [dataset.id for dataset in found]
        self.boards = Renumbered(references.boards, self.task_ids, self.dataset_ids)
        self.datasets.settle()
        self.methods.settle()

    def _complete(self, task: Task, told: Task) -> None:
        task.description, task.source = told.description, told.source
        task.areas, task.synonyms = told.areas, told.synonyms
        task.parents = {self.task_ids[parent - 1]: None for parent in told.parents}

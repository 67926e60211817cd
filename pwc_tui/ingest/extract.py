"""Reading all files of an archive onto the stages, cleaned and cross-referenced by name."""

from pwc_tui.domain.sections import Section
from pwc_tui.ingest.clean.paper_record import PaperRecord, repair_paper
from pwc_tui.ingest.match.entity_stage import EntityStage
from pwc_tui.ingest.readers.datasets import DatasetReader
from pwc_tui.ingest.readers.methods import MethodReader
from pwc_tui.ingest.readers.papers import Papers
from pwc_tui.ingest.readers.task_names import TaskNames
from pwc_tui.ingest.readers.venues import Venues
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.files import Selection
from pwc_tui.ingest.sources.section_reader import SectionReader, ledger_of
from pwc_tui.ingest.worker.process import Beside
from pwc_tui.store.write.database_writer import DatabaseWriter
from pwc_tui.store.write.paper_stage import PaperStage
from pwc_tui.system.progress import ProgressListener


class Extraction:
    """What is known when all files are on the stages.

    Leaderboards and links are read by `beside`, perhaps at the same time.
    """

    def __init__(self, selection: Selection, beside: Beside, progress: ProgressListener) -> None:
        self.beside = beside
        self.reader = SectionReader(selection, progress)
        self.venues = Venues()
        self._ledgers = {
            section: ledger_of(selection, section)
            for section in (Section.DATASETS, Section.METHODS, Section.PAPERS)
        }

    def ledger(self, section: Section) -> Ledger:
        """Return the ledger of datasets, methods or papers."""
        return self._ledgers[section]

    def read(self, writer: DatabaseWriter, stage: PaperStage) -> None:
        """Read all files; raises UserError where one of them is damaged as a whole.

        Datasets and methods first, because the papers name them; then the papers, while what refers
        to them is read beside.
        """
        ledgers, each = self._ledgers, self.reader.each
        of_datasets, of_methods = ledgers[Section.DATASETS], ledgers[Section.METHODS]
        entities, tasks = EntityStage(writer), TaskNames()
        datasets = DatasetReader(entities, tasks, of_datasets)
        each(Section.DATASETS, of_datasets, datasets.take)
        datasets.complete()
        methods = MethodReader(entities, of_methods, ledgers[Section.PAPERS])
        each(Section.METHODS, of_methods, methods.take)
        self._read_papers(Papers(tasks, methods, self.venues, ledgers[Section.PAPERS]), stage)
        tasks.complete(entities)
        self.beside.read()

    def _read_papers(self, papers: Papers, stage: PaperStage) -> None:
        ledger = self._ledgers[Section.PAPERS]
        for batch in self.reader.batches(Section.PAPERS, ledger, PaperRecord, repair_paper):
            stage.add(papers.take(batch))
        stage.complete()
        stage.set_slugs(papers.made_slugs(stage.has_slug))

"""From a gathered archive to the tables: papers are numbered, and everything refers to them."""

from collections.abc import Callable
from pathlib import Path

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.sections import Section
from pwc_tui.domain.spam import CROWD
from pwc_tui.ingest.extract import Extraction
from pwc_tui.ingest.match.author_spellings import Spellings
from pwc_tui.ingest.resolve import papers_of, resolve
from pwc_tui.ingest.tables.board_rows import board_slugs
from pwc_tui.ingest.tables.entity_rows import (
    Areas,
    dataset_slugs,
    task_slugs,
    write_areas,
    write_datasets,
    write_methods,
    write_tasks,
)
from pwc_tui.ingest.tables.hidden_entities import hidden_methods
from pwc_tui.ingest.tables.link_tables import write_addresses, write_authors, write_members
from pwc_tui.ingest.tables.page_counts import write_crowds
from pwc_tui.ingest.worker.job import Placement
from pwc_tui.store.schema.papers import (
    AuthorSpellingRow,
    PaperMethodRow,
    PaperRow,
    PaperTaskRow,
    VenueRow,
)
from pwc_tui.store.write.database_writer import DatabaseWriter
from pwc_tui.store.write.paper_stage import PaperStage
from pwc_tui.system.allocator import give_back


def fill(
    archive: Extraction,
    stage: PaperStage,
    writer: DatabaseWriter,
    folder: Path,
    tell: Callable[[float], None],
) -> None:
    """Write every table about the archive's contents; `tell` is told the part done, 0 to 1.

    `folder` takes what waits in files.
    """
    filling = _Filling(archive, stage, writer, folder)
    steps = (
        filling.begin_rows,
        filling.write_papers,
        filling.write_entities,
        filling.take_rows,
        filling.write_addresses,
        filling.write_authors,  # last, when nothing else takes memory: they take most
    )
    for number, step in enumerate(steps, 1):
        step()
        give_back()
        tell(number / len(steps))


class _Filling:
    """The steps, in the order of `fill`: each uses the numbers the earlier ones gave."""

    def __init__(
        self, archive: Extraction, stage: PaperStage, writer: DatabaseWriter, folder: Path
    ) -> None:
        self._archive = archive
        self._folder = folder
        self._stage = stage
        self._writer = writer
        self._papers = archive.papers
        give_back()
        resolve(archive, stage, writer, archive.beside.references)

    def begin_rows(self) -> None:
        """Let the rows of leaderboards and links be made, while the others are written here."""
        archive = self._archive
        archive.beside.begin_rows(
            Placement(
                task_ids=archive.task_ids,
                dataset_ids=archive.dataset_ids,
                board_slugs=board_slugs(
                    archive.boards, task_slugs(archive.tasks), dataset_slugs(archive.datasets)
                ),
            )
        )

    def write_papers(self) -> None:
        self._stage.write_papers()
        self._writer.create_indices([PaperRow])
        counts = self._writer.rows(_VENUES)
        self._writer.insert(VenueRow, self._papers.venues.rows(dict(counts)))

    def write_authors(self) -> None:
        write_authors(self._writer)
        spellings = Spellings(self._folder)
        for author in self._stage.rows("SELECT id, name, slug FROM named ORDER BY id"):
            spellings.add(*author)
        self._writer.insert(AuthorSpellingRow, spellings.rows(self._writer))

    def write_entities(self) -> None:
        archive, writer = self._archive, self._writer
        areas = Areas()
        of_tasks, of_methods = (write_members(writer, kind) for kind in (Kind.TASK, Kind.METHOD))
        writer.create_indices([PaperTaskRow, PaperMethodRow])
        task_counts = [of_tasks[task.id] for task in archive.tasks.all()]
        write_tasks(writer, archive.tasks, archive.boards, areas, task_counts)
        write_datasets(
            writer,
            archive.datasets,
            archive.boards,
            papers_of(writer, "dataset"),
            archive.ledger(Section.DATASETS),
        )
        methods = archive.methods.all()
        counts = [of_methods[method.id] for method in methods]
        of_small = dict(writer.rows(_METHODS_OF_SMALL))
        used = [of_small.get(method.id, 0) for method in methods]
        hidden = hidden_methods(archive.methods, used, archive.ledger(Section.METHODS))
        papers = papers_of(writer, "method")
        write_methods(
            writer, archive.methods, areas, papers=papers, paper_counts=counts, hidden=hidden
        )
        write_areas(writer, areas)
        archive.forget_entities()
        write_crowds(writer)

    def write_addresses(self) -> None:
        write_addresses(self._writer, self._archive.beside.references)

    def take_rows(self) -> None:
        """Write what was made beside, and take over its account of the files."""
        path, accounts = self._archive.beside.rows()
        self._writer.take_over(path)
        self._archive.reader.accounts += accounts


_VENUES = "SELECT venue_id, count(*) FROM paper WHERE venue_id IS NOT NULL GROUP BY 1"

_METHODS_OF_SMALL = (
    "SELECT method_id, count(*) FROM paper_method WHERE paper_id NOT IN"
    f" (SELECT paper_id FROM paper_method GROUP BY 1 HAVING count(*) > {CROWD}) GROUP BY 1"
)
"""The papers of each method, without those that are said to use a crowd of them."""

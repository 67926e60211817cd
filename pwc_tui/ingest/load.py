"""From the stages to the tables: papers are numbered, and everything refers to them."""

from collections.abc import Callable
from pathlib import Path

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.extract import Extraction
from pwc_tui.ingest.resolve import merge_repeated, resolve
from pwc_tui.ingest.tables.author_tables import AuthorTables, authors_beside
from pwc_tui.ingest.tables.entity_rows import (
    write_areas,
    write_datasets,
    write_methods,
    write_tasks,
)
from pwc_tui.ingest.tables.hidden_entities import hide_datasets, hide_methods
from pwc_tui.ingest.tables.link_tables import write_addresses, write_members
from pwc_tui.ingest.tables.page_counts import write_crowds
from pwc_tui.store.schema.papers import (
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
    with authors_beside(stage.path, folder) as authors:
        filling = _Filling(archive, stage, writer, authors)
        steps = (
            filling.begin,
            filling.write_papers,
            filling.write_entities,
            filling.write_authors,
            filling.take_rows,
            filling.write_addresses,
        )
        for number, step in enumerate(steps, 1):
            step()
            give_back()
            tell(number / len(steps))


class _Filling:
    """The steps, in the order of `fill`: each uses the numbers the earlier ones gave."""

    def __init__(
        self,
        archive: Extraction,
        stage: PaperStage,
        writer: DatabaseWriter,
        authors: AuthorTables,
    ) -> None:
        self._archive = archive
        self._authors = authors
        self._stage = stage
        self._writer = writer
        give_back()
        merge_repeated(archive, stage)
        authors.begin()
        resolve(archive, stage, writer, archive.beside.references)

    def begin(self) -> None:
        self._archive.beside.begin_rows()
        self._authors.link()

    def write_papers(self) -> None:
        self._stage.write_papers()
        self._writer.create_indices([PaperRow])
        counts = self._writer.rows(_VENUES)
        self._writer.insert(VenueRow, self._archive.venues.rows(dict(counts)))

    def write_authors(self) -> None:
        self._authors.write(self._writer)

    def write_entities(self) -> None:
        writer = self._writer
        for kind in (Kind.TASK, Kind.METHOD):
            write_members(writer, kind)
        writer.create_indices([PaperTaskRow, PaperMethodRow])
        write_tasks(writer)
        write_datasets(writer)
        write_methods(writer)
        write_areas(writer)
        hide_datasets(writer, self._archive.ledger(Section.DATASETS))
        hide_methods(writer, self._archive.ledger(Section.METHODS))
        write_crowds(writer)

    def write_addresses(self) -> None:
        write_addresses(self._writer, self._archive.beside.references)

    def take_rows(self) -> None:
        """Write what was made beside, and take over its account of the files."""
        path, accounts = self._archive.beside.rows()
        self._writer.take_over(path)
        self._archive.reader.accounts += accounts


_VENUES = "SELECT venue_id, count(*) FROM paper WHERE venue_id IS NOT NULL GROUP BY 1"

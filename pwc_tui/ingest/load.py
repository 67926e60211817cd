"""From a gathered archive to the tables: papers are numbered, and everything refers to them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from pwc_tui.domain.spam import CROWD
from pwc_tui.ingest.clean.slugs import SharedSlugs
from pwc_tui.ingest.extract import Archive
from pwc_tui.ingest.match.author_spellings import Spellings
from pwc_tui.ingest.match.canonical import Narrow
from pwc_tui.ingest.match.duplicates import find_versions, note_versions
from pwc_tui.ingest.match.importance import number_papers, of_numbers
from pwc_tui.ingest.match.link_tables import Pairs, pairs
from pwc_tui.ingest.match.memberships import Incidence
from pwc_tui.ingest.registries.authors import number_authors
from pwc_tui.ingest.resolve import find_mentioned
from pwc_tui.ingest.sources.files import Section
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
from pwc_tui.ingest.tables.page_counts import PaperFacts, write_crowds
from pwc_tui.ingest.worker.job import Placement
from pwc_tui.store.schema.papers import (
    AddressRow,
    AuthorRow,
    AuthorSpellingRow,
    PaperAuthorRow,
    PaperMethodRow,
    PaperRow,
    PaperTaskRow,
    VenueRow,
)
from pwc_tui.store.write.bulk_insert import Row
from pwc_tui.store.write.database_writer import DatabaseWriter
from pwc_tui.store.write.paper_stage import PaperStage
from pwc_tui.system.allocator import give_back


def fill(
    archive: Archive,
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
        filling.write_addresses,
        filling.take_rows,
        filling.write_authors,  # last, when nothing else takes memory: they take most
    )
    for number, step in enumerate(steps, 1):
        step()
        give_back()
        tell(number / len(steps))


class _Filling:
    """The steps, in the order of `fill`: each uses the numbers the earlier ones gave."""

    def __init__(
        self, archive: Archive, stage: PaperStage, writer: DatabaseWriter, folder: Path
    ) -> None:
        self._archive = archive
        self._folder = folder
        self._stage = stage
        self._writer = writer
        self._papers = archive.papers
        give_back()
        repeated = archive.merge_repeated_papers(stage)
        found = find_mentioned(archive, repeated, stage)
        versions = find_versions(self._papers, repeated, stage.fullness, found.same)
        note_versions(versions, self._papers.record_numbers, archive.ledger(Section.PAPERS))
        self._mentioned = found.shown(versions, archive.references.links.repositories)
        self._repeated = repeated
        self._papers.forget_keys()
        give_back()
        links, mentioned = archive.references.links, self._mentioned
        is_kept = mentioned.same_links == np.arange(len(mentioned.same_links))
        self._numbering, self._ranking = number_papers(
            self._papers.days(),
            repeated,
            versions,
            result_papers=mentioned.results,
            link_papers=mentioned.links[is_kept],
            official_papers=mentioned.links[links.is_official],
            folder=folder,
        )

    def begin_rows(self) -> None:
        """Let the rows of leaderboards and links be made, while the others are written here."""
        archive, numbering, ranking = self._archive, self._numbering, self._ranking
        numbers = numbering.number_of(self._mentioned.results)
        archive.beside.begin_rows(
            Placement(
                task_ids=archive.task_ids,
                dataset_ids=archive.dataset_ids,
                board_slugs=board_slugs(
                    archive.boards, task_slugs(archive.tasks), dataset_slugs(archive.datasets)
                ),
                result_papers=numbers,
                result_days=of_numbers(ranking.days, numbers),
                link_papers=numbering.number_of(self._mentioned.links),
                same_links=self._mentioned.same_links,
            )
        )
        self._mentioned = self._mentioned.of_entities()
        archive.forget_references()

    def write_papers(self) -> None:
        self._stage.number(self._ranking.rows(self._numbering))
        self._writer.create_indices([PaperRow])
        is_shown = self._numbering.numbers > 0
        is_shown[self._numbering.versions.places] = False
        self._writer.insert(VenueRow, self._papers.venues.rows(is_shown))

    def write_authors(self) -> None:
        authors = number_authors(self._papers.authors, self._folder)
        links = pairs(authors, len(authors), self._papers.authors, self._numbering, self._folder)
        slugs, spellings = SharedSlugs(self._folder), Spellings(self._folder)
        counts = links.counts[1:].data
        named = zip(authors.names(self._stage.authors()), counts, strict=True)

        def rows() -> Iterator[Row]:
            for id_, (name, count) in enumerate(named, 1):
                if count:  # an author of nothing but repeated records has no paper
                    slug = slugs.plain(id_, name)
                    spellings.add(id_, name, slug)
                    yield id_, slug, name, count

        self._writer.insert(AuthorRow, rows())
        names = self._writer.texts(AuthorRow, "name", sorted(slugs.sharing()))
        own = slugs.told_apart(list(names.values()))
        self._writer.set_slugs(AuthorRow, list(zip(own, names, strict=True)))
        self._writer.insert(PaperAuthorRow, links.rows())
        self._writer.create_indices([AuthorRow, PaperAuthorRow])
        self._writer.insert(AuthorSpellingRow, spellings.rows(self._writer, links.counts))

    def write_entities(self) -> None:
        archive, writer, found = self._archive, self._writer, self._mentioned
        number_of = self._numbering.number_of
        areas = Areas()
        tasks = self._pairs(self._papers.tasks, len(archive.tasks))
        task_counts = tasks.counts[1:].tolist()
        write_tasks(writer, archive.tasks, archive.boards, areas, task_counts)
        writer.insert(PaperTaskRow, tasks.rows())
        write_datasets(
            writer,
            archive.datasets,
            archive.boards,
            number_of(found.datasets).tolist(),
            archive.ledger(Section.DATASETS),
        )
        methods = self._pairs(self._papers.methods, len(archive.methods))
        counts = methods.counts[1:].tolist()
        used = methods.counts_of_small(CROWD, len(self._ranking.places))
        hidden = hidden_methods(archive.methods, used, archive.ledger(Section.METHODS))
        papers = number_of(found.methods).tolist()
        write_methods(
            writer, archive.methods, areas, papers=papers, paper_counts=counts, hidden=hidden
        )
        write_areas(writer, areas)
        writer.insert(PaperMethodRow, methods.rows())
        writer.create_indices([PaperTaskRow, PaperMethodRow])
        archive.forget_entities()
        write_crowds(writer, tasks, methods, self._facts())

    def write_addresses(self) -> None:
        def number_of(papers: Narrow) -> Narrow:
            return self._numbering.numbers[self._repeated.of(papers)]

        repositories = self._archive.repository_keys
        self._writer.insert(AddressRow, self._papers.addresses.rows(number_of, repositories))
        self._papers.forget_addresses()

    def take_rows(self) -> None:
        """Write what was made beside, and take over its account of the files."""
        path, accounts = self._archive.beside.rows()
        self._writer.take_over(path)
        self._archive.reader.accounts += accounts

    def _pairs(self, incidence: Incidence, count: int) -> Pairs:
        return pairs(incidence, count, incidence, self._numbering, self._folder)

    def _facts(self) -> PaperFacts:
        _, days, results, repositories, _ = self._ranking
        return PaperFacts(days.whole(), results.whole(), repositories.whole())

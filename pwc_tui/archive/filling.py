"""From a gathered archive to the tables: papers are numbered, and everything refers to them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.authors import number_authors
from pwc_tui.archive.board_rows import board_slugs
from pwc_tui.archive.crowds import PaperFacts, write_crowds
from pwc_tui.archive.entity_rows import (
    Areas,
    dataset_slugs,
    task_slugs,
    write_areas,
    write_datasets,
    write_methods,
    write_tasks,
)
from pwc_tui.archive.files import Section
from pwc_tui.archive.gathering import Archive
from pwc_tui.archive.incidence import Incidence
from pwc_tui.archive.memory import give_back
from pwc_tui.archive.mentioned import find_mentioned
from pwc_tui.archive.numbering import number_papers
from pwc_tui.archive.pairs import Pairs, pairs
from pwc_tui.archive.references import Placement
from pwc_tui.archive.slugs import SharedSlugs
from pwc_tui.archive.spam import hidden_methods
from pwc_tui.archive.versions import find_versions, note_versions
from pwc_tui.domain.spam import CROWD
from pwc_tui.store.staging import PaperStage
from pwc_tui.store.tables import (
    AddressRow,
    AuthorRow,
    PaperAuthorRow,
    PaperMethodRow,
    PaperRow,
    PaperTaskRow,
    VenueRow,
)
from pwc_tui.store.writing import DatabaseWriter

T = TypeVar("T", np.int32, np.bool_)


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
        is_merged = np.zeros(len(archive.papers), dtype=np.bool_)
        is_merged[archive.merge_repeated_papers(stage)] = True
        versions = find_versions(
            self._papers.index, self._papers.authors, is_merged, stage.fullness
        )
        note_versions(versions, self._papers.record_numbers, archive.ledger(Section.PAPERS))
        self._mentioned = find_mentioned(archive, versions.shown(len(is_merged)))
        self._days = np.frombuffer(self._papers.dates, dtype=np.int32)
        links = archive.references.links
        is_kept = self._mentioned.same_links == np.arange(len(self._mentioned.same_links))
        self._numbering = number_papers(
            self._days,
            is_merged,
            versions,
            result_papers=self._mentioned.results,
            link_papers=self._mentioned.links[is_kept],
            official_papers=self._mentioned.links[links.is_official],
        )
        self._kept = self._papers.index.kept()
        self._papers.forget_keys()

    def begin_rows(self) -> None:
        """Let the rows of leaderboards and links be made, while the others are written here."""
        archive, numbering, results = self._archive, self._numbering, self._mentioned.results
        numbers = numbering.number_of(results)
        archive.beside.begin_rows(
            Placement(
                task_ids=archive.task_ids,
                dataset_ids=archive.dataset_ids,
                board_slugs=board_slugs(
                    archive.boards, task_slugs(archive.tasks), dataset_slugs(archive.datasets)
                ),
                result_papers=numbers,
                result_days=_of_papers(self._days, results),
                has_official_code=_of_papers(numbering.is_official, results),
                link_papers=numbering.number_of(self._mentioned.links),
                same_links=self._mentioned.same_links,
            )
        )
        give_back()

    def write_papers(self) -> None:
        self._stage.number(self._numbering.rows())
        self._writer.create_indices([PaperRow])
        self._writer.insert(VenueRow, self._papers.venues.rows(self._numbering.order))

    def write_authors(self) -> None:
        authors = number_authors(self._papers.authors, self._folder)
        links = pairs(authors, len(authors), self._papers.authors, self._numbering, self._folder)
        self._papers.authors.clear()
        slugs = SharedSlugs(self._folder)
        counts = links.counts[1:].data
        named = zip(authors.names(self._stage.authors()), counts, strict=True)
        rows = (
            (id_, slugs.plain(id_, name), name, count)
            for id_, (name, count) in enumerate(named, 1)
            if count  # an author of nothing but repeated records has no paper
        )
        self._writer.insert(AuthorRow, rows)
        names = self._writer.texts(AuthorRow, "name", sorted(slugs.sharing()))
        own = slugs.told_apart(list(names.values()))
        self._writer.set_slugs(AuthorRow, list(zip(own, names, strict=True)))
        self._writer.insert(PaperAuthorRow, links.rows())
        self._writer.create_indices([AuthorRow, PaperAuthorRow])

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
        used = methods.counts_of_small(CROWD, len(self._numbering.order))
        hidden = hidden_methods(archive.methods, used, archive.ledger(Section.METHODS))
        papers = number_of(found.methods).tolist()
        write_methods(
            writer, archive.methods, areas, papers=papers, paper_counts=counts, hidden=hidden
        )
        write_areas(writer, areas)
        writer.insert(PaperMethodRow, methods.rows())
        writer.create_indices([PaperTaskRow, PaperMethodRow])
        write_crowds(writer, tasks, methods, PaperFacts(self._numbering, self._days))

    def write_addresses(self) -> None:
        numbers = self._numbering.numbers[self._kept]
        repositories = self._archive.references.links.repository_keys
        self._writer.insert(AddressRow, self._papers.addresses.rows(numbers, repositories))
        self._archive.forget_what_is_written()

    def take_rows(self) -> None:
        """Write what was made beside, and take over its account of the files."""
        path, accounts = self._archive.beside.rows()
        self._writer.take_over(path)
        self._archive.reader.accounts += accounts
        give_back()

    def _pairs(self, incidence: Incidence, count: int) -> Pairs:
        found = pairs(incidence, count, incidence, self._numbering, self._folder)
        incidence.clear()
        return found


def _of_papers(values: NDArray[T], places: NDArray[np.int32]) -> NDArray[T]:
    """Return the values of papers given by place, 0 for -1 (no paper)."""
    if not len(values):
        return np.zeros(len(places), values.dtype)
    return np.where(places < 0, values.dtype.type(0), values[places])

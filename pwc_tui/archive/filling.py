"""From a gathered archive to the tables: papers are numbered, and everything refers to them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import numpy as np

from pwc_tui.archive.board_rows import BoardRows, board_slugs
from pwc_tui.archive.boards import PaperFacts
from pwc_tui.archive.cleaning import LinkText
from pwc_tui.archive.entity_rows import (
    Areas,
    write_areas,
    write_datasets,
    write_methods,
    write_tasks,
)
from pwc_tui.archive.gathering import Archive
from pwc_tui.archive.incidence import Incidence
from pwc_tui.archive.judging import judge
from pwc_tui.archive.matching import Mention
from pwc_tui.archive.models import Models
from pwc_tui.archive.numbering import Pairs, number_authors, number_papers, pairs
from pwc_tui.archive.slugs import Slugs, slugify
from pwc_tui.domain.boards import board_name
from pwc_tui.store.board_tables import ModelRow
from pwc_tui.store.staging import PaperStage
from pwc_tui.store.tables import (
    AddressRow,
    AuthorRow,
    CodeLinkRow,
    PaperAuthorRow,
    PaperMethodRow,
    PaperTaskRow,
    RepositoryRow,
    VenueRow,
)
from pwc_tui.store.writing import DatabaseWriter


def fill(
    archive: Archive, stage: PaperStage, writer: DatabaseWriter, tell: Callable[[float], None]
) -> None:
    """Write every table about the archive's contents; `tell` is told the part done, 0 to 1."""
    filling = _Filling(archive, stage, writer)
    steps = (
        filling.write_papers,
        filling.write_authors,
        filling.write_entities,
        filling.write_boards,
        filling.write_links,
        filling.write_addresses,
    )
    for number, step in enumerate(steps, 1):
        step()
        tell(number / len(steps))


class _Filling:
    """The steps, in the order of `fill`: each uses the numbers the earlier ones gave."""

    def __init__(self, archive: Archive, stage: PaperStage, writer: DatabaseWriter) -> None:
        self._archive = archive
        self._stage = stage
        self._writer = writer
        self._papers = archive.papers
        is_merged = np.zeros(len(archive.papers), dtype=np.bool_)
        is_merged[archive.merge_repeated_papers(stage)] = True
        links = archive.links.links
        self._result_papers = np.array(
            [result.paper for board in archive.boards.all() for result in board.results],
            dtype=np.int64,
        )
        self._link_papers = np.array([link.paper for link in links], dtype=np.int64)
        is_official = np.array([link.is_official for link in links], dtype=np.bool_)
        self._numbering = number_papers(
            np.array(archive.papers.dates, dtype=np.int64),
            is_merged,
            self._result_papers,
            self._link_papers,
            self._link_papers[is_official],
        )

    def write_papers(self) -> None:
        self._stage.number(self._numbering.rows())
        self._writer.insert(VenueRow, self._papers.venues.rows(self._numbering.order))

    def write_authors(self) -> None:
        authors = number_authors(self._papers.authors)
        links = pairs(self._papers.authors, authors.members, self._numbering)
        counts = links.counts(authors.count)
        slugs = Slugs()
        named = zip(authors.names(self._stage.authors()), counts, strict=True)
        rows = (
            (id_, slugs.take(slugify(name)), name, count)
            for id_, (name, count) in enumerate(named, 1)
            if count  # an author of nothing but repeated records has no paper
        )
        self._writer.insert(AuthorRow, rows)
        self._writer.insert(PaperAuthorRow, links.rows())

    def write_entities(self) -> None:
        archive, writer = self._archive, self._writer
        tasks = self._pairs(self._papers.tasks)
        methods = self._pairs(self._papers.methods)
        areas = Areas()
        task_counts = tasks.counts(len(archive.tasks))
        self._task_slugs = write_tasks(writer, archive.tasks, archive.boards, areas, task_counts)
        self._dataset_slugs = write_datasets(
            writer, archive.datasets, archive.boards, self._paper_numbers
        )
        method_counts = methods.counts(len(archive.methods))
        write_methods(writer, archive.methods, areas, self._paper_numbers, method_counts)
        write_areas(writer, areas)
        writer.insert(PaperTaskRow, tasks.rows())
        writer.insert(PaperMethodRow, methods.rows())

    def write_boards(self) -> None:
        archive, boards = self._archive, self._archive.boards.all()
        slugs = board_slugs(archive.boards, self._task_slugs, self._dataset_slugs)
        tasks, datasets = archive.tasks.all(), archive.datasets.all()
        names = [
            board_name(tasks[board.task_id - 1].name, datasets[board.dataset_id - 1].name)
            for board in boards
        ]
        facts = self._facts()
        papers = [[next(facts) for _ in board.results] for board in boards]
        models = Models(result.model for board in boards for result in board.results)
        rows = BoardRows(self._writer, models)
        judged = judge(boards, names, papers)
        for of_board in zip(boards, slugs, names, papers, judged, strict=True):
            rows.add(*of_board)
        rows.write()
        self._writer.insert(ModelRow, models.rows())

    def write_links(self) -> None:
        links = self._archive.links
        numbers = self._numbering.number_of(self._link_papers)
        pairs_ = list(zip(links.links, numbers, strict=True))
        # Official ones first within a paper; those without a paper last.
        pairs_.sort(key=lambda pair: (pair[1] is None, pair[1] or 0, not pair[0].is_official))
        counts = np.bincount(
            [link.repository for link in links.links], minlength=len(links.repositories) + 1
        )[1:]
        repositories = zip(links.repositories, counts.tolist(), strict=True)
        self._writer.insert(
            RepositoryRow, ((id_, url, n) for id_, (url, n) in enumerate(repositories, 1))
        )
        self._writer.insert(
            CodeLinkRow,
            (
                (
                    id_,
                    paper,
                    link.repository,
                    link.slug,
                    link.title,
                    link.is_official,
                    link.mentioned_in_paper,
                    link.mentioned_in_github,
                    link.framework,
                )
                for id_, (link, paper) in enumerate(pairs_, 1)
            ),
        )

    def write_addresses(self) -> None:
        numbers = self._numbering.numbers[self._papers.index.kept()]
        addresses = self._papers.addresses.rows(numbers, self._archive.links.repositories)
        self._writer.insert(AddressRow, addresses)

    def _pairs(self, incidence: Incidence) -> Pairs:
        return pairs(incidence, np.array(incidence.members, dtype=np.int64), self._numbering)

    def _paper_numbers(self, papers: Sequence[LinkText | None]) -> list[int | None]:
        mentions = (Mention(link.url, link.title) if link else Mention() for link in papers)
        places = [self._papers.index.find(mention.keys()) for mention in mentions]
        return self._numbering.number_of(np.array(places, dtype=np.int64))

    def _facts(self) -> Iterator[PaperFacts | None]:
        """Yield, for every result of all boards, what is known of its paper."""
        numbers = self._numbering.number_of(self._result_papers)
        for place, number in zip(self._result_papers.tolist(), numbers, strict=True):
            if number is None:
                yield None
            else:
                day = self._papers.dates[place]
                official = bool(self._numbering.is_official[place])
                yield PaperFacts(number, date.fromordinal(day) if day else None, official)

"""The papers file: cleaning each record, and keeping of it what the tables after it need."""

from collections.abc import Callable, Iterable
from operator import attrgetter

from pwc_tui.domain.addresses import stated_address
from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.references import (
    arxiv_id,
    linked_arxiv_id,
    paper_slug,
    repaired_arxiv_id,
    stated_arxiv_id,
    with_arxiv_id,
)
from pwc_tui.domain.text.generic_titles import read_title
from pwc_tui.ingest.clean.author_names import tidy_authors
from pwc_tui.ingest.clean.coerce import NULL_WORDS, distinct
from pwc_tui.ingest.clean.coerce import day as read_day
from pwc_tui.ingest.clean.date_precision import as_known
from pwc_tui.ingest.clean.dates import latest_year
from pwc_tui.ingest.clean.paper_addresses import address_keys
from pwc_tui.ingest.clean.paper_record import MethodMention, PaperRecord
from pwc_tui.ingest.clean.slugs import PAPER_LENGTH, Wanted, own_slugs
from pwc_tui.ingest.match.misspelt_titles import misspelt_key
from pwc_tui.ingest.match.title_spellings import spellings
from pwc_tui.ingest.readers.methods import MethodReader
from pwc_tui.ingest.readers.paper_rows import staged_row, strip_texts
from pwc_tui.ingest.readers.task_names import TaskNames
from pwc_tui.ingest.readers.venues import Venues
from pwc_tui.ingest.report.ledger import KEPT, REPAIRED, SKIPPED, Ledger
from pwc_tui.ingest.sources.json_records import Batch
from pwc_tui.store.write.paper_stage import Staged


class Papers:
    """Takes in the records of the papers file; they are numbered as they arrive, from 1."""

    def __init__(
        self, tasks: TaskNames, methods: MethodReader, venues: Venues, ledger: Ledger
    ) -> None:
        self._venues = venues
        self._known_tasks = tasks
        self._known_methods = methods
        self._count = 0
        self._ledger = ledger
        self._latest_year = latest_year()
        self._days: dict[str | int | float | None, PartialDate] = {}
        """Those that were read: ten thousand for half a million papers."""
        self._without_slug: list[tuple[int, Wanted]] = []

    def take(self, batch: Batch[PaperRecord]) -> Staged:
        """Clean a batch and return its rows for the stage."""
        staged = Staged([], [], [], [])
        titles: list[list[str]] = []
        for number, record in batch.drained():
            self._ledger.record = number
            self._take(record, staged, titles)
        spelled = zip(staged.keys, spellings(titles), strict=True)
        keys = [(*own, spelling or None, date) for (*own, date), spelling in spelled]
        return staged._replace(keys=keys)

    def made_slugs(self, is_taken: Callable[[str], bool]) -> list[tuple[int, str]]:
        """Return `(arrival, slug)` for the papers that came without an address of their own.

        Their slugs are made of their titles, after all papers are known that have the right to one.
        """
        wanted = (wanted for _, wanted in self._without_slug)
        slugs = own_slugs(wanted, longest=PAPER_LENGTH, is_taken=is_taken)
        return [
            (arrival, slug) for (arrival, _), slug in zip(self._without_slug, slugs, strict=True)
        ]

    def _take(self, record: PaperRecord, staged: Staged, titles: list[list[str]]) -> None:
        """Add rows to `staged`, whose keys lack the spelling yet: it is made of `titles`."""
        strip_texts(record, self._ledger)
        if record.url_abs is None and record.title and "://" in record.title:
            self._ledger.note("url_abs", "address found in the title", value=record.title)
            record.url_abs = stated_address(record.title)
            record.arxiv_id = record.arxiv_id or stated_arxiv_id(record.title)
        slug = self._slug(record)
        arxiv = self._tidy_arxiv_id(record)
        self._mend_addresses(record, arxiv)
        if not (slug or record.title or record.arxiv_id or record.url_abs):
            self._ledger.skip("nothing that identifies the paper")
            return
        arrival = self._count = self._count + 1
        if slug is None:
            made_of = record.title or record.arxiv_id or record.url_abs or ""
            details = f"{record.authors} {record.date} {record.url_abs}"
            self._without_slug.append((arrival, Wanted(None, made_of, details)))
        if record.title is None:
            self._ledger.note("title", "no title", value=slug)
        title = read_title(record.title or "")
        published = as_known(self._day(record.date), arxiv, record.proceeding)
        authors = self._authors(record)
        tasks = self._names(record.tasks, "tasks")
        misspelt = misspelt_key(title.senses, authors[0] if authors else "")
        day = published.isoformat() if published else None
        staged.keys.append((arrival, slug, arxiv, title.own or None, misspelt or None, day))
        titles.append(title.senses)
        if record.abstract is not None:
            staged.abstracts.append((arrival, record.abstract))
        staged.papers.append(
            staged_row(
                record,
                arrival,
                slug,
                sort_key=title.key,
                day=day,
                authors=authors,
                tasks=tasks,
                task_ids=[self._known_tasks.number(name) for name in tasks],
                method_ids=self._method_ids(record.methods or ()),
                venue=self._venues.number(record.proceeding),
                place=(self._ledger.layer, self._ledger.record),
            )
        )
        staged.addresses.extend((address, arrival) for address in address_keys(record))

    def _tidy_arxiv_id(self, record: PaperRecord) -> str | None:
        """Leave the id without version, or take it from the address where there is none.

        Return it if it is one.
        """
        if record.arxiv_id is None:
            url = record.url_abs or ""
            record.arxiv_id = linked_arxiv_id(url) or arxiv_id(url)
            return record.arxiv_id
        whole = repaired_arxiv_id(record.arxiv_id)
        if whole is None:
            self._ledger.note("arxiv_id", "not an arXiv id", KEPT, value=record.arxiv_id)
        elif whole != record.arxiv_id:
            problem = "arXiv id with a version, in capitals or without zeros"
            self._ledger.note("arxiv_id", problem, value=record.arxiv_id)
            record.arxiv_id = whole
        return whole

    def _mend_addresses(self, record: PaperRecord, arxiv: str | None) -> None:
        """Let the addresses of arXiv's pages lead to the paper: they went through what ids did."""
        for field, url in zip(_ADDRESSES, _addresses_of(record), strict=True):
            if url is None or _ARXIV not in url or (arxiv and _has_id(url, arxiv)):
                continue
            mended = with_arxiv_id(url, arxiv)
            if mended != url:
                action = REPAIRED if mended else SKIPPED
                self._ledger.note(
                    field, "arXiv address that lacks the paper's id", action, value=url
                )
                setattr(record, field, mended)

    def _slug(self, record: PaperRecord) -> str | None:
        """Return the slug of the paper's page, None where the record names no page of the site.

        The address it names then is kept as the paper's own, if it has no other.
        """
        if record.paper_url is None:
            self._ledger.note("paper_url", "no address: made from the title", value=record.title)
            return None
        slug = paper_slug(record.paper_url)
        if slug is None:
            problem = "another address than the site's: made from the title"
            self._ledger.note("paper_url", problem, value=record.paper_url)
            record.url_abs = record.url_abs or record.paper_url
        return slug

    def _day(self, raw: str | int | float | None) -> PartialDate | None:
        known = self._days.get(raw)
        if known is None:
            known = read_day(raw, "date", self._ledger, self._latest_year)
            if known is not None and raw == known.isoformat():  # nothing is told of it
                self._days[raw] = known
        return known

    def _authors(self, record: PaperRecord) -> list[str]:
        names = self._names(record.authors, "authors")
        tidied = tidy_authors(names, self._ledger)
        return names if tidied is names else distinct(tidied, "authors", self._ledger)

    def _names(self, raw: list[str] | None, field: str) -> list[str]:
        """Return the names of a list, stripped, without blank and repeated ones, each one line."""
        if not raw:
            return []
        names = [*map(str.strip, raw)]
        if "\n" in "".join(names):
            names = [" ".join(name.split()) if "\n" in name else name for name in names]
        different = set(names)
        if len(different) == len(names) and _NO_NAMES.isdisjoint(different):
            return names
        return self._without_blank(names, field)

    def _without_blank(self, names: list[str], field: str) -> list[str]:
        """Return names without those that are none or stand there twice."""
        if "" in names:
            self._ledger.note(field, "blank name", SKIPPED, names.count(""))
        nulls = sum(name in NULL_WORDS for name in names)
        if nulls:
            self._ledger.note(field, "a word for null where a name should be", SKIPPED, nulls)
        names = [name for name in names if name not in _NO_NAMES]
        return distinct(names, field, self._ledger)

    def _method_ids(self, mentions: Iterable[MethodMention]) -> list[int]:
        ids: dict[int, None] = {}
        for mention in mentions:
            name = (mention.name or "").strip()
            if name:
                ids[self._known_methods.mentioned(name, mention)] = None
            else:
                self._ledger.note("methods", "method without a name", SKIPPED)
        return list(ids)


def _has_id(url: str, arxiv: str) -> bool:
    """Return whether it is plain that an address leads to a paper of arXiv: of nearly all, it is.

    A tenth of the time of reading the address.
    """
    before, found, rest = url.partition(arxiv)
    return bool(found) and before.endswith(("/abs/", "/pdf/")) and rest in _ENDINGS


_NO_NAMES = NULL_WORDS | {""}
_ENDINGS = frozenset({"", ".pdf", *(f"v{n}{end}" for n in range(1, 10) for end in ("", ".pdf"))})
_ARXIV = "arxiv.org/"
_ADDRESSES = ("url_abs", "url_pdf", "conference_url_abs", "conference_url_pdf")
_addresses_of = attrgetter(*_ADDRESSES)

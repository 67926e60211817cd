"""What is told about methods: by the methods file, and by the papers that use them."""

import msgspec

from pwc_tui.domain.references import page_slug
from pwc_tui.ingest.clean.coerce import integer, line, objects, real_text
from pwc_tui.ingest.clean.dates import latest_year
from pwc_tui.ingest.clean.paper_record import MethodMention
from pwc_tui.ingest.match.entity_stage import METHOD_TEXTS, EntityStage
from pwc_tui.ingest.readers.listed_entities import paper_of, shown_name
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.json_records import Batch

_UNKNOWN_YEAR = 2000
"""What the archive writes for a year it does not know."""

_EARLIEST_YEAR = 1700
"""Bayes and least squares are methods too."""

_MOST_PAPERS = 10**7


class MethodReader:
    """Takes methods onto the stage, numbered from 1 as they are met.

    What repeats an address in the methods file completes the first record of it. The file can list
    two methods of one name, under two addresses; papers mean the first.
    """

    def __init__(self, stage: EntityStage, of_methods: Ledger, of_papers: Ledger) -> None:
        self._stage = stage
        self._ledger = of_methods
        self._of_papers = of_papers
        self._latest_year = latest_year()
        self._count = 0
        self._by_name: dict[str, int] = {}
        self._by_slug: dict[str, int] = {}

    def take(self, batch: Batch[dict[str, object]]) -> None:
        """Take in a batch of records of the methods file."""
        for number, record in batch.drained():
            self._ledger.record = number
            self._take(record)

    def mentioned(self, name: str, mention: MethodMention) -> int:
        """Return the number of the method that a paper means by `name`.

        If no file lists one, its first paper tells of it.
        """
        known = self._by_name.get(name)
        if known is not None:
            return known
        record = msgspec.structs.asdict(mention)
        if mention.main_collection is not None:
            of = mention.main_collection
            record["collections"] = [{"collection": of.name, "area": of.area}]
        method = self._new(name, None, None)
        self._tell(method, record, "methods.", self._of_papers)
        return method

    def _take(self, record: dict[str, object]) -> None:
        ledger = self._ledger
        slug = page_slug(real_text(record.get("url"), "url", ledger) or "", "method")
        name = line(record.get("name"), "name", ledger)
        name = name or real_text(record.get("full_name"), "full_name", ledger)
        shown = shown_name(name, slug, ledger)
        if shown is None:
            return
        known = self._by_slug.get(slug) if slug else self._by_name.get(shown)
        self._tell(known or self._new(shown, slug, ledger.record), record, "", ledger)
        if known:
            ledger.merge("repeated method: completes the first", "url", name)

    def _new(self, name: str, slug: str | None, record: int | None) -> int:
        method = self._count = self._count + 1
        self._by_name.setdefault(name, method)
        if slug:
            self._by_slug[slug] = method
        self._stage.add("method", method, name, slug, record)
        return method

    def _tell(self, method: int, record: dict[str, object], prefix: str, ledger: Ledger) -> None:
        """Add what a record tells; `prefix` stands before its fields' names in the ledger."""

        def read(field: str) -> str | int | None:
            if field != "introduced_year":
                return real_text(record.get(field), prefix + field, ledger)
            year = count(field, _EARLIEST_YEAR, self._latest_year)
            return None if year == _UNKNOWN_YEAR else year

        def count(field: str, low: int, high: int) -> int | None:
            return integer(record.get(field), prefix + field, ledger, low, high)

        told = paper_of(record, prefix, ledger), map(read, METHOD_TEXTS)
        papers = count("num_papers", 0, _MOST_PAPERS) or 0
        place = method, ledger.layer, ledger.record
        self._stage.add("method_told", *place, *told[0], *told[1], papers)
        field = f"{prefix}collections"
        for entry in objects(record.get("collections"), field, ledger):
            collection = line(entry.get("collection"), f"{field}.collection", ledger)
            if collection:
                area = line(entry.get("area"), f"{field}.area", ledger)
                self._stage.add("method_collection", method, collection, area or "")

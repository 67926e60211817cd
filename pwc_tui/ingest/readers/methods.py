"""What is told about methods: by the methods file, and by the papers that use them."""

import msgspec

from pwc_tui.domain.references import page_slug
from pwc_tui.ingest.clean.coerce import LinkText, integer, line, object_of, objects, real_text
from pwc_tui.ingest.clean.dates import latest_year
from pwc_tui.ingest.clean.paper_record import MethodMention
from pwc_tui.ingest.registries.tasks_and_methods import Method, MethodFacts, Methods, shown_name
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.json_records import Batch

_UNKNOWN_YEAR = 2000
"""What the archive writes for a year it does not know."""

_EARLIEST_YEAR = 1700
"""Bayes and least squares are methods too."""

_MOST_PAPERS = 10**7


class MethodReader:
    """Takes in the records of the methods file. What repeats an address completes the first."""

    def __init__(self, methods: Methods, ledger: Ledger) -> None:
        self._methods = methods
        self._ledger = ledger
        self._latest_year = latest_year()

    def take(self, batch: Batch[dict[str, object]]) -> None:
        """Take in a batch of records."""
        for number, record in batch.drained():
            self._ledger.record = number
            self._take(record)

    def _take(self, record: dict[str, object]) -> None:
        ledger = self._ledger
        slug = page_slug(real_text(record.get("url"), "url", ledger) or "", "method")
        name = line(record.get("name"), "name", ledger)
        name = name or real_text(record.get("full_name"), "full_name", ledger)
        shown = shown_name(name, slug, ledger)
        if shown is None:
            return
        told = method_facts(record, "", ledger, self._latest_year)
        method, is_new = self._methods.listed(shown, slug, told)
        if is_new:
            method.record = ledger.record
        else:
            ledger.merge("repeated method: completes the first", "url", name)


class MentionReader:
    """Takes in the methods that papers name. If no file lists one, its first paper tells of it."""

    def __init__(self, methods: Methods, ledger: Ledger) -> None:
        self._methods = methods
        self._ledger = ledger
        self._latest_year = latest_year()

    def take(self, name: str, mention: MethodMention) -> Method:
        """Return the method that a paper means by `name`."""
        known = self._methods.named(name)
        if known is not None:
            return known
        record = msgspec.structs.asdict(mention)
        if mention.main_collection is not None:
            of = mention.main_collection
            record["collections"] = [{"collection": of.name, "area": of.area}]
        told = method_facts(record, "methods.", self._ledger, self._latest_year)
        return self._methods.add(name, told)


def method_facts(
    record: dict[str, object], prefix: str, ledger: Ledger, latest_year: int
) -> MethodFacts:
    """Return what a record tells; `prefix` stands before its fields' names in the ledger."""

    def read(field: str) -> str | None:
        return real_text(record.get(field), prefix + field, ledger)

    def count(field: str, low: int, high: int) -> int | None:
        return integer(record.get(field), prefix + field, ledger, low, high)

    year = count("introduced_year", _EARLIEST_YEAR, latest_year)
    return MethodFacts(
        full_name=read("full_name"),
        description=read("description"),
        paper=_paper(record, prefix, ledger),
        introduced_year=None if year == _UNKNOWN_YEAR else year,
        source_title=read("source_title"),
        source_url=read("source_url"),
        code_snippet_url=read("code_snippet_url"),
        stated_paper_count=count("num_papers", 0, _MOST_PAPERS) or 0,
        collections=_collections(record, prefix, ledger),
    )


def _paper(record: dict[str, object], prefix: str, ledger: Ledger) -> LinkText | None:
    paper = object_of(record.get("paper"), f"{prefix}paper", ledger)
    title = real_text(paper.get("title"), f"{prefix}paper.title", ledger)
    address = real_text(paper.get("url"), f"{prefix}paper.url", ledger)
    return LinkText(title or "", address or "") if title or address else None


def _collections(record: dict[str, object], prefix: str, ledger: Ledger) -> list[tuple[str, str]]:
    field = f"{prefix}collections"
    found: dict[tuple[str, str], None] = {}
    for entry in objects(record.get("collections"), field, ledger):
        collection = line(entry.get("collection"), f"{field}.collection", ledger)
        if collection:
            found[collection, line(entry.get("area"), f"{field}.area", ledger) or ""] = None
    return list(found)

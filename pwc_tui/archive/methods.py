"""The methods file."""

from pwc_tui.archive.cleaning import LinkText, integer, line, object_of, objects, real_text
from pwc_tui.archive.dates import latest_year
from pwc_tui.archive.decoding import Batch
from pwc_tui.archive.entities import Method, Methods
from pwc_tui.archive.ledger import Ledger
from pwc_tui.archive.slugs import slug_in

_UNKNOWN_YEAR = 2000
"""What the archive writes for a year it does not know."""

_EARLIEST_YEAR = 1700
"""Bayes and least squares are methods too."""

_MOST_PAPERS = 10**7


class MethodReader:
    """Takes in the records of the methods file. A repeated address is merged into the first."""

    def __init__(self, methods: Methods, ledger: Ledger) -> None:
        self._methods = methods
        self._ledger = ledger
        self._latest_year = latest_year()

    def take(self, batch: Batch[dict[str, object]]) -> None:
        """Take in a batch of records."""
        for number, record in enumerate(batch.records, batch.first):
            if record is not None:
                self._ledger.record = number
                self._take(record)

    def _take(self, record: dict[str, object]) -> None:
        url = self._text(record, "url")
        slug = slug_in(url, "method")
        name = line(record.get("name"), "name", self._ledger) or self._text(record, "full_name")
        if name is None and slug is None:
            self._ledger.skip("neither name nor address")
            return
        if name is None:
            self._ledger.note("name", "no name: taken from the address")
        elif slug is None:
            self._ledger.note("url", "no address: made from the name")
        method, is_new = self._methods.listed(name or slug or "", slug)
        if is_new:
            self._fill(method, record)
        else:
            self._ledger.merge("the same method again", "url")

    def _fill(self, method: Method, record: dict[str, object]) -> None:
        method.full_name = self._text(record, "full_name")
        method.description = self._text(record, "description") or ""
        paper = object_of(record.get("paper"), "paper", self._ledger)
        title = real_text(paper.get("title"), "paper.title", self._ledger)
        address = real_text(paper.get("url"), "paper.url", self._ledger)
        if title or address:
            method.paper = LinkText(title or "", address or "")
        year = self._integer(record, "introduced_year", _EARLIEST_YEAR, self._latest_year)
        method.introduced_year = None if year == _UNKNOWN_YEAR else year
        method.source_title = self._text(record, "source_title")
        method.source_url = self._text(record, "source_url")
        method.code_snippet_url = self._text(record, "code_snippet_url")
        method.stated_paper_count = self._integer(record, "num_papers", 0, _MOST_PAPERS) or 0
        for entry in objects(record.get("collections"), "collections", self._ledger):
            collection = line(entry.get("collection"), "collections.collection", self._ledger)
            area = line(entry.get("area"), "collections.area", self._ledger)
            if collection:
                method.collections[collection, area or ""] = None

    def _text(self, record: dict[str, object], field: str) -> str | None:
        return real_text(record.get(field), field, self._ledger)

    def _integer(self, record: dict[str, object], field: str, low: int, high: int) -> int | None:
        return integer(record.get(field), field, self._ledger, low, high)

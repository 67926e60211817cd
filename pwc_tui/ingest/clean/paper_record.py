"""The records of the papers file: as they should be, and as they can be repaired to."""

import msgspec

from pwc_tui.ingest.clean.coerce import items, lines, object_of, text
from pwc_tui.ingest.clean.finite import is_finite
from pwc_tui.ingest.report.ledger import SKIPPED, Ledger


class CollectionMention(msgspec.Struct, gc=False):
    """The family of methods a paper's method is filed under."""

    name: str | None = None
    area: str | None = None


class MethodMention(msgspec.Struct, gc=False):
    """A method as a paper describes it, which may be all that is known of it."""

    name: str | None = None
    full_name: str | None = None
    description: str | None = None
    introduced_year: int | float | str | None = None
    source_url: str | None = None
    source_title: str | None = None
    code_snippet_url: str | None = None
    main_collection: CollectionMention | None = None


class PaperRecord(msgspec.Struct, gc=False):
    """A record of papers-with-abstracts. Any key may be missing, any text blank."""

    paper_url: str | None = None
    arxiv_id: str | None = None
    nips_id: str | int | float | None = None
    openreview_id: str | None = None
    title: str | None = None
    abstract: str | None = None
    short_abstract: str | None = None
    url_abs: str | None = None
    url_pdf: str | None = None
    proceeding: str | None = None
    authors: list[str] | None = None
    tasks: list[str] | None = None
    date: str | int | float | None = None
    conference_url_abs: str | None = None
    conference_url_pdf: str | None = None
    conference: str | None = None
    reproduces_paper: str | None = None
    methods: list[MethodMention] | None = None


def repair_paper(record: dict[str, object], ledger: Ledger) -> PaperRecord:
    """Return what can be saved of a record that has a field of the wrong type."""
    return PaperRecord(
        arxiv_id=_arxiv_id(record.get("arxiv_id"), ledger),
        nips_id=_finite_text(record.get("nips_id"), "nips_id", ledger),
        authors=lines(record.get("authors"), "authors", ledger, separator=","),
        tasks=lines(record.get("tasks"), "tasks", ledger),
        date=_date(record.get("date"), ledger),
        methods=[
            repair_method(item, ledger) for item in items(record.get("methods"), "methods", ledger)
        ],
        **{field: text(record.get(field), field, ledger) for field in _TEXTS},
    )


def repair_method(value: object, ledger: Ledger) -> MethodMention:
    """Return what can be saved of a method in a paper; without a name where there is none."""
    if isinstance(value, str):
        ledger.note("methods", "text where an object should be", value=value)
        return MethodMention(name=value)
    entry = object_of(value, "methods", ledger)
    collection = object_of(entry.get("main_collection"), "methods.main_collection", ledger)
    year = entry.get("introduced_year")
    return MethodMention(
        introduced_year=year if isinstance(year, int | float | str) else None,
        main_collection=CollectionMention(
            text(collection.get("name"), "methods.main_collection.name", ledger),
            text(collection.get("area"), "methods.main_collection.area", ledger),
        ),
        **{field: text(entry.get(field), f"methods.{field}", ledger) for field in _METHOD_TEXTS},
    )


_TEXTS = (
    "paper_url",
    "openreview_id",
    "title",
    "abstract",
    "short_abstract",
    "url_abs",
    "url_pdf",
    "proceeding",
    "conference_url_abs",
    "conference_url_pdf",
    "conference",
    "reproduces_paper",
)
_METHOD_TEXTS = (
    "name",
    "full_name",
    "description",
    "source_url",
    "source_title",
    "code_snippet_url",
)


def _arxiv_id(value: object, ledger: Ledger) -> str | None:
    """Return an id that was a number as text, still without the zeros it lost."""
    if isinstance(value, float) and is_finite(value):
        ledger.note("arxiv_id", "number where text should be", value=value)
        return str(value)
    return text(value, "arxiv_id", ledger)


def _finite_text(value: object, field: str, ledger: Ledger) -> str | None:
    if isinstance(value, float) and not is_finite(value):
        ledger.note(field, "not a finite number", SKIPPED, value=value)
        return None
    return text(value, field, ledger)


def _date(value: object, ledger: Ledger) -> str | int | float | None:
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        return value
    ledger.note("date", "no date", SKIPPED, value=value)
    return None

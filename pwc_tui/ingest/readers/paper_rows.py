"""A record of the papers file as a row of the stage."""

from collections.abc import Sequence
from operator import attrgetter

import msgspec

from pwc_tui.ingest.clean.coerce import NULL_WORDS, meant_text
from pwc_tui.ingest.clean.paper_record import PaperRecord
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.store.write.bulk_insert import Row

_SHOWN = 3
"""How many authors and tasks a list shows."""

_TEXTS = tuple(name for name, kind in PaperRecord.__annotations__.items() if kind == str | None)

_LONGEST_NULL = max(map(len, NULL_WORDS))

_texts = attrgetter(*_TEXTS)

_encode = msgspec.json.Encoder().encode


def strip_texts(record: PaperRecord, ledger: Ledger) -> None:
    """Strip every text of a record and make None of those that are blank or words for null."""
    for field, value in zip(_TEXTS, _texts(record), strict=True):
        if value is not None:
            stripped = value.strip()
            meant: str | None = stripped
            if len(stripped) <= _LONGEST_NULL or stripped[0] == "[":
                meant = meant_text(stripped, field, ledger) if stripped else None
            if meant is not value:
                setattr(record, field, meant or None)


def staged_row(
    record: PaperRecord,
    arrival: int,
    slug: str | None,
    *,
    sort_key: str,
    day: str | None,
    authors: list[str],
    tasks: list[str],
    task_ids: list[int],
    method_ids: list[int],
    venue: int | None,
    place: tuple[int, int],
) -> Row:
    """Return the staged row, as `store.write.paper_stage.PaperStage` takes it.

    `place` is the layer of the file and the number of the record in it.
    """
    nips_id = record.nips_id
    return (
        arrival,
        slug,
        record.title,
        sort_key,
        day,
        "\n".join(authors[:_SHOWN]),
        len(authors),
        "\n".join(tasks[:_SHOWN]),
        None if record.abstract is None else arrival,
        record.arxiv_id,
        nips_id if isinstance(nips_id, str | None) else str(int(nips_id)),
        record.openreview_id,
        record.url_abs,
        record.url_pdf,
        record.conference_url_abs,
        record.conference_url_pdf,
        record.proceeding,
        venue,
        record.conference,
        record.short_abstract,
        record.reproduces_paper,
        _listed(authors),
        _listed(task_ids),
        _listed(method_ids),
        *place,
    )


def _listed(members: Sequence[str | int]) -> str | None:
    """Return a list as SQLite's `json_each` reads it, None for an empty one."""
    return _encode(members).decode() if members else None

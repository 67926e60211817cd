"""The two ways a row of the user's file changes: by what the user does now, or by its date."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Table
from sqlmodel import Session, col, select

from pwc_tui.store.user.schema import DatedRow
from pwc_tui.store.user.timestamps import after

_Dated = TypeVar("_Dated", bound=DatedRow)
Content = dict[str, Any]
"""What a row says, its key included, as JSON has it; not when."""

_RECORDED = "recorded changes"


@dataclass(frozen=True, slots=True)
class RowChange:
    """That a row was changed; `before` is None where there was none."""

    table: str
    before: Content | None
    after: Content


def change(session: Session, row: DatedRow) -> None:
    """Write what the user does now; its moment is later than that of what it replaces.

    Of what has versions one more is added. What was there is recorded, to be had again.
    """
    present = present_row(session, row)
    before, after_it = None if present is None else content(present), content(row)
    if before != after_it:
        row.changed_at = after(present.changed_at if present else None)
        session.merge(row)
        session.info.setdefault(_RECORDED, []).append(
            RowChange(str(row.__tablename__), before, after_it)
        )


def recorded(session: Session) -> list[RowChange]:
    """Return what was changed in a session, in order."""
    changes: list[RowChange] = session.info.get(_RECORDED, [])
    return changes


def present_row(session: Session, row: _Dated) -> _Dated | None:
    """Return what stands where `row` would: of what has versions the last one."""
    if not row.subject_columns:
        return session.get(type(row), _key(row))
    model = type(row)
    same = (getattr(model, name) == getattr(row, name) for name in row.subject_columns)
    newest_first = select(model).where(*same).order_by(col(model.changed_at).desc())
    return session.exec(newest_first.limit(1)).first()


def content(row: DatedRow) -> Content:
    """Return what a row says as far as steps record it, as JSON has it."""
    return row.model_dump(mode="json", exclude={"changed_at", *row.unrecorded_columns})


def take(session: Session, model: type[_Dated], newcomers: Iterable[_Dated]) -> int:
    """Write rows from elsewhere where they are newer than what is here; return how many were."""
    present = {_key(row): row for row in session.exec(select(model))}
    count = 0
    for row in newcomers:
        known = present.get(_key(row))
        if known is None:
            session.add(row)
            present[_key(row)] = row
        elif _is_newer(row, known):
            for name, value in _value(row).items():
                setattr(known, name, value)
            known.changed_at = row.changed_at
        else:
            continue
        count += 1
    session.flush()
    return count


def _is_newer(row: DatedRow, known: DatedRow) -> bool:
    """Return whether a row replaces another; of one moment, the same one wins in every file."""
    if row.changed_at != known.changed_at:
        return row.changed_at > known.changed_at
    texts, known_texts = (list(map(str, _value(each).values())) for each in (row, known))
    return texts > known_texts


def _key(row: DatedRow) -> tuple[object, ...]:
    return tuple(getattr(row, column.name) for column in _table_of(row).primary_key)


def _value(row: DatedRow) -> dict[str, object]:
    """Return what a row says, apart from its key and its moment."""
    return {
        column.name: getattr(row, column.name)
        for column in _table_of(row).columns
        if not column.primary_key and column.name != "changed_at"
    }


def _table_of(row: DatedRow) -> Table:
    return row.metadata.tables[str(row.__tablename__)]

"""The two ways a row of the user's file changes: by what the user does now, or by its date.

Budget: 10,000 marked papers are put into a list, or that is undone, in 1 s of processor time. Rows
as SQLModel's objects take ten times as long, so that many at once are tables' rows here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Date, Insert, Table, tuple_
from sqlalchemy import select as select_columns
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, select

from pwc_tui.store.user.schema import DatedRow
from pwc_tui.store.user.timestamps import after

_Dated = TypeVar("_Dated", bound=DatedRow)
Row = Mapping[str, Any]
"""The columns of a row by name."""
Key = tuple[object, ...]
"""What tells a row from others of its table; of what has versions what all of them are about."""
Content = dict[str, Any]
"""What a row says, its key included, as JSON has it; not when."""

_RECORDED = "recorded changes"
_KEYS_AT_ONCE = 250
"""In one statement: SQLite takes 32,766 values, old ones 999."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """That a row was changed; `before` is None where there was none."""

    table: str
    before: Content | None
    after: Content


def change(session: Session, row: DatedRow) -> None:
    """Write what the user does now, as `change_all` does."""
    change_all(session, type(row), [row.model_dump()])


def change_all(session: Session, model: type[DatedRow], rows: Iterable[Row]) -> None:
    """Write what the user does now; its moment is later than that of what it replaces.

    Of what has versions one more is added. What was there is recorded, to be had again. Objects
    that the session has read of the table are read again where they are still used.
    """
    wanted = list(rows)
    session.flush()
    there = present_rows(session, model, wanted)
    key_of, said_by = key_getter(model), content_getter(model)
    written: list[Row] = []
    changes: list[RowChange] = session.info.setdefault(_RECORDED, [])
    for row in wanted:
        present = there.get(key_of(row))
        before, after_it = None if present is None else said_by(present), said_by(row)
        if before != after_it:
            moment = after(present["changed_at"] if present is not None else None)
            written.append({**row, "changed_at": moment})
            there[key_of(row)] = written[-1]
            changes.append(RowChange(str(model.__tablename__), before, after_it))
    if written:
        session.connection().execute(_putting(_table(model)), written)
        session.expire_all()


def recorded(session: Session) -> list[RowChange]:
    """Return what was changed in a session, in order."""
    changes: list[RowChange] = session.info.get(_RECORDED, [])
    return changes


def present_rows(session: Session, model: type[DatedRow], rows: Iterable[Row]) -> dict[Key, Row]:
    """Return what stands where rows would, by key: of what has versions the last one."""
    table, names = _table(model), _key_names(model)
    columns = [table.c[name] for name in names]
    keys = list(dict.fromkeys(map(key_getter(model), rows)))
    found: dict[Key, Row] = {}
    for at in range(0, len(keys), _KEYS_AT_ONCE):
        is_wanted = tuple_(*columns).in_(keys[at : at + _KEYS_AT_ONCE])
        of_them = select_columns(table).where(is_wanted).order_by(table.c.changed_at)
        for row in session.connection().execute(of_them):
            found[tuple(getattr(row, name) for name in names)] = row._asdict()
    return found


def there_among(session: Session, model: type[DatedRow], rows: Sequence[Row]) -> list[Row]:
    """Return those rows in whose place something stands."""
    there, key_of = present_rows(session, model, rows), key_getter(model)
    return [row for row in rows if key_of(row) in there]


def key_getter(model: type[DatedRow]) -> Callable[[Row], Key]:
    """Return what gives the keys of rows."""
    names = _key_names(model)
    return lambda row: tuple(row[name] for name in names)


def content_getter(model: type[DatedRow]) -> Callable[[Row], Content]:
    """Return what gives what rows say, as far as steps record it."""
    left_out = {"changed_at", *model.unrecorded_columns}
    names = [column.name for column in _table(model).columns if column.name not in left_out]
    dates = _dates(model)

    def said(row: Row) -> Content:
        content: Content = {name: row.get(name) for name in names}
        for name in dates:
            if (day := content[name]) is not None:
                content[name] = day.isoformat()
        return content

    return said


def row_of(model: type[DatedRow], said: Content) -> dict[str, Any]:
    """Return the row that says this; what steps do not record is missing in it."""
    row = {name: value for name, value in said.items() if name not in model.unrecorded_columns}
    for name in _dates(model):
        row[name] = None if row[name] is None else date.fromisoformat(row[name])
    return row


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


def _putting(table: Table) -> Insert:
    """Return the statement that writes rows, in the place of what has their keys."""
    put = insert(table)
    others = {column.name for column in table.columns if not column.primary_key}
    if not others:  # all of it is the key: there is nothing to replace
        return put.on_conflict_do_nothing()
    replaced = {name: put.excluded[name] for name in others}
    return put.on_conflict_do_update(index_elements=list(table.primary_key), set_=replaced)


def _key_names(model: type[DatedRow]) -> Sequence[str]:
    return model.subject_columns or [column.name for column in _table(model).primary_key]


def _dates(model: type[DatedRow]) -> list[str]:
    return [column.name for column in _table(model).columns if isinstance(column.type, Date)]


def _table(model: type[DatedRow]) -> Table:
    return model.metadata.tables[str(model.__tablename__)]


def _key(row: DatedRow) -> Key:
    return tuple(getattr(row, column.name) for column in _table(type(row)).primary_key)


def _value(row: DatedRow) -> dict[str, object]:
    """Return what a row says, apart from its key and its moment."""
    return {
        column.name: getattr(row, column.name)
        for column in _table(type(row)).columns
        if not column.primary_key and column.name != "changed_at"
    }

"""Sessions on the user's own file, and the two ways a row changes: here and now, or by its date."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import ColumnElement, QueuePool, Table, create_engine
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlmodel import Session, select

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Subject
from pwc_tui.store.user import mapping as rows
from pwc_tui.store.user.errors import failure
from pwc_tui.store.user.open import connect
from pwc_tui.store.user.schema import AboutRow, DatedRow, SubjectRow
from pwc_tui.store.user.timestamps import after

_Dated = TypeVar("_Dated", bound=DatedRow)
_About = TypeVar("_About", bound=AboutRow)
_KINDS = frozenset(Kind)


class Sessions:
    """Sessions on a file that is ready. Any thread may open one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine = create_engine(
            "sqlite://", creator=lambda: connect(path), poolclass=QueuePool, pool_size=2
        )

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the file; raises UserError when reading fails."""
        with self._translated(), Session(self._engine) as session:
            session.connection().exec_driver_sql("BEGIN")
            try:
                yield session
            except UnicodeEncodeError:
                raise  # of what was asked for, not of what was found
            except ValueError as error:  # a row that holds no date, no JSON, …
                raise UserError(
                    f"{self._path} is damaged ({error}): move it away, or set PWC_TUI_USER"
                ) from error

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are safe on the disk when it ends, all of them or none.

        No other copy writes meanwhile, so that what was read here still holds. Raises UserError
        when the changes could not be saved.
        """
        with self._translated(), Session(self._engine) as session:
            session.connection().exec_driver_sql("BEGIN IMMEDIATE")
            yield session
            session.commit()

    def close(self) -> None:
        """Close all connections that nobody is using."""
        self._engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except ProgrammingError:
            raise  # a mistake of ours
        except DBAPIError as error:
            raise failure(self._path, error.orig or error) from error
        except sqlite3.Error as error:
            raise failure(self._path, error) from error
        except UnicodeEncodeError as error:
            raise UserError(f"{error.object!r} is not valid text, so it was not saved") from error


def about(
    session: Session, model: type[_About], *conditions: ColumnElement[bool]
) -> list[tuple[_About, SubjectRow]]:
    """Return the rows of a table with what they are about, the newest first."""
    is_subject = model.kind == SubjectRow.kind, model.slug == SubjectRow.slug
    query = select(model, SubjectRow).where(*is_subject, *conditions)
    # A kind that this program does not know stays in the file.
    found = [(row, subject) for row, subject in session.exec(query) if subject.kind in _KINDS]
    return sorted(found, key=lambda pair: pair[0].changed_at, reverse=True)


def keep_subject(session: Session, subject: Subject) -> None:
    """Make sure that rows may speak of a thing; what is known of it already stays."""
    _keep_subject(session, subject, session.get(SubjectRow, subject.key))
    session.flush()


def keep_subjects(session: Session, subjects: Iterable[Subject]) -> None:
    """Make sure of many, with one query for all."""
    wanted = {subject.key: subject for subject in subjects}
    known = {(row.kind, row.slug): row for row in session.exec(select(SubjectRow))}
    for key, subject in wanted.items():
        _keep_subject(session, subject, known.get(key))
    session.flush()


def change(session: Session, row: DatedRow) -> None:
    """Write what the user does now; its moment is later than that of what it replaces."""
    present = session.get(type(row), _key(row))
    if present is None or _content(present) != _content(row):
        row.changed_at = after(present.changed_at if present else None)
        session.merge(row)


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
            for name, value in _content(row).items():
                setattr(known, name, value)
            known.changed_at = row.changed_at
        else:
            continue
        count += 1
    session.flush()
    return count


def _keep_subject(session: Session, subject: Subject, known: SubjectRow | None) -> None:
    if known is None:
        session.add(rows.subject_row(subject))
    else:
        known.name = known.name or subject.name
        known.arxiv_id = known.arxiv_id or subject.arxiv_id


def _is_newer(row: DatedRow, known: DatedRow) -> bool:
    """Return whether a row replaces another; of one moment, the same one wins in every file."""
    if row.changed_at != known.changed_at:
        return row.changed_at > known.changed_at
    texts, known_texts = (list(map(str, _content(each).values())) for each in (row, known))
    return texts > known_texts


def _key(row: DatedRow) -> tuple[object, ...]:
    return tuple(getattr(row, column.name) for column in _table_of(row).primary_key)


def _content(row: DatedRow) -> dict[str, object]:
    """Return what a row says, apart from its key and its moment."""
    return {
        column.name: getattr(row, column.name)
        for column in _table_of(row).columns
        if not column.primary_key and column.name != "changed_at"
    }


def _table_of(row: DatedRow) -> Table:
    return row.metadata.tables[str(row.__tablename__)]

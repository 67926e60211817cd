"""Sessions on the user's own file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec
from sqlalchemy import ColumnElement, QueuePool, create_engine, func
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlmodel import Session, select

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Subject
from pwc_tui.store.user.change_log import keep_step
from pwc_tui.store.user.errors import failure
from pwc_tui.store.user.open import connect
from pwc_tui.store.user.schema import AboutRow, SubjectRow

_About = TypeVar("_About", bound=AboutRow)
_KINDS = frozenset(Kind)


class Sessions:
    """Sessions on a file that is ready. Any thread may open one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: connect(path),
            poolclass=QueuePool,
            pool_size=2,
            # In a tenth of the time in which `json` would stop all threads: 10,000 changes 80 ms.
            json_serializer=lambda value: msgspec.json.encode(value).decode(),
            json_deserializer=msgspec.json.decode,
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
    def writing(self, title: str | None = None) -> Iterator[Session]:
        """Give a session whose changes are safe on the disk when it ends, all of them or none.

        With a title, which says for people what the user does, they can be undone. No other copy
        writes meanwhile, so that what was read here still holds. Raises UserError when the
        changes could not be saved.
        """
        with self._translated(), Session(self._engine) as session:
            session.connection().exec_driver_sql("BEGIN IMMEDIATE")
            yield session
            if title is not None:
                keep_step(session, title)
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


def keep_subjects(session: Session, subjects: Iterable[Subject]) -> None:
    """Make sure that rows may speak of things; what is known of them already stays."""
    wanted = {subject.key: subject for subject in subjects}
    if wanted:
        names = ("kind", "slug", "name", "arxiv_id")
        told = ((*key, each.name, each.arxiv_id) for key, each in wanted.items())
        rows = [dict(zip(names, each, strict=True)) for each in told]
        session.connection().execute(_KEEP, rows)


_SUBJECT = insert(SubjectRow)
_KEEP = _SUBJECT.on_conflict_do_update(
    index_elements=["kind", "slug"],
    set_={
        "name": func.coalesce(func.nullif(SubjectRow.name, ""), _SUBJECT.excluded.name),
        "arxiv_id": func.coalesce(func.nullif(SubjectRow.arxiv_id, ""), _SUBJECT.excluded.arxiv_id),
    },
)
"""One statement however many there are: 10,000 take 0.1 s."""

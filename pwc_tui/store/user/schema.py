"""The tables of the user's own file, as SQLModel sees them.

`migrations` makes them; a test holds both to the same columns. Their metadata is not the archive's,
so that neither file gets the tables of the other. Moments are microseconds since 1970, universal
time; whatever was removed stays with `is_removed`.
"""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import JSON, Column, ForeignKeyConstraint, Index
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class UserTable(SQLModel, registry=registry()):
    """What all tables of the user's file have in common: metadata of their own."""


class SubjectRow(UserTable, table=True):
    """A thing of the archive that another table speaks of."""

    __tablename__ = "subject"

    kind: str = Field(primary_key=True)
    slug: str = Field(primary_key=True)
    name: str
    arxiv_id: str | None


class DatedRow(UserTable):
    """A row that a newer one of the same key replaces."""

    subject_columns: ClassVar[tuple[str, ...]] = ()
    """What a row is about, where that is less than its key."""
    unrecorded_columns: ClassVar[frozenset[str]] = frozenset()
    """What changes without being a step to undo."""

    changed_at: int = Field(default=0)
    """Before it is written: at no moment. `session.change` says when."""


class AboutRow(DatedRow):
    """A row about a subject."""

    kind: str = Field(primary_key=True)
    slug: str = Field(primary_key=True)


def _about_subject() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["kind", "slug"], ["subject.kind", "subject.slug"])


class ReadingListRow(DatedRow, table=True):
    """A list."""

    __tablename__ = "reading_list"

    name: str = Field(primary_key=True)
    is_removed: bool


class BookmarkRow(AboutRow, table=True):
    """That a thing is in a list."""

    __tablename__ = "bookmark"
    __table_args__ = (_about_subject(),)

    list_name: str = Field(primary_key=True, foreign_key="reading_list.name")
    is_removed: bool
    position: int
    """The highest stands first."""


class TagRow(AboutRow, table=True):
    """That a thing has a tag."""

    __tablename__ = "tag"
    __table_args__ = (_about_subject(),)

    name: str = Field(primary_key=True)
    is_removed: bool


class NoteRow(AboutRow, table=True):
    """One version of a note. All of it is the key: no version ever replaces another one."""

    __tablename__ = "note"
    __table_args__ = (_about_subject(),)

    subject_columns: ClassVar[tuple[str, ...]] = ("kind", "slug")
    changed_at: int = Field(default=0, primary_key=True)
    text: str = Field(primary_key=True)


class ReadMarkRow(AboutRow, table=True):
    """That a thing was read."""

    __tablename__ = "read_mark"
    __table_args__ = (_about_subject(),)

    is_removed: bool


class SavedSearchRow(DatedRow, table=True):
    """A query under a name."""

    __tablename__ = "saved_search"

    unrecorded_columns: ClassVar[frozenset[str]] = frozenset({"looked_at", "found", "seen"})
    name: str = Field(primary_key=True)
    query: str
    is_removed: bool
    looked_at: int | None = None
    found: int | None = None
    seen: str | None = None


class FlipRow(DatedRow, table=True):
    """The direction of a metric on a board, as the user says."""

    __tablename__ = "flip"

    board_slug: str = Field(primary_key=True)
    metric: str = Field(primary_key=True)
    direction: str
    is_removed: bool


class SubmittedResultRow(DatedRow, table=True):
    """A result that the user submitted."""

    __tablename__ = "submitted_result"

    id: str = Field(primary_key=True)
    task: str
    dataset: str
    model: str
    metric_values: list[list[str]] = Field(sa_column=Column(JSON, nullable=False))
    """Pairs of a metric and what was typed for it. One cell, because it changes as a whole."""
    paper: str
    day: date | None
    source_url: str
    is_removed: bool
    code_url: str
    uses_extra_data: bool | None
    note: str


class VisitRow(AboutRow, table=True):
    """When a thing was last opened."""

    __tablename__ = "visit"
    __table_args__ = (_about_subject(), Index("ix_visit_changed_at", "changed_at"))


class CitationKeyRow(DatedRow, table=True):
    """The key under which a paper was exported."""

    __tablename__ = "citation_key"

    style: str = Field(primary_key=True)
    paper: str = Field(primary_key=True)
    key: str


class SettingRow(DatedRow, table=True):
    """What a setting was set to, as JSON."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: str


class StepRow(UserTable, table=True):
    """Something the user did, with the rows as they were before and after. Of this copy alone."""

    __tablename__ = "change_log"

    id: int | None = Field(default=None, primary_key=True)
    changed_at: int
    title: str
    changes: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    """One cell, because a step is undone as a whole."""
    is_undone: bool

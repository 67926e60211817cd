"""The papers and the people, code and words that belong to them, as SQLModel tables.

Rows of `paper` are numbered by importance (results, code, then date), so that the first n matches
of anything are the best n. Public ids (`slug`) are the archive's own and stay from import to
import; numbers do not.
"""

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from pwc_tui.store.schema import version as schema

SCHEMA_VERSION = schema.SCHEMA_VERSION


class PaperColumns(SQLModel):
    """What is known of a paper in its own row."""

    id: int = Field(primary_key=True)
    slug: str = Field(unique=True, index=True)
    title: str
    title_key: str
    """The title folded and stripped to letters and digits: for sorting and for joining results."""
    date: str | None
    """As much of the ISO date as is known: `2019`, `2019-05` or `2019-05-03`."""
    authors_line: str
    """The first three authors, separated by line feeds: what a list shows."""
    author_count: int
    tasks_line: str
    """The first three tasks, separated by line feeds."""
    result_count: int
    repository_count: int
    has_official_code: bool
    abstract_id: int | None = Field(foreign_key="abstract.id")
    arxiv_id: str | None = Field(index=True)
    nips_id: str | None
    openreview_id: str | None
    url_abs: str | None
    url_pdf: str | None
    conference_url_abs: str | None
    conference_url_pdf: str | None
    proceeding: str | None
    venue_id: int | None = Field(foreign_key="venue.id")
    """The venue that `proceeding` names."""
    twin_slug: str | None
    """The archive's `conference`: the slug of another page of the same paper."""
    short_abstract: str | None
    reproduces_paper: str | None


class PaperRow(PaperColumns, table=True):
    """A paper without its abstract, so that a list reads few pages of the file."""

    __tablename__ = "paper"
    __table_args__ = (
        Index("ix_paper_date", "date", "id"),
        Index("ix_paper_title", "title_key", "id"),
        # What pages count of many papers, in a twentieth of the table's room.
        Index("ix_paper_brief", "id", "date", "repository_count", "result_count"),
        Index("ix_paper_venue", "venue_id", sqlite_where=text("venue_id IS NOT NULL")),
    )


class VersionRow(PaperColumns, table=True):
    """Another record of a paper: lists, counts and searches know the paper only.

    Versions are numbered after all papers. What belongs to one (results, code, tasks, methods,
    addresses) belongs to its paper; so do its authors, behind the paper's own.
    """

    __tablename__ = "version"

    version_of: int = Field(foreign_key="paper.id", index=True)
    all_authors: str
    """Their names as this record has them, separated by line feeds."""


class AbstractRow(SQLModel, table=True):
    """The abstract of a paper, apart from it because it is twenty times as long as the rest."""

    __tablename__ = "abstract"

    id: int = Field(primary_key=True)
    text: str


class VenueRow(SQLModel, table=True):
    """A conference or journal of one year, or of no stated one."""

    __tablename__ = "venue"

    id: int = Field(primary_key=True)
    slug: str = Field(unique=True, index=True)
    name: str
    paper_count: int


class AuthorRow(SQLModel, table=True):
    """An author, identified by the name alone: people of the same name are one row."""

    __tablename__ = "author"

    id: int = Field(primary_key=True)
    slug: str = Field(unique=True, index=True)
    name: str
    paper_count: int


class AuthorSpellingRow(SQLModel, table=True):
    """That an author is a spelling of a person's name that has several: see `name_spellings`.

    A person has the number of the spelling with most papers, which has a row, too.
    """

    __tablename__ = "author_spelling"

    author_id: int = Field(primary_key=True, foreign_key="author.id")
    person_id: int = Field(foreign_key="author.id", index=True)


class PaperAuthorRow(SQLModel, table=True):
    """Who wrote a paper, in order."""

    __tablename__ = "paper_author"
    __table_args__ = (
        Index("ix_paper_author_paper", "paper_id", "position"),
        {"sqlite_with_rowid": False},
    )

    author_id: int = Field(primary_key=True, foreign_key="author.id")
    paper_id: int = Field(primary_key=True, foreign_key="paper.id")
    position: int


class PaperTaskRow(SQLModel, table=True):
    """Which tasks a paper is about, in the archive's order."""

    __tablename__ = "paper_task"
    __table_args__ = (
        Index("ix_paper_task_paper", "paper_id", "position"),
        {"sqlite_with_rowid": False},
    )

    task_id: int = Field(primary_key=True, foreign_key="task.id")
    paper_id: int = Field(primary_key=True, foreign_key="paper.id")
    position: int


class PaperMethodRow(SQLModel, table=True):
    """Which methods a paper uses, in the archive's order."""

    __tablename__ = "paper_method"
    __table_args__ = (
        Index("ix_paper_method_paper", "paper_id", "position"),
        {"sqlite_with_rowid": False},
    )

    method_id: int = Field(primary_key=True, foreign_key="method.id")
    paper_id: int = Field(primary_key=True, foreign_key="paper.id")
    position: int


class RepositoryRow(SQLModel, table=True):
    """A code repository, by its normalised address."""

    __tablename__ = "repository"

    id: int = Field(primary_key=True)
    url: str = Field(unique=True, index=True)
    paper_count: int


class CodeLinkRow(SQLModel, table=True):
    """That a repository implements a paper.

    A link whose paper is not in the archive is kept: `paper_id` is null and title and slug tell
    which paper it was.
    """

    __tablename__ = "code_link"
    __table_args__ = (Index("ix_code_link_paper", "paper_id"),)

    id: int = Field(primary_key=True)
    paper_id: int | None = Field(foreign_key="paper.id")
    repository_id: int = Field(foreign_key="repository.id", index=True)
    paper_slug: str | None
    paper_title: str | None
    is_official: bool
    mentioned_in_paper: bool
    mentioned_in_github: bool
    framework: str


class AddressRow(SQLModel, table=True):
    """That an address leads to a paper or to a repository.

    `key` is the checksum `domain.addresses.address_key` makes of it: the address itself would take
    four times the room. arXiv's addresses are not here: a paper has its arXiv id.
    """

    __tablename__ = "address"

    key: int = Field(primary_key=True)
    paper_id: int | None = Field(foreign_key="paper.id")
    repository_id: int | None = Field(foreign_key="repository.id")

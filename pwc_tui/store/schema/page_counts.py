"""What the import counted of tasks and methods with very many papers, as SQLModel tables.

`kind` is task or method, and `entity_id` the number among them. Only those have rows that have more
papers than `ingest.tables.page_counts.CROWD`: of the others a page counts for itself.
"""

from sqlmodel import Field, SQLModel


class CrowdYearRow(SQLModel, table=True):
    """The papers of one year, counted; year 0 are those without a date."""

    __tablename__ = "crowd_year"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: str = Field(primary_key=True)
    entity_id: int = Field(primary_key=True)
    year: int = Field(primary_key=True)
    paper_count: int
    code_count: int
    """Papers with code."""
    result_paper_count: int
    """Papers with results on any leaderboard."""


class CrowdMetRow(SQLModel, table=True):
    """The methods that most papers of a task use, or the tasks that a method is used for."""

    __tablename__ = "crowd_met"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: str = Field(primary_key=True)
    entity_id: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    met_id: int
    paper_count: int


class CrowdPaperRow(SQLModel, table=True):
    """The first papers in an order of `store.queries.pages.precomputed.PaperOrder`."""

    __tablename__ = "crowd_paper"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: str = Field(primary_key=True)
    entity_id: int = Field(primary_key=True)
    order: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    paper_id: int = Field(foreign_key="paper.id")

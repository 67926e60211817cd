"""Leaderboards and what stands on them, and the record of how the database was made."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class BenchmarkRow(SQLModel, table=True):
    """A task on a dataset: a leaderboard, once, however often the file repeats it."""

    __tablename__ = "benchmark"
    __table_args__ = (Index("ix_benchmark_pair", "task_id", "dataset_id", unique=True),)

    id: int = Field(primary_key=True)
    slug: str = Field(unique=True, index=True)
    """The old address' last part (`image-classification-on-imagenet`)."""
    task_id: int = Field(foreign_key="task.id")
    dataset_id: int = Field(foreign_key="dataset.id", index=True)
    description: str
    result_count: int
    paper_count: int
    best_model: str
    """The model with rank 1 on the first score with a direction; "" where there is none."""
    best_metric: str
    best_value: str
    """What that score is called, and what the archive has for the model; "" without a model."""
    best_year: int | None
    first_date: str | None
    last_date: str | None
    """As much of the ISO dates as is known: `2019`, `2019-05` or `2019-05-03`."""
    twin_key: str = Field(index=True)
    """The same for all boards whose names differ in spelling only."""


class BenchmarkYearRow(SQLModel, table=True):
    """What a year brought to a leaderboard: there is one for every year with a dated result.

    `best` is the record by the end of the year in the metric the board is ranked by at first, on
    one scale and without values the metric cannot have; null where it is not sure which way that
    improves, and before the first number.
    """

    __tablename__ = "benchmark_year"
    __table_args__ = ({"sqlite_with_rowid": False},)

    benchmark_id: int = Field(primary_key=True, foreign_key="benchmark.id")
    year: int = Field(primary_key=True)
    result_count: int
    best: float | None


class BenchmarkLinkRow(SQLModel, table=True):
    """An address that belongs to a leaderboard; `kind` is link or citation."""

    __tablename__ = "benchmark_link"

    benchmark_id: int = Field(primary_key=True, foreign_key="benchmark.id")
    kind: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    title: str
    url: str


class MetricRow(SQLModel, table=True):
    """A column of a leaderboard; position 0 is the one the site ranked by."""

    __tablename__ = "metric"
    __table_args__ = (Index("ix_metric_board", "benchmark_id", "position"),)

    id: int = Field(primary_key=True)
    benchmark_id: int = Field(foreign_key="benchmark.id")
    position: int
    name: str
    direction: str
    """higher, lower or unknown: a `Direction`."""
    ranked_count: int
    """How many results of the metric have a rank, duplicates left out."""
    confidence: float
    """How likely direction and role are right, 0 to 1."""
    role: str
    """score, cost, speed or fact: a `MetricRole`."""
    reasons: str
    """Short sentences, one a line, the weightiest first."""


class ResultRow(SQLModel, table=True):
    """A row of a leaderboard: one model of one paper. Position 1 is the file's first row."""

    __tablename__ = "result"
    __table_args__ = (Index("ix_result_board", "benchmark_id", "position"),)

    id: int = Field(primary_key=True)
    benchmark_id: int = Field(foreign_key="benchmark.id")
    position: int
    model: str
    model_id: int | None = Field(foreign_key="model.id", index=True)
    """Null where the archive names no model."""
    paper_id: int | None = Field(foreign_key="paper.id", index=True)
    paper_title: str
    paper_url: str
    date: str | None
    """As `PaperColumns.date`."""
    uses_extra_data: bool | None
    has_official_code: bool


class ModelRow(SQLModel, table=True):
    """A model by its name without case, however many papers call theirs so.

    The name is the most frequent spelling.
    """

    __tablename__ = "model"

    id: int = Field(primary_key=True)
    slug: str = Field(unique=True, index=True)
    name: str
    result_count: int
    paper_count: int


class ResultLinkRow(SQLModel, table=True):
    """An address that belongs to a result; `kind` is code or model."""

    __tablename__ = "result_link"

    result_id: int = Field(primary_key=True, foreign_key="result.id")
    kind: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    title: str
    url: str


class ValueRow(SQLModel, table=True):
    """What a result states for a metric; `number` is null where `raw` holds none.

    `rank` is competition rank (1, 2, 2, 4) in the metric's direction and on the column's one scale,
    null where the direction is unknown
    and for a number the metric cannot have.
    """

    __tablename__ = "value"
    __table_args__ = (
        Index("ix_value_metric", "metric_id", "number"),
        {"sqlite_with_rowid": False},
    )

    result_id: int = Field(primary_key=True, foreign_key="result.id")
    metric_id: int = Field(primary_key=True, foreign_key="metric.id")
    raw: str
    number: float | None
    rank: int | None
    uncertainty: float | None
    """What stands behind ± or in brackets."""
    unit: str
    note: str
    """Why there is no number, or what was assumed in reading it."""


class BuildRow(SQLModel, table=True):
    """How this database was made. One row."""

    __tablename__ = "build"

    id: int = Field(primary_key=True)
    schema_version: int
    build_id: str
    """Random for every import; the search index beside the database carries it in its name."""
    built_at: datetime
    program_version: str
    is_demo: bool


class RowCountRow(SQLModel, table=True):
    """How many there are of something: counting 576,261 papers anew takes longer than reading."""

    __tablename__ = "row_count"

    name: str = Field(primary_key=True)
    position: int
    count: int


class SourceFileRow(SQLModel, table=True):
    """A file that was imported and what became of its records."""

    __tablename__ = "source_file"

    id: int = Field(primary_key=True)
    name: str
    section: str
    bytes: int
    sha256: str
    records: int
    imported: int
    merged: int
    hidden: int
    skipped: int


class PartAccountRow(SQLModel, table=True):
    """What became of what stands within the records of a file, such as results."""

    __tablename__ = "part_account"

    file_id: int = Field(primary_key=True, foreign_key="source_file.id")
    position: int = Field(primary_key=True)
    name: str
    records: int
    imported: int
    merged: int
    hidden: int
    skipped: int


class DefectRow(SQLModel, table=True):
    """A kind of damage met during the import."""

    __tablename__ = "defect"

    id: int = Field(primary_key=True)
    file: str
    field: str
    problem: str
    action: str
    count: int
    first_record: int


class DefectExampleRow(SQLModel, table=True):
    """One of the first cases of a kind of damage."""

    __tablename__ = "defect_example"

    defect_id: int = Field(primary_key=True, foreign_key="defect.id")
    position: int = Field(primary_key=True)
    record: int
    value: str
    """What stood there, cut and safe to print; "" where that tells nothing."""

"""Tasks, datasets, methods and the areas they are sorted into, as SQLModel tables."""

from sqlmodel import Field, SQLModel


class AreaRow(SQLModel, table=True):
    """A field of research, such as Computer Vision or Natural Language Processing."""

    __tablename__ = "area"

    id: int = Field(primary_key=True)
    slug: str = Field(unique=True, index=True)
    name: str


class TaskRow(SQLModel, table=True):
    """A task, at whatever depth of the tree it stands. One task of the archive is called ""."""

    __tablename__ = "task"

    id: int = Field(primary_key=True)
    slug: str = Field(unique=True, index=True)
    name: str
    description: str
    source_title: str | None
    source_url: str | None
    paper_count: int
    board_count: int
    twin_key: str = Field(index=True)
    """`name_keys.twin_key` of the name: tasks of one key are one task under several names."""


class TaskParentRow(SQLModel, table=True):
    """That a task is a subtask of another. A task can have several parents."""

    __tablename__ = "task_parent"

    parent_id: int = Field(primary_key=True, foreign_key="task.id")
    child_id: int = Field(primary_key=True, foreign_key="task.id", index=True)


class TaskAreaRow(SQLModel, table=True):
    """Which areas a task belongs to."""

    __tablename__ = "task_area"

    task_id: int = Field(primary_key=True, foreign_key="task.id")
    area_id: int = Field(primary_key=True, foreign_key="area.id", index=True)


class TaskSynonymRow(SQLModel, table=True):
    """Other names of a task."""

    __tablename__ = "task_synonym"

    task_id: int = Field(primary_key=True, foreign_key="task.id")
    name: str = Field(primary_key=True)


class DatasetRow(SQLModel, table=True):
    """A dataset: from the datasets file, or known only because a leaderboard stands on it."""

    __tablename__ = "dataset"

    id: int = Field(primary_key=True)
    slug: str = Field(unique=True, index=True)
    name: str = Field(index=True)
    full_name: str | None
    homepage: str | None
    description: str
    short_description: str | None
    paper_title: str | None
    paper_url: str | None
    paper_id: int | None = Field(foreign_key="paper.id")
    introduced_date: str | None
    warning: str | None
    image: str | None
    license_name: str | None
    license_url: str | None
    parent_id: int | None = Field(foreign_key="dataset.id", index=True)
    paper_count: int
    """The archive's own count (`num_papers`)."""
    board_count: int
    is_listed: bool
    """False where only a leaderboard names it."""
    is_hidden: bool
    """Whether it looks like an advertisement: lists and searches leave it out unless asked."""
    hidden_because: str
    """What speaks for that, in words; "" where it is not hidden."""


class DatasetTagRow(SQLModel, table=True):
    """A word a dataset is filed under; `kind` is modality, language or variant."""

    __tablename__ = "dataset_tag"

    dataset_id: int = Field(primary_key=True, foreign_key="dataset.id")
    kind: str = Field(primary_key=True)
    value: str = Field(primary_key=True, index=True)
    position: int


class DatasetTaskRow(SQLModel, table=True):
    """Which tasks a dataset is used for."""

    __tablename__ = "dataset_task"

    dataset_id: int = Field(primary_key=True, foreign_key="dataset.id")
    task_id: int = Field(primary_key=True, foreign_key="task.id", index=True)


class DatasetLoaderRow(SQLModel, table=True):
    """Code that loads a dataset; `frameworks` are separated by line feeds."""

    __tablename__ = "dataset_loader"

    dataset_id: int = Field(primary_key=True, foreign_key="dataset.id")
    position: int = Field(primary_key=True)
    url: str
    repository: str
    frameworks: str


class MethodRow(SQLModel, table=True):
    """A method, from the methods file or known only because a paper names it."""

    __tablename__ = "method"

    id: int = Field(primary_key=True)
    slug: str = Field(unique=True, index=True)
    name: str = Field(index=True)
    full_name: str | None
    description: str
    paper_title: str | None
    paper_url: str | None
    paper_id: int | None = Field(foreign_key="paper.id")
    introduced_year: int | None
    source_title: str | None
    source_url: str | None
    code_snippet_url: str | None
    paper_count: int
    """Papers of this archive that use it."""
    stated_paper_count: int
    """The archive's own count (`num_papers`)."""
    is_listed: bool
    is_hidden: bool
    """As of a dataset."""
    hidden_because: str


class CollectionRow(SQLModel, table=True):
    """A family of methods within an area, such as Activation Functions or Transformers."""

    __tablename__ = "collection"

    id: int = Field(primary_key=True)
    slug: str = Field(unique=True, index=True)
    name: str
    area_id: int | None = Field(foreign_key="area.id")


class MethodCollectionRow(SQLModel, table=True):
    """Which collections a method belongs to."""

    __tablename__ = "method_collection"

    method_id: int = Field(primary_key=True, foreign_key="method.id")
    collection_id: int = Field(primary_key=True, foreign_key="collection.id", index=True)

"""A small archive with known papers among made-up ones, and its search index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlmodel import Session, SQLModel, create_engine

from pwc_tui.domain.text.clean import title_key
from pwc_tui.search.build.builder import build_index
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.index.paths import index_folder
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.store.queries.cards import Cards
from pwc_tui.store.schema.boards import BenchmarkRow, BuildRow, ModelRow, ResultRow
from pwc_tui.store.schema.entities import (
    AreaRow,
    DatasetRow,
    MethodRow,
    TaskAreaRow,
    TaskRow,
    TaskSynonymRow,
)
from pwc_tui.store.schema.papers import (
    AuthorRow,
    PaperAuthorRow,
    PaperRow,
    PaperTaskRow,
    RepositoryRow,
    VenueRow,
)
from pwc_tui.store.schema.version import SCHEMA_VERSION
from tests.unit.search.samples import ERC, TRANSLATION, Sample, papers

BUILD_ID = "0123456789ab"


_DATASETS = {"ImageNet": 80, "ImageNet-C": 90, "WMT 2014": 7, "Fashion Images": 3}
_MODELS = ("BERT (large)", "ResNet-50", "ResNet-101", "Hazarika et al.")
_VENUES = ("NeurIPS 2017", "NeurIPS 2018", "WMT 2014")
_REPOSITORIES = ("facebookresearch/MaskedTrainer", "someone/imagenet-tools", "tensorflow/models")


@dataclass
class _Numbers:
    """Gives every name a number, from 1."""

    known: dict[str, int] = field(default_factory=dict)

    def __call__(self, name: str) -> int:
        return self.known.setdefault(name, len(self.known) + 1)


def write_database(path: Path, samples: Sequence[Sample]) -> None:
    """Write a database of these papers to `path`."""
    path.write_bytes(_without_rows())
    engine = create_engine(f"sqlite:///{path}")
    authors, tasks, datasets = _Numbers(), _Numbers(), _Numbers()
    rows: list[SQLModel] = []
    for number, sample in enumerate(samples, 1):
        rows.append(_paper_row(number, sample))
        rows += [
            PaperAuthorRow(author_id=authors(name), paper_id=number, position=at)
            for at, name in enumerate(sample.authors)
        ]
        rows += [
            PaperTaskRow(task_id=tasks(name), paper_id=number, position=at)
            for at, name in enumerate(sample.tasks)
        ]
        rows += [_result_row(number, datasets(name)) for name in sample.boards]
    rows.append(_build_row())
    if samples:
        rows += _entity_rows(authors, tasks, datasets)
    with Session(engine) as session:
        session.add_all(rows)
        session.commit()
    engine.dispose()


@cache
def _without_rows() -> bytes:
    """Return a database with all tables: to make those takes longer than to fill them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        engine = create_engine(f"sqlite:///{path}")
        SQLModel.metadata.create_all(engine)
        engine.dispose()
        return path.read_bytes()


def _row(table: type[SQLModel], /, **values: object) -> SQLModel:
    """Return a row in which what is not given is null."""
    return table(**(dict.fromkeys(table.model_fields) | values))


def _paper_row(number: int, sample: Sample) -> SQLModel:
    return _row(
        PaperRow,
        id=number,
        slug=f"paper-{number}",
        title=sample.title,
        title_key=title_key(sample.title),
        date=sample.day and sample.day.isoformat(),
        authors_line="\n".join(sample.authors[:3]),
        author_count=len(sample.authors),
        tasks_line="\n".join(sample.tasks[:3]),
        result_count=len(sample.boards),
        repository_count=int(sample.has_code),
        has_official_code=sample.has_code,
    )


def _result_row(paper: int, board: int) -> SQLModel:
    return _row(
        ResultRow,
        id=paper * 100 + board,
        benchmark_id=board,
        position=paper,
        model="a model",
        paper_id=paper,
        paper_title="",
        paper_url="",
        has_official_code=False,
    )


def _entity_rows(authors: _Numbers, tasks: _Numbers, datasets: _Numbers) -> Iterator[SQLModel]:
    for name, number in authors.known.items():
        yield _named(AuthorRow, number, name, paper_count=1)
    for name, number in tasks.known.items():
        counts = {"paper_count": 9, "board_count": 0, "code_count": 0, "result_paper_count": 0}
        yield _named(TaskRow, number, name, **counts, twin_key="")
    for name, number in datasets.known.items():
        yield _named(DatasetRow, number, name, paper_count=5, board_count=1, **_SHOWN)
        yield _board_row(number, tasks.known[TRANSLATION if "WMT" in name else ERC])
    for number, (name, uses) in enumerate({"Dropout": 3, "Airline Support Number": 0}.items()):
        counts = {"paper_count": uses, "stated_paper_count": uses}
        yield _named(MethodRow, number, name, **counts, **_SHOWN | {"is_hidden": not uses})
    for number, (name, uses) in enumerate(_DATASETS.items(), 101):
        yield _named(DatasetRow, number, name, paper_count=uses, board_count=0, **_SHOWN)
    for number, name in enumerate(_MODELS, 1):
        yield _named(ModelRow, number, name, result_count=number, paper_count=1)
    for number, name in enumerate(_VENUES, 1):
        yield _named(VenueRow, number, name, paper_count=number)
    for number, name in enumerate(_REPOSITORIES, 1):
        yield RepositoryRow(id=number, url=f"https://github.com/{name}", paper_count=1)
    yield TaskSynonymRow(task_id=tasks.known[TRANSLATION], name="Bilingual Rendering")
    yield _named(AreaRow, 1, "Natural Language Processing")
    yield TaskAreaRow(task_id=tasks.known[TRANSLATION], area_id=1)


_SHOWN = {"is_listed": True, "is_hidden": False, "hidden_because": ""}
"""What a dataset or method is that nothing speaks against."""


def _named(model: type[SQLModel], number: int, name: str, **values: object) -> SQLModel:
    return _row(
        model,
        id=number,
        slug=f"{name} {number}".lower().replace(" ", "-"),
        name=name,
        **({"description": ""} | values if "description" in model.model_fields else values),
    )


def _board_row(number: int, task: int) -> SQLModel:
    return _row(
        BenchmarkRow,
        id=number,
        slug=f"board-{number}",
        task_id=task,
        dataset_id=number,
        description="",
        result_count=3,
        paper_count=3,
        best_model="The Leader",
        best_metric="",
        best_value="",
        best_year=None,
        twin_key=f"board {number}",
    )


def _build_row() -> SQLModel:
    return BuildRow(
        id=1,
        schema_version=SCHEMA_VERSION,
        build_id=BUILD_ID,
        built_at=datetime(2026, 1, 1, tzinfo=UTC),
        program_version="0",
        is_demo=False,
    )


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "archive.db"
    write_database(path, papers())
    build_index(path, index_folder(path, BUILD_ID))
    return path


@pytest.fixture(scope="session")
def folder(database: Path) -> Path:
    return index_folder(database, BUILD_ID)


@pytest.fixture(scope="session")
def engine(folder: Path) -> SearchEngine:
    return SearchEngine.open(folder)


@pytest.fixture(scope="session")
def cards(database: Path) -> Cards:
    return Cards(database)


@pytest.fixture
def empty_database(tmp_path: Path) -> Path:
    path = tmp_path / "empty.db"
    write_database(path, [])
    return path


@pytest.fixture
def lonely_database(tmp_path: Path) -> Path:
    """Return a database of one paper of which little is known."""
    path = tmp_path / "lonely.db"
    write_database(path, [Sample("Lonely Transformers", tasks=(TRANSLATION,))])
    return path


@pytest.fixture(scope="session")
def demo_cards(demo_db: Path) -> Cards:
    return Cards(demo_db)


@pytest.fixture(scope="session")
def demo_engine(demo_db: Path, demo_cards: Cards) -> SearchEngine:
    return SearchEngine.open(index_folder(demo_db, demo_cards.build().build_id))


@pytest.fixture(scope="session")
def demo_names(demo_db: Path, demo_engine: SearchEngine) -> NameIndex:
    return NameIndex.open(demo_engine.folder, demo_db)


@pytest.fixture(scope="session")
def demo_lists(demo_engine: SearchEngine, demo_cards: Cards, demo_names: NameIndex) -> PaperLists:
    return PaperLists(demo_engine, demo_cards, lambda: demo_names)

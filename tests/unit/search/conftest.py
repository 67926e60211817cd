"""A small archive with known papers among made-up ones, and its search index."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, SQLModel, create_engine

from pwc_tui.domain.text import title_key
from pwc_tui.search.build import build_index
from pwc_tui.search.engine import SearchEngine
from pwc_tui.search.location import index_folder
from pwc_tui.store.board_tables import BenchmarkRow, BuildRow, ResultRow
from pwc_tui.store.cards import Cards
from pwc_tui.store.entity_tables import AreaRow, DatasetRow, MethodRow, TaskAreaRow, TaskRow
from pwc_tui.store.schema import SCHEMA_VERSION
from pwc_tui.store.tables import AuthorRow, PaperAuthorRow, PaperRow, PaperTaskRow

BUILD_ID = "0123456789ab"


@dataclass(frozen=True)
class Sample:
    """A paper of the sample archive."""

    title: str
    authors: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    day: date | None = None
    has_code: bool = False


_ERC = "Emotion Recognition in Conversation"
_TRANSLATION = "Machine Translation"

KNOWN = (
    Sample(
        "Attention Is All You Need",
        ("Ashish Vaswani", "Noam Shazeer"),
        (_TRANSLATION,),
        ("WMT2014 English-German",),
        date(2017, 6, 12),
        has_code=True,
    ),
    Sample(
        "TelME: Teacher-leading Multimodal Fusion Network for Emotion Recognition in Conversation",
        ("Taeyang Yun", "Hyunkuk Lim"),
        (_ERC,),
        ("MELD", "IEMOCAP"),
        date(2024, 1, 16),
        has_code=True,
    ),
    Sample(
        "A Transformer-based Model With Self-distillation for Multimodal Emotion Recognition",
        ("Hui Ma",),
        (_ERC,),
        ("MELD", "IEMOCAP"),
        date(2023, 10, 31),
    ),
    Sample(
        "CFN-ESA: A Cross-Modal Fusion Network with Emotion-Shift Awareness",
        ("Jiang Li",),
        (_ERC,),
        ("MELD", "IEMOCAP"),
        date(2023, 7, 28),
    ),
    Sample("MELD: A Multimodal Multi-Party Dataset", ("Soujanya Poria",), (_ERC,), ("MELD",)),
    Sample(
        "Attention Is All You Need for Chinese Word Segmentation",
        ("Sufeng Duan",),
        day=date(2019, 10, 31),
    ),
    Sample("Poincaré Embeddings for Learning Hierarchies", ("Maximilian Nickel",)),
    Sample("Łukasz and the Ångström: Measures of Naïve Bayes", ("Łukasz Kaiser",)),
    Sample("基于深度学习的中文情感分析", ("王小明",), day=date(2020, 5, 1)),
    Sample("Deep Residual Learning for Image Recognition", ("Kaiming He",), has_code=True),
    Sample("[BERT]: Pre-training of $x$ [/] Transformers \U0001f600"),
    Sample("Reranking Documents with Pretrained Models", ("Rodrigo Nogueira",)),
    Sample("Optimization Methods for Large-Scale Machine Learning", ("Léon Bottou",)),
    Sample(""),
)
"""Numbered from 1 in this order."""

_FILLER = """
graph neural network learning deep model image segmentation language data efficient robust sparse
estimation policy control visual tracking speech noise kernel bayesian inference causal training
convolutional generative detection point cloud quantum federated privacy clustering time series
forecasting medical protein molecule robot planning game theory convex retrieval knowledge question
answering summarization recommendation traffic energy wireless satellite
"""


def papers() -> list[Sample]:
    """Return the known papers, and 400 made-up ones behind them."""
    chance = random.Random(7)
    made_up = [
        Sample(
            " ".join(chance.sample(_FILLER.split(), chance.randint(3, 8))).title(),
            (f"{chance.choice('ABCDE')}. Someone{chance.randint(1, 60)}",),
            (chance.choice(("Image Segmentation", "Time Series", "Robotics")),),
            day=date(2000 + chance.randint(0, 25), chance.randint(1, 12), 1),
            has_code=chance.random() < 0.3,
        )
        for _ in range(400)
    ]
    return [*KNOWN, *made_up]


@dataclass
class _Numbers:
    """Gives every name a number, from 1."""

    known: dict[str, int] = field(default_factory=dict)

    def __call__(self, name: str) -> int:
        return self.known.setdefault(name, len(self.known) + 1)


def write_database(path: Path, samples: Sequence[Sample]) -> None:
    """Write a database of these papers to `path`."""
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
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
        date=sample.day,
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
        yield _named(TaskRow, number, name, paper_count=9, board_count=0)
    for name, number in datasets.known.items():
        yield _named(DatasetRow, number, name, paper_count=5, board_count=1, is_listed=True)
        yield _board_row(number, tasks.known[_TRANSLATION if "WMT" in name else _ERC])
    for number, (name, papers) in enumerate({"Dropout": 3, "Airline Support Number": 0}.items()):
        yield _named(
            MethodRow, number, name, paper_count=papers, stated_paper_count=papers, is_listed=True
        )
    yield _named(AreaRow, 1, "Natural Language Processing")
    yield TaskAreaRow(task_id=tasks.known[_TRANSLATION], area_id=1)


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

"""A database small enough to know by heart, made with the real tables."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL
from sqlmodel import Session, SQLModel, create_engine

from pwc_tui.domain.addresses import address_key
from pwc_tui.store.schema import boards as b
from pwc_tui.store.schema import entities as e
from pwc_tui.store.schema import page_counts  # noqa: F401  the tables of all are made
from pwc_tui.store.schema import papers as t


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with three papers, two of them on two leaderboards."""
    path = tmp_path_factory.mktemp("store") / "with ? and #.db"
    engine = create_engine(URL.create("sqlite", database=str(path)))
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        for table in (_papers, _people, _addresses, _entities, _boards, _results, _build):
            session.add_all(table())
            session.flush()
        session.commit()
    engine.dispose()
    return path


def _paper(number: int, slug: str, title: str, **more: Any) -> t.PaperRow:
    columns: dict[str, Any] = {
        "date": None,
        "authors_line": "",
        "author_count": 0,
        "tasks_line": "",
        "result_count": 0,
        "repository_count": 0,
        "has_official_code": False,
        "abstract_id": None,
        "arxiv_id": None,
        "nips_id": None,
        "openreview_id": None,
        "url_abs": None,
        "url_pdf": None,
        "conference_url_abs": None,
        "conference_url_pdf": None,
        "proceeding": None,
        "twin_slug": None,
        "short_abstract": None,
        "reproduces_paper": None,
        "title_key": title.lower(),
    }
    return t.PaperRow(id=number, slug=slug, title=title, **(columns | more))


def _papers() -> list[SQLModel]:
    return [
        t.AbstractRow(id=1, text="We propose a network."),
        _paper(
            1,
            "telme",
            "TelME",
            date="2024-01-16",
            authors_line="Taeyang Yun\nHyunkuk Lim\nJeonghwan Lee",
            author_count=4,
            tasks_line="Emotion Recognition\nKnowledge Distillation",
            result_count=2,
            repository_count=2,
            has_official_code=True,
            abstract_id=1,
            arxiv_id="2401.12987",
            url_abs="https://arxiv.org/abs/2401.12987v2",
            url_pdf="https://arxiv.org/pdf/2401.12987v2.pdf",
            conference_url_abs="https://aclanthology.org/2024.naacl-long.5",
            conference_url_pdf="https://arxiv.org/pdf/2401.12987v2.pdf",
            proceeding="NAACL 2024",
            venue_id=1,
            openreview_id="YicbFdNTTy",
            nips_id="12",
            twin_slug="telme-1",
            short_abstract="A network.",
            reproduces_paper="an-older-one",
        ),
        _paper(
            2,
            "sdt",
            "SDT",
            date="2023-10-31",
            arxiv_id="hep-th/9901001",
            conference_url_pdf="http://journal.example.com/50%_off/a_b/",
        ),
        _paper(3, "a-bare-paper", "Café Bare", title_key="cafe bare", arxiv_id="1708.09140"),
    ]


def _people() -> list[SQLModel]:
    return [
        t.VenueRow(id=1, slug="naacl-2024", name="NAACL 2024", paper_count=1),
        *(t.AuthorRow(id=n, slug=f"a-{n}", name=f"Author {n}", paper_count=1) for n in (1, 2, 3)),
        t.PaperAuthorRow(author_id=3, paper_id=1, position=0),
        t.PaperAuthorRow(author_id=1, paper_id=1, position=1),
        t.PaperAuthorRow(author_id=1, paper_id=2, position=0),
        t.RepositoryRow(id=1, url="https://github.com/a/unofficial", paper_count=1),
        t.RepositoryRow(id=2, url="https://github.com/z/official", paper_count=1),
        t.RepositoryRow(id=3, url="https://github.com/b/unofficial", paper_count=1),
        _code(1, 3, is_official=False, framework="jax"),
        _code(2, 1, is_official=False, framework=""),
        _code(3, 2, is_official=True, framework="pytorch"),
    ]


def _addresses() -> list[SQLModel]:
    urls = (
        "https://aclanthology.org/2024.naacl-long.5",
        "https://openreview.net/forum?id=YicbFd-T_y",
    )
    return [
        *(t.AddressRow(key=address_key(url), paper_id=1, repository_id=None) for url in urls),
        *(
            t.AddressRow(key=address_key(url), paper_id=2, repository_id=None)
            for url in (
                "http://journal.example.com/50%_off/a_b/",
                "https://link.springer.com/chapter/10.1007/978-3-030-58452-8_13",
                "https://papers.nips.cc/paper/7181-sdt.pdf",
            )
        ),
        *(
            t.AddressRow(
                key=address_key(f"https://github.com/{name}"), paper_id=None, repository_id=n
            )
            for n, name in enumerate(("a/unofficial", "z/official", "b/unofficial"), 1)
        ),
    ]


def _code(number: int, repository: int, *, is_official: bool, framework: str) -> t.CodeLinkRow:
    return t.CodeLinkRow(
        id=number,
        paper_id=1,
        repository_id=repository,
        paper_slug=None,
        paper_title=None,
        is_official=is_official,
        mentioned_in_paper=is_official,
        mentioned_in_github=False,
        framework=framework,
    )


def _entities() -> list[SQLModel]:
    return [
        _task(1, "emotion-recognition", "Emotion Recognition", papers=2, boards=1),
        _task(2, "emotion-in-conversation", "Emotion in Conversation", papers=1, boards=1),
        _task(3, "unused", "Unused", papers=0, boards=0),
        # A circle, as vandalism makes them.
        e.TaskParentRow(parent_id=1, child_id=2),
        e.TaskParentRow(parent_id=2, child_id=1),
        e.AreaRow(id=1, slug="nlp", name="Natural Language Processing"),
        e.AreaRow(id=2, slug="audio", name="Audio"),
        e.TaskAreaRow(task_id=1, area_id=1),
        e.TaskAreaRow(task_id=1, area_id=2),
        t.PaperTaskRow(task_id=1, paper_id=2, position=0),
        t.PaperTaskRow(task_id=2, paper_id=1, position=0),
        t.PaperTaskRow(task_id=1, paper_id=1, position=1),
        _dataset(1, "meld", "MELD", papers=5, boards=1, paper_id=3),
        _dataset(2, "meld-audio", "MELD audio", papers=1, boards=1, parent_id=1),
        _method(1, "transformer", "Transformer", papers=3),
        _method(2, "lstm", "LSTM", papers=7),
        t.PaperMethodRow(method_id=1, paper_id=1, position=0),
    ]


def _task(number: int, slug: str, name: str, *, papers: int, boards: int) -> e.TaskRow:
    return e.TaskRow(
        id=number,
        slug=slug,
        name=name,
        description="",
        source_title=None,
        source_url=None,
        paper_count=papers,
        board_count=boards,
        twin_key=slug,
    )


def _dataset(
    number: int, slug: str, name: str, *, papers: int, boards: int, **more: int
) -> e.DatasetRow:
    optional = dict.fromkeys(e.DatasetRow.model_fields)
    columns: dict[str, Any] = {
        **optional,
        "id": number,
        "slug": slug,
        "name": name,
        "full_name": f"{name} in full",
        "description": "",
        "paper_count": papers,
        "board_count": boards,
        "is_listed": True,
        "is_hidden": False,
        "hidden_because": "",
        **more,
    }
    return e.DatasetRow(**columns)


def _method(number: int, slug: str, name: str, *, papers: int) -> e.MethodRow:
    optional = dict.fromkeys(e.MethodRow.model_fields)
    columns: dict[str, Any] = {
        **optional,
        "id": number,
        "slug": slug,
        "name": name,
        "full_name": f"{name} in full",
        "description": "",
        "paper_count": papers,
        "stated_paper_count": papers,
        "is_listed": True,
        "is_hidden": False,
        "hidden_because": "",
    }
    return e.MethodRow(**columns)


def _boards() -> list[SQLModel]:
    return [
        _board(1, "emotion-recognition-on-meld", task=1, dataset=1, results=3, papers=2),
        _board(2, "emotion-in-conversation-on-meld", task=2, dataset=2, results=1, papers=1),
        _board_link("link", 1, "its page", "https://x/page"),
        _board_link("link", 0, "home", "https://x/home"),
        _board_link("citation", 0, "", "https://x/cite"),
        _metric(1, 1, 0, "Weighted-F1", direction="higher", ranked=2),
        _metric(2, 1, 1, "Latency", direction="unknown", ranked=0),
        _metric(3, 2, 0, "WER", direction="lower", ranked=1),
    ]


def _board(
    number: int, slug: str, *, task: int, dataset: int, results: int, papers: int
) -> b.BenchmarkRow:
    return b.BenchmarkRow(
        id=number,
        slug=slug,
        task_id=task,
        dataset_id=dataset,
        description="about",
        result_count=results,
        paper_count=papers,
        best_model=f"best of {number}",
        best_metric="WER",
        best_value="1.5",
        best_year=2019,
        first_date=None,
        last_date=None,
        twin_key=slug.removesuffix("-2"),
    )


def _board_link(kind: str, position: int, title: str, url: str) -> b.BenchmarkLinkRow:
    return b.BenchmarkLinkRow(benchmark_id=1, kind=kind, position=position, title=title, url=url)


def _metric(
    number: int, board: int, position: int, name: str, *, direction: str, ranked: int
) -> b.MetricRow:
    return b.MetricRow(
        id=number,
        benchmark_id=board,
        position=position,
        name=name,
        direction=direction,
        ranked_count=ranked,
        confidence=0.9,
        role="score",
        reasons="Because.\nAnd so.",
    )


def _results() -> list[SQLModel]:
    return [
        b.ModelRow(id=1, slug="telme", name="TelME", result_count=2, paper_count=1),
        _result(1, 1, 1, "TelME", paper_id=1, title="TelME as the table has it"),
        _result(2, 1, 2, "SDT", paper_id=2, title="SDT"),
        _result(3, 1, 3, "Unknown", paper_id=None, title="A paper nobody has"),
        _result(4, 2, 1, "TelME (audio)", paper_id=1, title="TelME"),
        b.ValueRow(
            result_id=1,
            metric_id=1,
            raw="67.37%",
            number=67.37,
            rank=1,
            uncertainty=None,
            unit="%",
            note="",
        ),
        b.ValueRow(
            result_id=1,
            metric_id=2,
            raw="3 ms",
            number=3.0,
            rank=None,
            uncertainty=None,
            unit="ms",
            note="",
        ),
        b.ValueRow(
            result_id=2,
            metric_id=1,
            raw="66.60",
            number=66.6,
            rank=2,
            uncertainty=None,
            unit="",
            note="",
        ),
        b.ValueRow(
            result_id=4,
            metric_id=3,
            raw="12",
            number=12.0,
            rank=1,
            uncertainty=None,
            unit="",
            note="",
        ),
        b.ResultLinkRow(result_id=1, kind="code", position=1, title="b", url="https://x/b"),
        b.ResultLinkRow(result_id=1, kind="code", position=0, title="a", url="https://x/a"),
        b.ResultLinkRow(result_id=1, kind="model", position=0, title="m", url="https://x/m"),
    ]


def _result(
    number: int, board: int, position: int, model: str, *, paper_id: int | None, title: str
) -> b.ResultRow:
    return b.ResultRow(
        id=number,
        benchmark_id=board,
        position=position,
        model=model,
        model_id=1 if model.startswith("TelME") else None,
        paper_id=paper_id,
        paper_title=title,
        paper_url=f"https://arxiv.org/abs/{number}",
        date=f"2024-01-{position:02}",
        uses_extra_data=None,
        has_official_code=paper_id == 1,
    )


def _build() -> list[SQLModel]:
    return [
        b.BuildRow(
            id=1,
            schema_version=t.SCHEMA_VERSION,
            build_id="abc123",
            built_at=datetime(2025, 7, 28, 12, 30, tzinfo=UTC),
            program_version="0.1.0",
            is_demo=False,
        ),
        b.RowCountRow(name="papers", position=0, count=3),
        b.RowCountRow(name="leaderboards", position=1, count=2),
        b.SourceFileRow(
            id=1,
            name="papers-with-abstracts.json.gz",
            section="papers",
            bytes=10,
            sha256="ff",
            records=4,
            imported=3,
            merged=1,
            hidden=0,
            skipped=0,
        ),
        b.DefectRow(
            id=1,
            file="papers-with-abstracts.json.gz",
            field="date",
            problem="no date",
            action="repaired",
            count=2,
            first_record=3,
        ),
    ]

"""`import pwc_tui` for programs: what it answers, what it raises, and what it costs."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import select

import pwc_tui
from pwc_tui.api.archive import Archive
from pwc_tui.domain.errors import NotFoundError, UserError
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.store.user.user_file import UserFile
from pwc_tui.tables import PaperRow
from tests.conftest import CHECKOUT

MELD = "emotion-recognition-on-meld"


@pytest.fixture
def archive(demo_db: Path) -> Iterator[Archive]:
    with pwc_tui.open(demo_db) as opened:
        yield opened


def test_the_document_runs_from_the_first_block_to_the_last(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PWC_TUI_DB", str(demo_db))
    document = (CHECKOUT / "docs" / "python.md").read_text("utf-8")
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", document, re.DOTALL):
        exec(compile(block, "docs/python.md", "exec"), names)
    assert "Attention Is All You Need" in capsys.readouterr().out


def test_importing_it_imports_nothing_else() -> None:
    told = "import sys, pwc_tui; print([name for name in sys.modules if 'pwc_tui.' in name])"
    loaded = "import sys, pwc_tui; print({'numpy', 'sqlalchemy', 'rich'} & set(sys.modules))"
    for code, expected in ((told, "[]"), (loaded, "set()")):
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == expected


def test_a_search_finds_papers_with_typing_errors(archive: Archive) -> None:
    found = archive.search("atention is al you ned", limit=3)
    assert found.papers[0].slug == "attention-is-all-you-need"
    assert len(found) == len(list(found)) == 3
    assert list(found.to_pandas()["id"]) == [paper.slug for paper in found.papers]


def test_nothing_found_is_an_empty_table_with_its_columns(archive: Archive) -> None:
    found = archive.search("xyzzyplugh qwertzuiop")
    assert not found.is_any
    assert "title" in found.to_pandas().columns


def test_what_is_asked_for_another_kind_are_things_of_it(archive: Archive) -> None:
    found = archive.search("meld", kind="dataset")
    assert found.hits[0].ref.name == "MELD"
    assert json.loads(json.dumps(found.document()))["results"][0]["kind"] == "dataset"


def test_what_names_nothing_is_an_error_that_names_the_nearest(archive: Archive) -> None:
    with pytest.raises(NotFoundError, match="attention-is-all-you-need"):
        archive.paper("attenton is all you ned")
    with pytest.raises(LookupError, match="no leaderboard is called"):
        archive.board("nothing on nothing")
    with pytest.raises(NotFoundError, match="no paper is called"):
        archive.related("nothing of the sort")
    with pytest.raises(NotFoundError, match="no dataset is called"):
        archive.find("dataset", "nothing of the sort")


def test_a_metric_that_a_board_has_not_is_said_with_those_it_has(archive: Archive) -> None:
    with pytest.raises(UserError, match="Weighted-F1"):
        archive.board(MELD, metric="Accurracy of nothing")


def test_a_board_is_in_order_with_numbers_as_numbers(archive: Archive) -> None:
    board = archive.board(MELD)
    assert board.metric is not None
    ranks = [row.rank for row in board if row.rank is not None]
    assert ranks == sorted(ranks)
    frame = board.to_pandas()
    assert len(frame) == len(board)
    assert frame[board.metric.name].dtype.kind == "f"


def test_the_word_of_the_user_on_a_metric_counts(demo_db: Path, user_file: Path) -> None:
    user = UserFile(user_file)
    user.flip(MELD, "Weighted-F1", Direction.LOWER)
    user.close()
    with pwc_tui.open(demo_db) as archive:
        best = next(iter(archive.board(MELD, metric="Weighted-F1")))
        numbers = [row.values["Weighted-F1"] for row in archive.board(MELD)]
        assert best.values["Weighted-F1"] == min(each for each in numbers if each is not None)


def test_a_session_reads_the_tables_and_writes_nothing(archive: Archive) -> None:
    with archive.session() as session, archive.session() as another:
        paper = session.exec(select(PaperRow).where(PaperRow.id == 1)).one()
        assert another.get(PaperRow, 1) == paper
        paper.title = "Mine"
        with pytest.raises(OperationalError, match="readonly"):
            session.commit()


def test_what_is_no_archive_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no database"):
        pwc_tui.open(tmp_path / "nowhere.db")
    sqlite3.connect(tmp_path / "other.db").executescript("CREATE TABLE x (y)").close()
    with pytest.raises(UserError, match="is not a database of pwc-tui"):
        pwc_tui.open(str(tmp_path / "other.db"))

"""The archive in use while an import is killed, has no room, has no rights, or is not alone."""

import errno
import hashlib
import json
import os
import random
import signal
import sys
from pathlib import Path

import pytest

from pwc_tui.ingest.importer import import_archive
from pwc_tui.ingest.target.preconditions import sole_import
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.upkeep.folders import usable_folder
from pwc_tui.search.upkeep.parts import IndexPart, is_undamaged
from pwc_tui.store.connect.integrity import DatabaseCheck
from pwc_tui.store.queries.cards import Cards
from tests.cli.import_forks import Forks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no forks")

KILLS = 20
PHASES = ["datasets", "papers", "links", "tables", "indices", "search index"]
"""What the import says, in this order, when a phase of it is over."""


def _word_in_use(database: Path) -> str:
    """Return which archive is in use, after making sure that all of it is whole and found."""
    assert DatabaseCheck(database).run() is None
    cards = Cards(database)
    words = {card.title.split()[1] for card in cards.span(1, 40)}
    cards.close()
    assert len(words) == 1
    index = usable_folder(database, IndexPart.SEARCH)
    assert index is not None and is_undamaged(index, IndexPart.SEARCH)
    assert len(SearchEngine.open(index)) == 40
    return words.pop()


def _listing(database: Path) -> set[str]:
    return {path.name for path in database.parent.iterdir()}


def test_a_kill_at_any_moment_leaves_one_whole_archive(forks: Forks, place: Path) -> None:
    database = place / "in-use" / "archive.db"
    command = ("import", "--force", "--db", str(database))
    whole = forks(*command, str(place / "first"), kill_at=-1)
    assert whole["status"] == 0, whole["err"]
    calls = whole["calls"]
    chance = random.Random(5)
    # A third of them late, where one archive takes the place of the other.
    moments = [chance.randrange(calls) for _ in range(KILLS - KILLS // 3)]
    moments += [chance.randrange(calls * 4 // 5, calls) for _ in range(KILLS // 3)]
    outcomes, before = [], "first"
    for moment in moments:
        old = database.read_bytes()
        other = "second" if before == "first" else "first"
        status = forks(*command, str(place / other), kill_at=moment)["status"]
        assert status in (-signal.SIGKILL, 0)  # waiting for other threads takes more calls or fewer
        after = _word_in_use(database)
        assert after == other or (status and database.read_bytes() == old)
        outcomes.append(after == other)
        before = after
    assert {True, False} == set(outcomes)
    assert forks(*command, str(place / "second"))["status"] == 0
    assert {Path(name).suffix for name in _listing(database)} == {".db", ".index"}
    assert len(_listing(database)) == 2


@pytest.mark.parametrize("phase", PHASES)
def test_a_full_disk_leaves_the_archive_in_use(forks: Forks, place: Path, phase: str) -> None:
    database = place / "in-use" / "archive.db"
    old = hashlib.sha256(database.read_bytes()).hexdigest()
    done = forks(
        *("import", "--db", str(database), str(place / "second")),
        disk={"folder": str(database.parent), "megabytes": 4},
        full_after=phase,
    )
    if "no disk of its own" in done["err"]:
        pytest.skip("only root may make a disk; the test with a limit of size stands in")
    # The stage gives its room back behind the tables, and the old archive behind the index.
    if phase in ("tables", "search index"):
        assert done["status"] == 0
        assert done["files"]["archive.db"] != old
        return
    assert done["status"] == 2
    last = done["err"].splitlines()[-1]
    assert last.startswith("pwc-tui: ")
    assert "space" in last or "full" in last
    assert {name: sum_ for name, sum_ in done["files"].items() if name != "filler"} == {
        "archive.db": old
    }


@pytest.mark.parametrize("phase", PHASES)
def test_a_limit_of_size_leaves_the_archive_in_use(forks: Forks, place: Path, phase: str) -> None:
    database = place / "in-use" / "archive.db"
    old, names = database.read_bytes(), _listing(database)
    done = forks("import", "--db", str(database), str(place / "second"), limit_after=phase)
    last = done["err"].splitlines()[-1]
    if phase == "search index":
        assert done["status"] == 0
        assert "its search index is not complete" in last
        assert _word_in_use(database) == "second"
        return
    assert done["status"] == 2
    assert last.startswith(f"pwc-tui: {database}")
    assert database.read_bytes() == old
    assert _listing(database) == names
    assert _word_in_use(database) == "first"


def test_no_room_for_what_the_other_process_writes_is_one_sentence(
    forks: Forks, place: Path
) -> None:
    database = place / "in-use" / "archive.db"
    old, names = database.read_bytes(), _listing(database)
    rows = [{"model_name": f"{n}" * 500, "metrics": {"F1": "1"}} for n in range(1000, 2500)]
    tables = [{"task": "T", "datasets": [{"dataset": "D", "sota": {"rows": rows}}]}]
    (place / "second" / "evaluation-tables.json").write_text(json.dumps(tables))
    done = forks("import", "--db", str(database), str(place / "second"), limit=2_000_000)
    assert done["status"] == 2
    told = f"pwc-tui: {database} cannot be written (disk I/O error): is there space?"
    assert done["err"].splitlines()[-1] == told
    assert database.read_bytes() == old
    assert _listing(database) == names


@pytest.mark.parametrize(
    ("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGQUIT", 131), ("SIGINT", 130)]
)
def test_a_signal_in_the_second_stage_is_told_by_the_status(
    forks: Forks, place: Path, name: str, status: int
) -> None:
    database = place / "in-use" / "archive.db"
    command = ("import", "--db", str(database), str(place / "second"))
    done = forks(*command, signal_after=["abstracts", name])
    assert (done["status"], done["out"]) == (status, "")
    said = done["err"].splitlines()[-1]
    assert said.startswith("pwc-tui: stopped; the new archive is in use")
    assert _word_in_use(database) == "second"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may become nobody")
def test_a_folder_that_may_only_be_read_is_one_sentence(forks: Forks, place: Path) -> None:
    database = place / "in-use" / "archive.db"
    old, names = database.read_bytes(), _listing(database)
    done = forks("import", "--db", str(database), str(place / "second"), user="nobody")
    assert done["status"] == 2
    (line,) = done["err"].splitlines()
    assert "can be written to" in line
    assert os.strerror(errno.EACCES) in line
    assert database.read_bytes() == old
    assert _listing(database) == names


def test_a_second_import_at_the_same_time_is_one_sentence(forks: Forks, place: Path) -> None:
    database = place / "in-use" / "archive.db"
    with sole_import(database):
        done = forks("import", "--db", str(database), str(place / "second"))
    assert done["status"] == 2
    (line,) = done["err"].splitlines()
    assert "Another import" in line
    assert "is running" in line
    assert _word_in_use(database) == "first"


def test_who_reads_the_old_archive_goes_on_undisturbed(place: Path) -> None:
    database = place / "in-use" / "archive.db"
    cards, index = Cards(database), usable_folder(database, IndexPart.SEARCH)
    assert index is not None
    engine = SearchEngine.open(index)
    import_archive([place / "second"], database)
    assert [card.title.split()[1] for card in cards.span(1, 40)] == ["first"] * 40
    assert len(engine.search("first paper about thing 7").ids)
    assert _word_in_use(database) == "second"

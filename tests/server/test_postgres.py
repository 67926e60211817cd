"""An archive on a PostgreSQL server: all commands and screens, as on a file, and what only it has.

One file of tests, because one server is started for it.
"""

import json
import os
import signal
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("psycopg", reason="no psycopg here: pip install 'pwc-tui[postgres]'")

from pwc_tui.cli import main
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.ingest.importer import import_archive
from pwc_tui.postgres.publish import publish_archive
from pwc_tui.search.open import open_engine
from pwc_tui.search.upkeep.repair import complete_index
from pwc_tui.store.queries.cards import Cards
from pwc_tui.tui.services.backend import Backend
from tests.conftest import DATA
from tests.server.conftest import place_of, publish
from tests.server.running import PASSWORD, TestServer, start_import, wait_for
from tests.tui.driving import app_on, press, screen_text, settled, type_text

PAPER = "attention-is-all-you-need"
BOARD = "image-classification-on-imagenet"

COMMANDS = [
    ["paper", PAPER, "--json"],
    ["paper", PAPER, "1706.03762"],
    ["paper", "no-such-paper-here"],
    ["board", BOARD, "--json"],
    ["board", BOARD, "--csv"],
    ["board", "no-such-board"],
    ["boards", "--json"],
    ["metrics", "--json"],
    ["home", "--json"],
    ["tasks", "--json"],
    ["venues", "--json"],
    ["task", "image-classification", "--json"],
    ["dataset", "imagenet", "--json"],
    ["method", "relu", "--json"],
    ["author", "ashish-vaswani", "--json"],
    ["repository", "https://github.com/tensorflow/tensor2tensor", "--json"],
    ["related", PAPER, "--json"],
    ["search", "imagenet", "--json"],
    ["search", "atention is al you ned", "--json", "--explain", "--limit", "3"],
    ["search", "neuralnetworks", "--json", "--explain"],
    ["search", "image translations -models", "--json"],
    ["search", '"convolutional neural network"', "--json"],
    ["search", "kind:author vaswni", "--json"],
    ["author", "geoffrey hinton", "--json"],
    ["search", 'author:"Geoffrey Hinton" imagenet', "--json"],
    ["search", 'author:="Geoffrey Hinton"', "--json"],
    ["search", "kind:author geoffrey hinton", "--json"],
    ["search", "Vaswani et al., 2017", "--json"],
    ["search", "venue:nips", "--all"],
    ["search", "kind:venue nips", "--json"],
    ["search", "kind:dataset", "--json"],
    ["search", 'task:"image classification" has:code', "--json"],
    ["search", "vision year:2020..2021 -transformer", "--json"],
    ["search", '"neural networks" sort:title', "--json"],
    ["search", "https://arxiv.org/abs/1706.03762", "--json"],
    ["search", "zxqwvk", "--json"],
    ["search", "?!", "--json"],
    ["search", "--all"],
    ["search", "--all", "--kind", "task"],
]


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo archive in a file."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    import_archive([DATA], path, is_demo=True)
    complete_index(path)
    return path


def told(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command; return status, output and narration."""
    status = main(arguments)
    out, err = capfd.readouterr()
    return status, out, err


def without_times(text: str) -> object:
    """Return what was printed, without how long it took."""
    try:
        document = json.loads(text)
    except ValueError:
        return text
    document.pop("took_ms", None)
    for group in document.get("groups", ()):
        group.pop("total", None)  # a server does not count matches that are never looked at
    return document


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_says_the_same_of_a_server_as_of_a_file(
    demo_url: str, demo_file: Path, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    on_file = told(capfd, "--db", str(demo_file), *command)
    on_server = told(capfd, "--db", demo_url, *command)
    assert on_server[0] == on_file[0]
    assert without_times(on_server[1]) == without_times(on_file[1])


def test_the_row_an_address_points_out_is_the_same(demo_url: str, demo_file: Path) -> None:
    address = f"https://paperswithcode.com/sota/{BOARD}?p=a-convnet-for-the-2020s"
    with closing(Cards(place_of(demo_url))) as server, closing(Cards(demo_file)) as file:
        found = file.marked_result(BOARD, address)
        assert found is not None and server.marked_result(BOARD, address) == found


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("atention is al you ned", PAPER),
        (
            "deep residul lerning for image recogniton",
            "deep-residual-learning-for-image-recognition",
        ),
        ("bert pretraining of deep bidirectional", "bert-pre-training-of-deep-bidirectional"),
        ("imagenet classification with deep conv", "imagenet-classification-with-deep"),
        ("vaswani attention", PAPER),
    ],
)
def test_a_mistyped_title_finds_its_paper_first(
    demo_server: ServerUrl, typed: str, first: str
) -> None:
    with closing(Cards(demo_server)) as cards:
        engine = open_engine(demo_server, cards.build().build_id)
        assert cards.pick(engine.search(typed).ids[:1])[0].slug == first


async def test_every_screen_works_on_a_server(demo_url: str) -> None:
    async with app_on(place_of(demo_url)).run_test(size=(120, 36)) as pilot:
        for keys, shown in (
            ("", "Attention Is All You Need"),
            ("H", "leaderboards"),
            ("S", "by results, papers"),
            ("T", "tasks"),
            ("D", "ImageNet"),
            ("M", "methods"),
        ):
            await press(pilot, *keys)
            await settled(pilot)
            assert shown.lower() in screen_text(pilot).lower(), keys


async def test_a_search_leads_to_papers_leaderboards_and_names(demo_url: str) -> None:
    async with app_on(place_of(demo_url)).run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "atention is")
        await press(pilot, "enter", "enter")
        assert "Ashish Vaswani" in screen_text(pilot)
        await press(pilot, "1", "backspace", "backspace", "escape", "slash")
        await type_text(pilot, "imagnet")
        await press(pilot, "tab", "enter", "enter")
        assert "ImageNet" in screen_text(pilot)


def test_what_finds_little_is_rescued_from_abstracts(demo_server: ServerUrl) -> None:
    backend = Backend(demo_server)
    rescue = backend.finding.rescue(ListRequest(words="recurrence translation fraction"))
    assert rescue.has_abstracts
    assert PAPER in [backend.cards([each.paper_id])[0].slug for each in rescue.in_abstracts]
    backend.close()


@pytest.mark.parametrize(
    "text", ["\0a", "\ud800 bert", "'; --", "%s %(a)s", "a:b & | ! <-> ''", "注意"]
)
def test_no_text_is_an_error(demo_server: ServerUrl, text: str) -> None:
    backend = Backend(demo_server)
    request = ListRequest(words=text)
    backend.listing(request)
    backend.finding.groups(text)
    backend.finding.rescue(request)
    backend.finding.complete(f"author:{text}", len(text) + 7)
    backend.close()


def test_fields_and_values_are_completed(demo_server: ServerUrl) -> None:
    backend = Backend(demo_server)
    typed = "author:vasw"
    assert "Ashish Vaswani" in str(backend.finding.complete(typed, len(typed))[0].text)
    backend.close()


def test_readers_keep_their_archive_while_another_is_imported(
    server: TestServer, small_dump: Path, tmp_path: Path
) -> None:
    url = server.new_database("moving")
    publish(url, tmp_path, small_dump)
    with closing(Cards(place_of(url))) as before:
        old = before.build().build_id
        publish(url, tmp_path, small_dump)
        assert before.build().build_id == old
        with closing(Cards(place_of(url))) as after:
            new = after.build().build_id
        assert new != old
        assert server.builds("moving") == {old, new}
    publish(url, tmp_path, small_dump)
    assert len(server.builds("moving")) == 1
    assert not list(tmp_path.glob("pwc-tui/*"))


def test_the_same_files_are_not_imported_twice(
    server: TestServer, small_dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    place = place_of(server.new_database("twice"))
    assert not publish_archive([small_dump], place, skips_same=True).is_skipped
    assert publish_archive([small_dump], place, skips_same=True).is_skipped
    assert not publish_archive([small_dump], place).is_skipped


def test_a_lost_connection_is_opened_again(server: TestServer, demo_server: ServerUrl) -> None:
    with closing(Cards(demo_server)) as cards:
        count = cards.count()
        server.drop_connections("demo")
        assert cards.count() == count


def test_an_import_that_is_killed_leaves_the_archive_in_use(
    server: TestServer, small_dump: Path, tmp_path: Path
) -> None:
    url = server.new_database("killed")
    publish(url, tmp_path, small_dump)
    (kept,) = server.builds("killed")
    lock = "BEGIN; LOCK TABLE pwc_tui.in_use IN SHARE MODE"
    with server.connected("killed", lock):
        importing = start_import(url, small_dump, tmp_path)
        wait_for(lambda: server.waits_for_lock("killed"))
        os.kill(importing.pid, signal.SIGKILL)
        importing.wait(10)
    wait_for(lambda: not server.is_used("killed"))
    assert server.builds("killed") == {kept}
    with closing(Cards(place_of(url))) as cards:
        assert cards.build().build_id == kept
    assert list(tmp_path.glob("pwc-tui/server-*"))
    publish(url, tmp_path, small_dump)
    assert not list(tmp_path.glob("pwc-tui/server-*"))


def test_a_second_import_is_kept_out(server: TestServer, small_dump: Path, tmp_path: Path) -> None:
    url = server.new_database("busy")
    publish(url, tmp_path, small_dump)
    with (
        server.connected("busy", "SELECT pg_advisory_lock(x'70776374'::int, 0)"),
        pytest.raises(UserError, match=r"Another import to .* is running"),
    ):
        publish(url, tmp_path, small_dump)


def test_what_is_wrong_is_said_in_a_sentence_without_the_password(
    server: TestServer, capfd: pytest.CaptureFixture[str]
) -> None:
    empty = server.new_database("empty")
    for url, said in (
        (empty, "There is no archive on postgresql://lab@/empty"),
        (server.url("nowhere"), 'database "nowhere" does not exist'),
        (server.url("empty", password="wrong%20one"), "refuses the login"),
        ("postgresql://lab:secret@localhost:1/demo", "cannot be used"),
        (f"postgresql://lab:{PASSWORD}@localhost:1/demo", "cannot be used"),
        ("postgresql://lab:secret?@localhost:1/demo", "postgresql://lab@localhost:1/demo cannot"),
        ("postgresql://lab:se@secret@localhost:1/demo", "postgresql://lab@localhost:1/demo cannot"),
        ("postgresql://lab:secret@host/demo?no=such", "address of the server cannot be read"),
        ("mysql://lab:secret@host/demo", "not at mysql://"),
    ):
        status, out, err = told(capfd, "--db", url, "info")
        assert (status, out) == (2, "")
        assert said in err
        assert "secret" not in err and "wrong" not in err


def test_an_archive_of_another_version_is_not_read(
    server: TestServer, small_dump: Path, tmp_path: Path
) -> None:
    url = server.new_database("older")
    publish(url, tmp_path, small_dump)
    (build,) = server.builds("older")
    server.run("older", f"UPDATE pwc_{build}.build SET schema_version = 1")
    with pytest.raises(UserError, match="made by another version"):
        Cards(place_of(url))


def test_index_makes_abstracts_searchable_where_an_import_did_not_come_to_it(
    server: TestServer, small_dump: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    url = server.new_database("unfinished")
    publish(url, tmp_path, small_dump)
    assert "is complete" in told(capfd, "index", "--db", url)[1]
    (build,) = server.builds("unfinished")
    server.run("unfinished", f"DROP TABLE pwc_{build}.word_abstracts")
    assert "abstracts" in told(capfd, "index", "--db", url)[1]
    assert json.loads(told(capfd, "index", "--db", url, "--json")[1])["built"] == []


def test_info_tells_of_a_server_without_its_password(
    demo_url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = told(capfd, "info", "--db", demo_url)
    assert status == 0
    assert "postgresql://lab@/demo" in out
    assert "secret" not in out


def test_an_import_of_far_fewer_papers_leaves_the_archive_of_a_server(
    server: TestServer, small_dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    place = place_of(server.new_database("fuller"))
    publish_archive([DATA], place)
    before = Cards(place).span(1, 999)
    with pytest.raises(UserError, match=r"no file of papers.*--force") as refused:
        publish_archive([small_dump], place, keeps_fuller=True)
    assert PASSWORD not in str(refused.value)
    assert Cards(place).span(1, 999) == before
    assert before

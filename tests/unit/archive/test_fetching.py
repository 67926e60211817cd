import gzip
import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.sections import Section
from pwc_tui.hub.fetch import Fetched, fetch_archive
from pwc_tui.hub.retry import Patience
from pwc_tui.system.file_lock import lock_file
from pwc_tui.system.progress import FetchStep, FileFetched, ProgressEvent, Waiting
from tests.hub_server import DATASETS, LISTING, PAPERS, Fault, HubServer

SMALL = "methods/data/train-00000-of-00001.parquet"
HASTY = Patience(tries=3, first_wait=0.01, longest_wait=0.01)


@dataclass
class Notes:
    """Writes down what a fetch tells."""

    steps: list[FetchStep] = field(default_factory=list)
    files: dict[str, bool] = field(default_factory=dict)
    waits: list[tuple[str, float]] = field(default_factory=list)

    def update(self, event: ProgressEvent, /) -> None:
        match event:
            case FetchStep():
                self.steps.append(event)
            case FileFetched(file, _, was_there):
                assert file not in self.files
                self.files[file] = was_there
            case Waiting(why, seconds):
                self.waits.append((why, seconds))


def _fetch(hub: HubServer, folder: Path, notes: Notes | None = None) -> Fetched:
    return fetch_archive(dest=folder, endpoint=hub.url, listener=notes, patience=HASTY)


def _content(hub: HubServer, name: str = PAPERS) -> bytes:
    dataset, _, path = name.partition("/")
    return hub.files[dataset][path]


def _assert_whole(hub: HubServer, folder: Path) -> None:
    there = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert there == {
        f"{d}/{path}": body for d, all_ in hub.files.items() for path, body in all_.items()
    }


def test_a_fetch_brings_every_file_and_tells_how_far_it_is(hub: HubServer, tmp_path: Path) -> None:
    notes = Notes()
    fetched = _fetch(hub, tmp_path, notes)
    _assert_whole(hub, tmp_path)
    assert fetched.folders == tuple(tmp_path / dataset for dataset in DATASETS)
    assert fetched.size == fetched.fetched_size == 400_000
    done = [step.done for step in notes.steps]
    assert done == sorted(done)
    assert done[-1] == notes.steps[-1].total == 400_000
    assert set(notes.files.values()) == {False}


def test_what_is_there_is_not_fetched_again(hub: HubServer, tmp_path: Path) -> None:
    _fetch(hub, tmp_path)
    hub.requests.clear()
    notes = Notes()
    fetched = _fetch(hub, tmp_path, notes)
    assert {request.path.split("/")[1] for request in hub.requests} == {"api"}
    assert fetched.fetched_size == 0
    assert set(notes.files.values()) == {True}


def test_only_some_datasets_are_fetched_when_only_they_are_wanted(
    hub: HubServer, tmp_path: Path
) -> None:
    fetch_archive([Section.METHODS], dest=tmp_path, endpoint=hub.url)
    assert [path.name for path in tmp_path.iterdir()] == ["methods"]


def test_a_cut_is_gone_on_with_where_it_was(hub: HubServer, tmp_path: Path) -> None:
    hub.faults[PAPERS] = [Fault(cut_after=100_000), Fault(cut_after=50_000)]
    notes = Notes()
    _fetch(hub, tmp_path, notes)
    _assert_whole(hub, tmp_path)
    assert hub.sent(PAPERS) == ["", "bytes=100000-", "bytes=150000-"]
    assert len(notes.waits) == 2
    assert "was lost" in notes.waits[0][0]


def test_tries_are_counted_from_the_last_byte_that_came(hub: HubServer, tmp_path: Path) -> None:
    hub.faults[PAPERS] = [Fault(cut_after=1_000)] * (2 * HASTY.tries)
    _fetch(hub, tmp_path)
    _assert_whole(hub, tmp_path)


@pytest.mark.parametrize("name", [PAPERS, SMALL])
def test_a_fetch_goes_on_with_what_an_earlier_one_left(
    hub: HubServer, tmp_path: Path, name: str
) -> None:
    part = tmp_path / f"{name}.incomplete"
    part.parent.mkdir(parents=True)
    part.write_bytes(_content(hub, name)[:9_000])
    notes = Notes()
    _fetch(hub, tmp_path, notes)
    _assert_whole(hub, tmp_path)
    assert hub.sent(name) == ["bytes=9000-"]


@pytest.mark.parametrize("left", [b"x" * 1000, b"x" * 300_000, b"x" * 900_000])
def test_what_was_left_damaged_is_fetched_from_the_beginning(
    hub: HubServer, tmp_path: Path, left: bytes
) -> None:
    part = tmp_path / f"{PAPERS}.incomplete"
    part.parent.mkdir(parents=True)
    part.write_bytes(left)
    _fetch(hub, tmp_path)
    _assert_whole(hub, tmp_path)


@pytest.mark.parametrize("name", [PAPERS, SMALL])
def test_a_file_that_was_damaged_since_is_fetched_anew(
    hub: HubServer, tmp_path: Path, name: str
) -> None:
    _fetch(hub, tmp_path)
    damaged = bytearray(_content(hub, name))
    damaged[1000] ^= 1
    (tmp_path / name).write_bytes(damaged)
    notes = Notes()
    _fetch(hub, tmp_path, notes)
    _assert_whole(hub, tmp_path)
    assert [file for file, was_there in notes.files.items() if not was_there] == [name]


def test_a_server_without_ranges_sends_all_of_it_again(hub: HubServer, tmp_path: Path) -> None:
    hub.faults[PAPERS] = [Fault(cut_after=100_000), Fault(knows_no_ranges=True)]
    notes = Notes()
    _fetch(hub, tmp_path, notes)
    _assert_whole(hub, tmp_path)
    assert notes.steps[-1].done == notes.steps[-1].total


@pytest.mark.parametrize("name", [PAPERS, SMALL, f"{LISTING}/methods"])
@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_is_busy_is_asked_again_when_it_says(
    hub: HubServer, tmp_path: Path, name: str, status: int
) -> None:
    hub.faults[name] = [Fault(status, {"Retry-After": "0"})]
    notes = Notes()
    _fetch(hub, tmp_path, notes)
    _assert_whole(hub, tmp_path)
    ((why, seconds),) = notes.waits
    assert f"({status})" in why
    assert seconds == 0


def test_a_server_that_stays_busy_is_left_with_what_came(hub: HubServer, tmp_path: Path) -> None:
    hub.faults[PAPERS] = [Fault(cut_after=100_000), *[Fault(503)] * HASTY.tries]
    with pytest.raises(UserError, match=r"an internal error \(503\).*3 times: try again later"):
        _fetch(hub, tmp_path)
    assert (tmp_path / f"{PAPERS}.incomplete").read_bytes() == _content(hub)[:100_000]


def test_a_server_that_asks_for_an_hour_is_not_waited_for(hub: HubServer, tmp_path: Path) -> None:
    hub.faults[PAPERS] = [Fault(429, {"Retry-After": "3600"})]
    with pytest.raises(UserError, match=r"asks to wait \(429\).*try again in 60 minutes"):
        _fetch(hub, tmp_path)


def test_other_content_of_the_same_size_is_never_kept(hub: HubServer, tmp_path: Path) -> None:
    other = random.Random(6).randbytes(len(_content(hub)))
    hub.faults[PAPERS] = [Fault(instead=other), Fault(instead=other)]
    with pytest.raises(UserError, match=r"sent a damaged papers-with-abstracts.*checksum"):
        _fetch(hub, tmp_path)
    assert not list((tmp_path / PAPERS).parent.iterdir())
    _fetch(hub, tmp_path)
    _assert_whole(hub, tmp_path)


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        (310_000, "more of papers-with-abstracts.*300,000 bytes"),
        (290_000, "fewer bytes of papers-with"),
    ],
)
def test_content_of_another_size_is_told_and_not_kept(
    hub: HubServer, tmp_path: Path, size: int, sentence: str
) -> None:
    other = (_content(hub) * 2)[:size]
    hub.faults[PAPERS] = [Fault(instead=other)] * 9
    with pytest.raises(UserError, match=sentence):
        _fetch(hub, tmp_path)
    assert not (tmp_path / PAPERS).exists()


@pytest.mark.parametrize("page", [b"<html>Log in</html>", b"<html>" + b" " * 200_000])
def test_a_web_page_in_the_middle_loses_nothing(
    hub: HubServer, tmp_path: Path, page: bytes
) -> None:
    other = Fault(instead=page, knows_no_ranges=True)
    hub.faults[PAPERS] = [Fault(cut_after=100_000), *[other] * HASTY.tries]
    with pytest.raises(UserError, match=r"something else as papers-with-abstracts"):
        _fetch(hub, tmp_path)
    assert (tmp_path / f"{PAPERS}.incomplete").read_bytes() == _content(hub)[:100_000]
    _fetch(hub, tmp_path)
    _assert_whole(hub, tmp_path)


def test_a_link_in_the_place_of_a_part_is_not_followed(hub: HubServer, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    part = tmp_path / "hub" / f"{PAPERS}.incomplete"
    part.parent.mkdir(parents=True)
    part.symlink_to(precious)
    _fetch(hub, tmp_path / "hub")
    assert precious.read_text() == "mine"
    _assert_whole(hub, tmp_path / "hub")


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"sha": "a", "siblings": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"sha": "a", "siblings": [{"rfilename": 7}]}',
        b'{"sha": "a", "siblings": [{"rfilename": "a.parquet", "size": -1}]}',
        b'{"sha": "a", "siblings": [{"rfilename": "a.parquet", "lfs": {"sha256": []}}]}',
        b'{"sha": "a", "siblings": {}}',
        b'{"sha": "' + b"a" * (1 << 23) + b'"}',
        b"\xff\xfe[]",
    ],
    ids=range(8),
)
def test_a_listing_that_is_none_is_one_sentence(
    hub: HubServer, tmp_path: Path, body: bytes
) -> None:
    hub.faults[f"{LISTING}/papers-with-abstracts"] = [Fault(200, body=body)]
    with pytest.raises(UserError, match="does not answer as a hub does"):
        _fetch(hub, tmp_path)


def test_a_listing_that_unzips_to_more_than_one_is_not_read_on(
    hub: HubServer, tmp_path: Path
) -> None:
    packed = gzip.compress(b'{"sha": "' + b"a" * (1 << 26) + b'"}')
    fault = Fault(200, {"Content-Encoding": "gzip"}, body=packed)
    hub.faults[f"{LISTING}/papers-with-abstracts"] = [fault]
    with pytest.raises(UserError, match="does not answer as a hub does"):
        _fetch(hub, tmp_path)


def test_a_hub_without_the_dataset_is_told(hub: HubServer, tmp_path: Path) -> None:
    del hub.files["datasets"]
    with pytest.raises(UserError, match=r"has no pwc-archive/datasets \(404\)"):
        _fetch(hub, tmp_path)


def test_a_file_that_is_gone_is_told(hub: HubServer, tmp_path: Path) -> None:
    hub.faults[PAPERS] = [Fault(404)]
    with pytest.raises(UserError, match=r"has no pwc-archive/papers-with-abstracts/.*\(404\)"):
        _fetch(hub, tmp_path)


@pytest.mark.parametrize("status", [401, 403])
def test_a_hub_that_wants_to_know_who_asks_is_told(
    hub: HubServer, tmp_path: Path, status: int
) -> None:
    hub.faults[f"{LISTING}/papers-with-abstracts"] = [Fault(status)]
    with pytest.raises(UserError, match="HF_TOKEN"):
        _fetch(hub, tmp_path)


@pytest.mark.parametrize("body", [b"<html>Log in</html>", b'{"sha": 5}', b"[]", b""])
def test_what_is_no_hub_is_told(hub: HubServer, tmp_path: Path, body: bytes) -> None:
    hub.faults[f"{LISTING}/papers-with-abstracts"] = [Fault(200, body=body)]
    with pytest.raises(UserError, match=r"does not answer as a hub does|has no parquet file"):
        _fetch(hub, tmp_path)


@pytest.mark.parametrize("endpoint", ["hub.example", "ftp://hub.example", "http://"])
def test_an_address_that_is_none_is_told(tmp_path: Path, endpoint: str) -> None:
    with pytest.raises(UserError, match="the address of a hub"):
        fetch_archive(dest=tmp_path, endpoint=endpoint, patience=HASTY)


def test_nobody_there_is_told_at_once(tmp_path: Path) -> None:
    with HubServer().running() as gone:
        url = gone.url
    with pytest.raises(UserError, match=f"{url}.* cannot be reached.*network"):
        fetch_archive(dest=tmp_path, endpoint=url)


def test_a_dataset_with_missing_parts_is_told_before_anything_is_fetched(
    hub: HubServer, tmp_path: Path
) -> None:
    del hub.files["evaluation-tables"]["data/train-00001-of-00002.parquet"]
    with pytest.raises(UserError, match=r"evaluation-tables.*incomplete: 1 of 2 parts"):
        _fetch(hub, tmp_path)
    assert not list(tmp_path.rglob("*.parquet"))


@pytest.mark.parametrize(
    "path", ["../../outside.parquet", "/outside.parquet", "a\\..\\outside.parquet", "a\nb.parquet"]
)
def test_no_name_of_the_hub_leads_out_of_the_folder(
    hub: HubServer, tmp_path: Path, path: str
) -> None:
    hub.files["methods"] = {path: b"evil"}
    with pytest.raises(UserError, match="cannot be stored"):
        _fetch(hub, tmp_path / "in")
    assert not list(tmp_path.rglob("*outside*"))


def test_no_commit_of_the_hub_leads_out_of_the_cache(hub: HubServer, tmp_path: Path) -> None:
    hub.commit = "../../../outside"
    with pytest.raises(UserError, match="cannot be stored"):
        _fetch(hub, tmp_path)


def test_a_place_that_cannot_be_written_is_told(hub: HubServer, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=r"can be written to .*--dest"):
        _fetch(hub, tmp_path / "file" / "folder")


def test_a_second_fetch_at_the_same_time_is_refused(hub: HubServer, tmp_path: Path) -> None:
    with (
        lock_file(tmp_path / ".pwc-tui-fetch.lock"),
        pytest.raises(UserError, match=r"Another download to .* is running"),
    ):
        _fetch(hub, tmp_path)
    assert not hub.requests

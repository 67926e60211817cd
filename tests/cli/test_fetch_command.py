import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from huggingface_hub import hf_hub_download

from pwc_tui.domain.sections import Section
from tests.hub_archive import PAPERS_HELD, put_on
from tests.hub_server import LISTING, PAPERS, Fault, HubServer

Program = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., "subprocess.Popen[str]"]

WITHOUT = "import sys; sys.modules.update(dict.fromkeys(sys.argv.pop(1).split(',')));"
"""Runs the program as where some libraries are not installed."""


@pytest.fixture
def start(bare_environment: dict[str, str], tmp_path: Path, hub: HubServer) -> Iterator[Start]:
    """Return what starts `pwc-tui fetch` with the hub, and goes on meanwhile."""
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "pwc_tui", "fetch", *arguments],
                env=bare_environment | {"HF_ENDPOINT": hub.url},
                cwd=tmp_path,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
        )
        return running[-1]

    yield start
    for process in running:
        with process:
            process.kill()


def _without(
    libraries: str, environment: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    code = f"{WITHOUT} from pwc_tui.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, libraries, *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_a_fetch_fills_the_cache_of_the_hubs_own_library(
    new_program: Program, hub: HubServer, tmp_path: Path
) -> None:
    home = {"HF_ENDPOINT": hub.url, "HF_HOME": str(tmp_path / "hf")}
    run = new_program("fetch", "--no-import", env=home)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[0] == (
        f"0.4 MB in 6 files from {hub.url}, 0.4 MB of them downloaded now"
    )
    assert f"{PAPERS}: 0.3 MB, fetched" in run.stderr
    dataset, _, path = PAPERS.partition("/")
    found = hf_hub_download(
        f"pwc-archive/{dataset}",
        path,
        repo_type="dataset",
        cache_dir=tmp_path / "hf" / "hub",
        local_files_only=True,
    )
    assert Path(found).read_bytes() == hub.files[dataset][path]
    again = new_program("fetch", "--no-import", env=home | {"HF_HUB_OFFLINE": "1"})
    assert "0.4 MB in 6 files from the cache, all downloaded before" in again.stdout


def test_what_was_fetched_is_told_as_json_and_xet_is_not_needed(
    bare_environment: dict[str, str], hub: HubServer, tmp_path: Path
) -> None:
    run = _without(
        "hf_xet",
        bare_environment | {"HF_ENDPOINT": "http://127.0.0.1:9"},
        *("fetch", "--only", "methods,links", "--dest", str(tmp_path), "--no-import", "--json"),
        *("--from", hub.url),
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert (told["licence"], told["hub"], told["bytes"]) == ("CC-BY-SA 4.0", hub.url, 40_000)
    assert [Path(file["path"]).parts[-3] for file in told["files"]] == [
        "links-between-paper-and-code",
        "methods",
    ]
    assert Path(told["files"][0]["path"]).stat().st_size == 20_000
    assert told["imported"] is None


def test_progress_for_programs_is_a_line_of_json_each(new_program: Program, hub: HubServer) -> None:
    hub.faults[PAPERS] = [Fault(503, {"Retry-After": "0"})]
    run = new_program("fetch", "--no-import", "--progress", "--from", hub.url)
    assert (run.returncode, run.stderr) == (0, "")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert any("(503)" in line.get("waiting", "") for line in lines)
    assert [line["done"] for line in lines if "done" in line][-1] == 400_000
    assert lines[-1] == {"database": None, "bytes": 400_000}


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_a_fetch_that_is_stopped_goes_on_where_it_was(
    start: Start, new_program: Program, hub: HubServer, tmp_path: Path, name: str
) -> None:
    hub.faults[PAPERS] = [Fault(stall_after=200_000)]
    process = start("--no-import", "--dest", "in", "--progress")
    assert hub.stalled.wait(30)
    part = tmp_path / "in" / f"{PAPERS}.incomplete"
    while not part.exists() or part.stat().st_size < 200_000:
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(signal.Signals[name])
    _, told = process.communicate(timeout=30)
    if name == "SIGINT":
        assert process.returncode == 130
        assert told == (
            "pwc-tui: stopped; 0.2 MB of 0.4 MB are downloaded, and `pwc-tui fetch` "
            "goes on from there\n"
        )
    hub.released.set()
    hub.requests.clear()
    assert new_program("fetch", "--no-import", "--dest", "in", "--from", hub.url).returncode == 0
    assert hub.sent(PAPERS) == ["bytes=200000-"]


def test_a_server_that_stops_sending_is_asked_again(new_program: Program, hub: HubServer) -> None:
    hub.faults[PAPERS] = [Fault(stall_after=200_000)]
    run = new_program(
        "fetch", "--no-import", "--from", hub.url, env={"HF_HUB_DOWNLOAD_TIMEOUT": "1"}
    )
    assert run.returncode == 0, run.stderr
    assert "is too slow to send" in run.stderr
    assert hub.sent(PAPERS)[-1] == "bytes=200000-"


def test_the_token_is_shown_to_the_hub(new_program: Program, hub: HubServer) -> None:
    hub.token = "hf_secret"
    shown = {"HF_TOKEN": "hf_secret"}
    assert new_program("fetch", "--no-import", "--from", hub.url, env=shown).returncode == 0


def test_without_network_and_cache_a_sentence_says_so(new_program: Program) -> None:
    run = new_program("fetch", "--no-import", env={"HF_HUB_OFFLINE": "1"})
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("pwc-tui: HF_HUB_OFFLINE is set, and papers-with-abstracts is not")


def test_what_is_not_installed_is_said_before_anything_is_fetched(
    bare_environment: dict[str, str], hub: HubServer
) -> None:
    missing = "huggingface_hub,pyarrow"
    run = _without(missing, bare_environment, "fetch", "--from", hub.url)
    assert run.returncode == 2
    assert missing.replace(",", " and ") in run.stderr
    assert 'pip install "pwc-tui[archive]"' in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert not hub.requests


def test_nothing_that_is_printed_holds_the_password_of_the_hub(
    new_program: Program, hub: HubServer, tmp_path: Path
) -> None:
    url = hub.url.replace("://", "://me:s3cr?t@")
    run = new_program("fetch", "--no-import", "--from", url, "--dest", str(tmp_path / "in"))
    assert run.returncode == 0, run.stderr
    assert hub.url.replace("://", "://me@") in run.stdout
    wrong = ["http://me:s3cret@127.0.0.1:9", "me:s3cret@host", "https://s3cret@[host", "s3cret"]
    failed = [new_program("fetch", "--no-import", "--from", each) for each in wrong]
    failed.append(new_program("--form", url, "fetch"))
    assert all(each.returncode == 2 for each in failed)
    assert not any("s3c" in each.stdout + each.stderr for each in (run, *failed))


def test_parts_that_there_are_not_are_wrong_usage(new_program: Program) -> None:
    run = new_program("fetch", "--only", "papers,link")
    assert run.returncode == 2
    assert "papers, links, evaluations, methods, datasets" in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of file sizes")
def test_a_full_disk_is_told_and_what_came_is_kept(
    bare_environment: dict[str, str], hub: HubServer, tmp_path: Path
) -> None:
    import resource  # noqa: PLC0415  there is none on Windows

    limit = 150_000
    run = subprocess.run(
        [sys.executable, "-m", "pwc_tui", "fetch", "--no-import", "--dest", str(tmp_path / "in")],
        env=bare_environment | {"HF_ENDPOINT": hub.url},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert run.returncode == 2
    assert run.stderr.startswith(f"pwc-tui: No room is left in {tmp_path / 'in'}")
    assert (tmp_path / "in" / f"{PAPERS}.incomplete").stat().st_size == limit


def test_two_fetches_into_one_place_do_not_meet(
    start: Start, new_program: Program, hub: HubServer
) -> None:
    hub.faults[f"{LISTING}/papers-with-abstracts"] = [Fault(stall_after=0)]
    first = start("--no-import", "--dest", "in")
    assert hub.stalled.wait(30)
    second = new_program("fetch", "--no-import", "--dest", "in", "--from", hub.url)
    assert second.returncode == 2
    assert "Another download to in is running" in second.stderr
    hub.released.set()
    assert first.wait(30) == 0


def test_on_a_terminal_a_bar_tells_how_far_it_is(
    bare_environment: dict[str, str], hub: HubServer
) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")
    main, other = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "pwc_tui", "fetch", "--no-import"],
        env=bare_environment | {"HF_ENDPOINT": hub.url, "TERM": "xterm", "COLUMNS": "80"},
        stdout=subprocess.DEVNULL,
        stderr=other,
    ):
        os.close(other)
        shown = ""
        with suppress(OSError):  # how Linux says that the other end is closed
            while some := os.read(main, 65536):
                shown += some.decode()
    os.close(main)
    assert "━" in shown
    assert "0.4/0.4 MB" in shown or "400.0/400.0 kB" in shown


def test_what_was_fetched_is_imported_and_used_from_then_on(
    new_program: Program, hub: HubServer, tmp_path: Path
) -> None:
    put_on(hub, tmp_path / "hub")
    run = new_program("fetch", "--from", hub.url, "--json")
    assert run.returncode == 0, run.stderr
    imported = json.loads(run.stdout)["imported"]
    assert imported["database"] == str(tmp_path / "data" / "pwc-tui" / "archive.db")
    assert imported["counts"]["papers"] == PAPERS_HELD
    info = json.loads(new_program("info", "--json").stdout)
    assert info["build_id"] == imported["build_id"]
    assert [file["section"] for file in info["files"]] == list(Section)

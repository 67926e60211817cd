"""`pwc-tui serve` as a command: what it refuses, and what it says."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pwc_tui.cli import main
from pwc_tui.web import requirements


def test_without_its_libraries_it_says_what_to_install(
    demo_db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requirements, "find_spec", lambda _: None)
    assert main(["serve", "--db", str(demo_db)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert 'pip install "pwc-tui[web]"' in err


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "papers.example"])
def test_other_machines_are_let_in_only_where_that_is_said(
    demo_db: Path, capsys: pytest.CaptureFixture[str], host: str
) -> None:
    assert main(["serve", "--host", host, "--db", str(demo_db)]) == 2
    assert "--public" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(demo_db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--port", port, "--db", str(demo_db)]) == 2
    assert f"port {port}" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["65536", "-1", "x"])
def test_what_is_no_port_is_refused(capsys: pytest.CaptureFixture[str], port: str) -> None:
    assert main(["serve", f"--port={port}"]) == 2
    assert f"{port!r} is not a port" in capsys.readouterr().err


def test_a_public_server_warns_and_ends_when_asked(demo_db: Path) -> None:
    command = [sys.executable, "-m", "pwc_tui", "serve", "--host", "0.0.0.0", "--port", "0"]
    with subprocess.Popen(
        [*command, "--public", "--user", "--db", demo_db],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout and server.stderr
        assert server.stdout.readline().startswith("http://0.0.0.0:")
        server.send_signal(signal.SIGTERM)
        said = server.stderr.read()
    assert "without a password" in said
    assert "your own lists and notes" in said
    assert server.returncode == 128 + signal.SIGTERM

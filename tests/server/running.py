"""A PostgreSQL server for tests: made, started and ended by whoever runs them."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

PASSWORD = "a secret/with:odd@letters"
"""Of the role `lab`; written as it is nowhere but in addresses."""

_QUOTED = "a%20secret%2Fwith%3Aodd%40letters"
_PATIENCE_SECONDS = 30
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "jit": "off",
    "shared_buffers": "32MB",
}


@dataclass(frozen=True, slots=True)
class TestServer:
    """A server that runs; everybody needs a password there."""

    __test__ = False
    folder: Path
    """Where its socket is."""

    def url(self, database: str, *, role: str = "lab", password: str = _QUOTED) -> str:
        """Return the address of a database, with the password."""
        return f"postgresql+psycopg://{role}:{password}@/{database}?host={self.folder}"

    def new_database(self, name: str) -> str:
        """Make a database and return its address."""
        self.run("postgres", f'CREATE DATABASE "{name}"')
        return self.url(name)

    def run(self, database: str, statement: str) -> list[tuple[object, ...]]:
        """Run a statement as the owner of everything, and return its rows."""
        address = self.url(database).replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            done = connection.execute(statement.encode())
            return done.fetchall() if done.description else []

    @contextmanager
    def connected(self, database: str, statement: str) -> Iterator[None]:
        """Run a statement and stay connected, so that its locks last."""
        address = self.url(database).replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())
            yield

    def waits_for_lock(self, database: str) -> bool:
        """Return whether the program waits for what another one has locked."""
        return self._is_busy(database, "wait_event_type = 'Lock'")

    def is_used(self, database: str) -> bool:
        """Return whether the program is connected to a database."""
        return self._is_busy(database, "TRUE")

    def drop_connections(self, database: str) -> None:
        """End all connections of the program to a database."""
        self.run("postgres", f"SELECT pg_terminate_backend(pid) {self._busy(database)}")

    def builds(self, database: str) -> set[str]:
        """Return the ids of the imports that a database holds."""
        query = "SELECT substr(nspname, 5) FROM pg_namespace WHERE nspname ~ '^pwc_[0-9a-f]{12}$'"
        return {str(name) for (name,) in self.run(database, query)}

    def _is_busy(self, database: str, how: str) -> bool:
        return bool(self.run("postgres", f"SELECT 1 {self._busy(database)} AND {how}"))

    def _busy(self, database: str) -> str:
        program = "FROM pg_stat_activity WHERE application_name = 'pwc-tui'"
        return f"{program} AND datname = '{database}'"


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, None where there are none."""
    found = [Path(path).parent for path in (shutil.which("initdb"),) if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if shutil.which("pg_config"):
        said = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True)
        found.append(Path(said.stdout.strip()))
    return next((each for each in found if _is_whole(each)), None)


@contextmanager
def running_server(programs: Path) -> Iterator[TestServer]:
    """Make a server in a new folder and run it; root runs it as somebody who may not write here."""
    # Not in pytest's own folder, which nobody else may enter; and sockets have short names.
    folder = Path(tempfile.mkdtemp(prefix="pwc-pg-"))
    as_whom = _somebody(folder)
    try:
        _initialise(programs, folder, as_whom)
        stated = [f"-c{name}={value}" for name, value in _SETTINGS.items()]
        server = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-k", folder, *stated],
            stdout=subprocess.DEVNULL,
            stderr=(folder / "log").open("w"),
            cwd=folder,
            user=as_whom,
        )
        try:
            running = TestServer(folder)
            _wait_for(running, server, folder / "log")
            yield running
        finally:
            server.terminate()
            server.send_signal(2)  # and end the connections that tests left open
            server.wait(_PATIENCE_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start_import(url: str, folder: Path, cache: Path) -> "subprocess.Popen[bytes]":
    """Start an import as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "pwc_tui", "import", str(folder), "--db", url, "--force"],
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so; fails after half a minute."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _is_whole(folder: Path) -> bool:
    return all((folder / name).exists() for name in ("initdb", "postgres"))


def _somebody(folder: Path) -> int | None:
    """Return as whom to run: PostgreSQL refuses to be run by root."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return entry.pw_uid


def _initialise(programs: Path, folder: Path, as_whom: int | None) -> None:
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    options: Sequence[str] = ("-U", "lab", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "-N")
    subprocess.run(
        [programs / "initdb", "-D", folder / "data", "--pwfile", secret, *options],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        user=as_whom,
    )


def _wait_for(running: TestServer, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            running.run("postgres", "SELECT 1")
            return
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start: {log.read_text()}") from error
        time.sleep(0.05)

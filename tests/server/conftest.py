"""One server for all tests of an archive on a server, with the demo archive on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pwc_tui.config import named_database
from pwc_tui.domain.server_url import ServerUrl
from tests.conftest import DATA

if TYPE_CHECKING:
    from tests.server.running import TestServer


@pytest.fixture(scope="session")
def server() -> "Iterator[TestServer]":
    """Return a server that runs while these tests do."""
    from tests.server.running import binaries, running_server  # noqa: PLC0415  needs psycopg

    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL here: Debian's package `postgresql` has its programs")
    with running_server(programs) as running:
        yield running


@pytest.fixture(scope="session")
def demo_url(server: "TestServer", tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the demo archive; not to be written to."""
    url = server.new_database("demo")
    publish(url, tmp_path_factory.mktemp("cache"))
    return url


@pytest.fixture(scope="session")
def demo_server(demo_url: str) -> ServerUrl:
    """Return the demo archive's place."""
    return place_of(demo_url)


@pytest.fixture(scope="session")
def small_dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with nothing but the demo's methods: the least that can be imported."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copy(DATA / "methods.json", folder)
    return folder


def place_of(url: str) -> ServerUrl:
    """Return the place that an address names."""
    place = named_database(url)
    assert isinstance(place, ServerUrl)
    return place


def publish(url: str, cache: Path, folder: Path = DATA) -> None:
    """Import a folder to a server, with drafts in `cache`."""
    from pwc_tui.postgres.publish import publish_archive  # noqa: PLC0415  needs psycopg

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        publish_archive([folder], place_of(url), is_demo=folder == DATA)

"""Addresses of servers: what is taken for one, and that no password is ever shown."""

import pytest

from pwc_tui.domain.servers import is_url, server_url


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("postgresql+psycopg://lab:secret@host/db", "postgresql://lab@host/db"),
        ("postgresql://lab@host:5433/db", "postgresql://lab@host:5433/db"),
        ("postgres://host/db", "postgresql://host/db"),
        ("POSTGRESQL+PSYCOPG://u:se/cr@et@host/db", "postgresql://u@host/db"),
        (
            "postgresql://lab:secret@/db?host=/run&password=secret&sslkey=secret",
            "postgresql://lab@/db?host=/run",
        ),
    ],
)
def test_an_address_is_shown_without_its_password(written: str, shown: str) -> None:
    server = server_url(written)
    assert str(server) == shown
    assert "se" not in repr(server).removeprefix("ServerUrl")


@pytest.mark.parametrize("path", ["archive.db", "/tmp/a.db", "C:\\archive.db", "./postgresql:x"])
def test_a_path_is_no_address(path: str) -> None:
    assert server_url(path) is None
    assert not is_url(path)

"""Addresses of servers: what is taken for one, and that no password is ever shown."""

from urllib.parse import unquote, urlsplit

import pytest

from pwc_tui.config import named_database
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.server_url import is_url, server_url
from pwc_tui.domain.text.passwords import shown_address, without_secrets


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
        ("postgresql://lab:secr?et@host/db", "postgresql://lab@host/db"),
        ("postgresql://lab:secr@se?t=se@host/db?user=x", "postgresql://lab@…"),
        ("postgresql://lab:se#c%ret@host/db", "postgresql://lab@host/db"),
        ("postgresql://lab:secret@host/db?application_name=se@b", "postgresql://lab@…"),
        ("postgresql://lab:secret@host:1,other:2/db", "postgresql://lab@host:1,other:2/db"),
        ("postgresql://secret host/@", "postgresql://…"),
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


@pytest.mark.parametrize("password", ["se?c", "s@e@c", "s/e#c", "100%", "a%20b", "ä:b"])
def test_a_password_as_it_is_typed_is_taken_whole(password: str) -> None:
    server = server_url(f"postgresql://lab:{password}@host:5433/db")
    assert server
    parts = urlsplit(server.url)
    assert (parts.hostname, parts.port, parts.path) == ("host", 5433, "/db")
    assert unquote(parts.password or "") == unquote(password)


@pytest.mark.parametrize("text", ["postgres:/lab:secret@host/db", "postgresql:lab:secret@host"])
def test_an_address_without_its_slashes_is_no_path_that_would_be_shown(text: str) -> None:
    with pytest.raises(UserError) as caught:
        named_database(text)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://hub.org/a", "https://hub.org/a"),
        ("https://me:secret@hub.org:8443/a?token=secret", "https://me@hub.org:8443/a"),
        ("https://secret@hub.org", "https://…@hub.org"),
        ("http://me:se/c?r@et@hub.org", "http://me@hub.org"),
    ],
)
def test_any_address_is_shown_without_what_opens_the_door(address: str, shown: str) -> None:
    assert shown_address(address) == shown


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        (
            "no way to http://me:se@c?@host:80/x (refused)",
            "no way to http://me@host:80/x (refused)",
        ),
        ("see https://openreview.net/forum?id=a@b", "see https://openreview.net/forum?id=a@b"),
        ("see https://medium.com/@me", "see https://medium.com/@me"),
        ("write to me@host", "write to me@host"),
    ],
)
def test_a_sentence_keeps_its_addresses_and_loses_their_secrets(sentence: str, shown: str) -> None:
    assert without_secrets(sentence) == shown

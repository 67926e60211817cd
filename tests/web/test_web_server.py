"""What the server grants and refuses, asked without a browser."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from yarl import URL

from pwc_tui.web.limits import WebLimits, screen_size
from pwc_tui.web.same_origin import is_loopback
from pwc_tui.web.server import WebServer
from pwc_tui.web.visitor import Visited


@asynccontextmanager
async def _asked(
    database: Path, limits: WebLimits, *, is_public: bool = False
) -> AsyncIterator[tuple[aiohttp.ClientSession, str, WebServer]]:
    """Run a server here and return who asks it, its address and itself."""
    server = WebServer(Visited(database), limits, is_public=is_public)
    address = f"http://127.0.0.1:{await server.start('127.0.0.1', 0)}"
    try:
        async with aiohttp.ClientSession(address) as session:
            yield session, address, server
    finally:
        await server.stop()


async def test_the_page_comes_with_headers_that_keep_other_sites_out(demo_db: Path) -> None:
    async with _asked(demo_db, WebLimits()) as (session, _, _), session.get("/") as answer:
        assert answer.status == 200
        assert "script-src" not in answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "//" not in (await answer.text()).replace("<!DOCTYPE", "")


@pytest.mark.parametrize(
    "path",
    ["/static/", "/static/../server.py", "/static/%2e%2e/server.py", "/page/", "/page//etc/passwd"],
)
async def test_no_other_file_of_the_server_is_handed_out(demo_db: Path, path: str) -> None:
    async with _asked(demo_db, WebLimits()) as (session, address, _):
        asked = URL(address + path, encoded=True)
        async with session.get(asked) as answer:
            assert answer.status in (403, 404)


async def test_an_export_of_nobody_is_not_there(demo_db: Path) -> None:
    async with (
        _asked(demo_db, WebLimits()) as (session, _, _),
        session.get("/download/abc") as answer,
    ):
        assert answer.status == 404


@pytest.mark.parametrize(
    "origin", [None, "http://evil.example", "http://127.0.0.1:1", "null", "http://["]
)
async def test_a_page_from_elsewhere_may_not_connect(demo_db: Path, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    async with _asked(demo_db, WebLimits()) as (session, _, server):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect("/ws", headers=headers)
        assert refused.value.status == 403
        assert server.visitors == 0


@pytest.mark.parametrize(("is_public", "status"), [(False, 403), (True, 200)])
async def test_a_name_that_is_not_this_machines_leads_here_only_if_it_may(
    demo_db: Path, is_public: bool, status: int
) -> None:
    async with (
        _asked(demo_db, WebLimits(), is_public=is_public) as (session, _, _),
        session.get("/", headers={"Host": "papers.example:80"}) as answer,
    ):
        assert answer.status == status


async def test_no_more_visitors_are_let_in_than_may_be(demo_db: Path) -> None:
    async with _asked(demo_db, WebLimits(visitors=1)) as (session, address, server):
        async with session.ws_connect("/ws", headers={"Origin": address}) as socket:
            assert isinstance(await socket.receive_bytes(), bytes)
            async with session.get("/") as answer:
                assert answer.status == 503
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect("/ws", headers={"Origin": address})
            assert refused.value.status == 503
        while server.visitors:
            await asyncio.sleep(0.01)
        async with session.get("/") as answer:
            assert answer.status == 200


async def test_a_visitor_who_does_nothing_is_sent_away_with_all_that_was_his(
    demo_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    async with _asked(demo_db, WebLimits(idle_seconds=1.0)) as (session, address, server):
        async with session.ws_connect("/ws?width=x", headers={"Origin": address}) as socket:
            for sent in ("no JSON", "[" * 100_000, '["resize", {"width": "x"}]', '["stdin", 5]'):
                await socket.send_str(sent)
            await socket.send_bytes(b"\xff")
            assert list(tmp_path.iterdir())
            async for _ in socket:
                pass
        while server.visitors:
            await asyncio.sleep(0.01)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "given"),
    [((120, 36), (120, 36)), ((10**9, 10**9), (500, 200)), ((-1, 0), (10, 4))],
)
def test_a_screen_is_as_large_as_asked_within_limits(
    asked: tuple[int, int], given: tuple[int, int]
) -> None:
    assert screen_size(*asked) == given


@pytest.mark.parametrize(
    ("host", "is_here"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("LOCALHOST", True),
        ("0.0.0.0", False),
        ("::", False),
        ("localhost.evil.example", False),
        ("", False),
    ],
)
def test_only_addresses_of_this_machine_are_taken_for_its_own(host: str, is_here: bool) -> None:
    assert is_loopback(host) is is_here

"""The server of the page: it hands out the page, starts a process a visitor, and counts them.

The terminal in the browser, the protocol between the two and the downloads are textual-serve's;
its own server is not used: it asks for fonts from elsewhere, lets every page of the browser
connect, has no limit, and knows its address only before it listens.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import textual_serve
from aiohttp import WSMessage, WSMsgType, web
from aiohttp.typedefs import Handler
from textual_serve.download_manager import DownloadManager

from pwc_tui.web.limits import MESSAGE_BYTES, WebLimits
from pwc_tui.web.same_origin import is_own_name, is_own_page
from pwc_tui.web.visitor import Visited, Visitor

_PAGE = Path(__file__).parent / "page"
_TERMINAL = Path(textual_serve.__file__).parent / "static"
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",  # a link's page gets no hold of this one
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_HEARTBEAT_SECONDS = 15.0
"""Between two looks at whether a browser is still there."""
_FULL = "As many visitors as this server takes are here already: try again later.\n"


class WebServer:
    """Serves the screens on an archive to browsers."""

    def __init__(self, visited: Visited, limits: WebLimits, *, is_public: bool = False) -> None:
        self._visited, self._limits, self._is_public = visited, limits, is_public
        self._downloads = DownloadManager()
        self._sockets: set[web.WebSocketResponse] = set()
        self._runner: web.AppRunner | None = None

    @property
    def visitors(self) -> int:
        """How many there are just now."""
        return len(self._sockets)

    async def start(self, host: str, port: int) -> int:
        """Listen at an address and return the port: a free one for 0. Raises OSError."""
        self._runner = web.AppRunner(self._application(), access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """End all visitors, then the server."""
        if self._runner is not None:
            await self._runner.cleanup()

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._guard])
        application.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws", self._visit),
                web.get("/download/{key}", self._download),
                web.static("/page", _PAGE),
                web.static("/static", _TERMINAL),
            ]
        )
        application.on_response_prepare.append(_add_headers)
        application.on_shutdown.append(self._send_away)
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_own_name(request.host, is_public=self._is_public):
            raise web.HTTPForbidden(text="This server has no such name.\n")
        return await handler(request)

    async def _page(self, _: web.Request) -> web.StreamResponse:
        if self.visitors >= self._limits.visitors:
            raise web.HTTPServiceUnavailable(text=_FULL)
        return web.FileResponse(_PAGE / "index.html")

    async def _visit(self, request: web.Request) -> web.StreamResponse:
        if not is_own_page(request.headers.get("Origin"), request.host):
            raise web.HTTPForbidden(text="Only the page of this server may connect to it.\n")
        if self.visitors >= self._limits.visitors:
            raise web.HTTPServiceUnavailable(text=_FULL)
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT_SECONDS, max_msg_size=MESSAGE_BYTES)
        self._sockets.add(socket)
        try:
            await socket.prepare(request)
            await self._serve(socket, _number(request, "width", 80), _number(request, "height", 24))
        finally:
            self._sockets.discard(socket)
        return socket

    async def _serve(self, socket: web.WebSocketResponse, width: int, height: int) -> None:
        visitor = Visitor(self._visited, socket, self._downloads)
        try:
            await visitor.start(width, height)
            with suppress(TimeoutError):
                await self._pass_on(socket, visitor)
        finally:
            await visitor.end()
            await socket.close()

    async def _pass_on(self, socket: web.WebSocketResponse, visitor: Visitor) -> None:
        """Hand over what a browser sends; raises TimeoutError when its user does nothing."""
        loop, seconds = asyncio.get_running_loop(), self._limits.idle_seconds
        async with asyncio.timeout(seconds) as clock:
            async for message in socket:
                match _envelope(message):
                    case ["stdin", str(typed)]:
                        clock.reschedule(loop.time() + seconds)
                        await visitor.type(typed)
                    case ["resize", {"width": int(width), "height": int(height)}]:
                        await visitor.resize(width, height)
                    case ["ping", str(told)]:
                        await socket.send_json(["pong", told])
                    case ["focus"]:
                        await visitor.focus()
                    case ["blur"]:
                        await visitor.blur()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """Hand over what a visitor's process exports; its key is known to that visitor alone."""
        key = request.match_info["key"]
        try:
            wanted = await self._downloads.get_download_metadata(key)
        except KeyError as error:
            raise web.HTTPNotFound(text="There is nothing to download here any more.\n") from error
        response = web.StreamResponse()
        response.content_type = "application/octet-stream"
        name = quote(wanted.file_name, safe="")
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        await response.prepare(request)
        async for chunk in self._downloads.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def _send_away(self, _: web.Application) -> None:
        for socket in list(self._sockets):
            await socket.close()


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)


def _number(request: web.Request, name: str, default: int) -> int:
    try:
        return int(request.query.get(name, default))
    except ValueError:
        return default


def _envelope(message: WSMessage) -> object:
    """Return what a message holds, None for what is no message of the page."""
    if message.type is not WSMsgType.TEXT:
        return None
    try:
        told: object = message.json()
    except (ValueError, RecursionError):
        return None
    return told

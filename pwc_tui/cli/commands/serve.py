"""`pwc-tui serve`: the screens as a web page."""

import argparse
import asyncio
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from pwc_tui.cli.console import narrate, print_line
from pwc_tui.cli.session import open_session
from pwc_tui.config import Database, file_of
from pwc_tui.domain.errors import UserError
from pwc_tui.system.ending_signals import ending_signals, status_after
from pwc_tui.web.requirements import check_serving_installed
from pwc_tui.web.same_origin import is_loopback

if TYPE_CHECKING:
    from pwc_tui.web.server import WebServer

_MINUTE = 60.0
_WARNING = (
    "everybody who can reach {host} can read this archive here, without a password and "
    "unencrypted; put a server with TLS and passwords in front of it for more than a trusted "
    "network"
)
_USER_WARNING = "all visitors read and change your own lists and notes"


def run(options: argparse.Namespace) -> int:
    """Serve until asked to end; the address goes to the output."""
    check_serving_installed()
    if not (is_loopback(options.host) or options.public):
        raise UserError(
            f"{options.host} can be reached from other machines: say --public if that is meant"
        )
    database = open_session(options.db).database
    _complete_index(database)
    from pwc_tui.web.limits import WebLimits  # noqa: PLC0415 - not before it is needed
    from pwc_tui.web.server import WebServer  # noqa: PLC0415 - 200 ms: aiohttp
    from pwc_tui.web.visitor import Visited  # noqa: PLC0415 - with it

    limits = WebLimits(options.visitors, options.idle * _MINUTE)
    server = WebServer(Visited(database, options.user), limits, is_public=options.public)
    return asyncio.run(_serve(server, options))


def _complete_index(database: Database) -> None:
    """Build what the search needs now: else every visitor's process would begin to."""
    if (file := file_of(database)) is not None:
        from pwc_tui.cli.output.progress import import_shown_on  # noqa: PLC0415 - as above
        from pwc_tui.ingest.import_files import index_progress  # noqa: PLC0415 - as above
        from pwc_tui.search.upkeep.repair import complete_index  # noqa: PLC0415 - 120 ms: NumPy

        with import_shown_on(sys.stderr) as listener:
            complete_index(file, progress=index_progress(listener))


async def _serve(server: "WebServer", options: argparse.Namespace) -> int:
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    _listen_for_end(ended)
    try:
        try:
            port = await server.start(options.host, options.port)
        except OSError as error:
            raise UserError(
                f"nothing can be served at {options.host} port {options.port} "
                f"({error.strerror or error}): name another one with --host or --port"
            ) from error
        _tell(options, port)
        return await ended
    finally:
        await server.stop()


def _tell(options: argparse.Namespace, port: int) -> None:
    host = f"[{options.host}]" if ":" in options.host else options.host
    if not is_loopback(options.host):
        narrate(_WARNING.format(host=options.host))
        if options.user:
            narrate(_USER_WARNING)
    print_line(f"http://{host}:{port}/")
    sys.stdout.flush()
    narrate("open this address in a browser; Ctrl+C ends the server")


def _listen_for_end(ended: "asyncio.Future[int]") -> None:
    """Have the signals that ask for the end say so; elsewhere Ctrl+C raises KeyboardInterrupt."""

    def end(number: int) -> None:
        if not ended.done():
            ended.set_result(status_after(number))

    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # on Windows
        for number in (signal.SIGINT, *ending_signals()):
            loop.add_signal_handler(number, end, number)

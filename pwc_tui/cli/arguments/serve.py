"""The arguments of `pwc-tui serve`."""

from typing import TYPE_CHECKING

from pwc_tui.cli.arguments.common import add_command, add_database, port_number, positive
from pwc_tui.web.limits import IDLE_MINUTES, VISITORS

if TYPE_CHECKING:
    from pwc_tui.cli.arguments.common import Commands

_PORT = 8765


def add_serve(commands: "Commands") -> None:
    """Add the command."""
    command = add_command(commands, "serve", "show the screens as a web page")
    command.add_argument(
        "--host",
        metavar="H",
        default="127.0.0.1",
        help="the address to listen at (default 127.0.0.1: this machine alone)",
    )
    command.add_argument(
        "--port",
        metavar="N",
        type=port_number,
        default=_PORT,
        help=f"the port (default {_PORT}; 0 takes a free one)",
    )
    command.add_argument(
        "--public",
        action="store_true",
        help="let other machines in, where --host is an address that they reach",
    )
    command.add_argument(
        "--user",
        action="store_true",
        help="give all visitors your own lists, notes and settings, not empty ones of their own",
    )
    command.add_argument(
        "--visitors",
        metavar="N",
        type=positive,
        default=VISITORS,
        help=f"how many there may be at once (default {VISITORS})",
    )
    command.add_argument(
        "--idle",
        metavar="MIN",
        type=positive,
        default=IDLE_MINUTES,
        help=f"minutes after which an idle visitor is sent away (default {IDLE_MINUTES})",
    )
    add_database(command, is_command=True)

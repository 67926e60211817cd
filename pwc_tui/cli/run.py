"""From arguments to an exit status: which command runs, and what becomes of what it raises."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from pwc_tui import __version__
from pwc_tui.cli.console import end_streams, forget, narrate, prepare_streams
from pwc_tui.cli.parser import build_parser
from pwc_tui.cli.signals import status_of
from pwc_tui.config import log_file
from pwc_tui.domain.errors import NotFoundError, UserError
from pwc_tui.system.debug_log import log_error, log_event, start_log

NOT_FOUND = 1
BAD_INPUT = 2
READER_GONE = 141
"""128 + SIGPIPE, as shells report it."""

_GARBAGE = 50_000
"""New objects after which Python looks for garbage. With its own 700 that costs 8 ms while the
libraries are loaded, which make none."""


Command = Callable[[argparse.Namespace], int]
"""Does what was asked and returns the exit status; UserError for what the user can mend."""


def run(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name and return its exit status; raises nothing."""
    gc.set_threshold(_GARBAGE)
    try:
        status = _status(arguments)
        end_streams()
    except KeyboardInterrupt as request:
        narrate("stopped")
        return status_of(request)
    except BrokenPipeError:
        forget(sys.stdout)
        return READER_GONE
    except OSError as error:  # a full disk, a file that may not be read
        forget(sys.stdout)
        narrate(f"cannot go on: {error}")
        return BAD_INPUT
    return status


def _status(arguments: Sequence[str]) -> int:
    options = None
    try:
        prepare_streams()
        options = build_parser().parse_args(arguments)
        if options.debug:
            _start_log(options)
        # By name, so that a command does not pay for the imports of the others (40 ms).
        module = import_module(f"pwc_tui.cli.commands.{options.module}")
        command: Command = getattr(module, options.function)
        status = command(options)
        log_event("end", status=status)
        return status
    except SystemExit as request:  # argparse: 0 after --help, 2 after wrong usage
        return request.code if isinstance(request.code, int) else BAD_INPUT
    except UserError as error:
        log_error("refused", error)
        narrate(str(error))
        return NOT_FOUND if isinstance(error, NotFoundError) else BAD_INPUT
    except Exception as error:
        log_error("defect", error)
        from pwc_tui.cli.damage import as_damage  # noqa: PLC0415 - only where something is wrong

        if (told := as_damage(error, options)) is None:
            raise
        narrate(str(told))
        return BAD_INPUT


def _start_log(options: argparse.Namespace) -> None:
    import platform  # noqa: PLC0415 - only where it is written down

    start_log(log_file())
    log_event(
        "start",
        command=f"{options.module}.{options.function}",
        version=__version__,
        python=platform.python_version(),
        system=platform.system(),
    )

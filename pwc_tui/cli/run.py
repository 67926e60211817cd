"""From arguments to an exit status: which command runs, and what becomes of what it raises."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Protocol

from pwc_tui.cli.console import narrate, prepare_streams
from pwc_tui.cli.parser import build_parser
from pwc_tui.domain.errors import UserError

BAD_INPUT = 2
INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""
READER_GONE = 141
"""128 + SIGPIPE, as shells report it."""

_GARBAGE = 50_000
"""New objects after which Python looks for garbage. With its own 700 that costs 8 ms while the
libraries are loaded, which make none."""


class Command(Protocol):
    """What the module of a command holds."""

    def run(self, options: argparse.Namespace, /) -> int:
        """Do what was asked and return the exit status; UserError for what the user can mend."""


def run(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name and return its exit status; raises nothing."""
    gc.set_threshold(_GARBAGE)
    try:
        prepare_streams()
        options = build_parser().parse_args(arguments)
        # By name, so that a command does not pay for the imports of the others (40 ms).
        command: Command = import_module(f"pwc_tui.cli.{options.module}")
        status = command.run(options)
        sys.stdout.flush()
    except SystemExit as request:  # argparse: 0 after --help, 2 after wrong usage
        return request.code if isinstance(request.code, int) else BAD_INPUT
    except UserError as error:
        narrate(str(error))
        return BAD_INPUT
    except KeyboardInterrupt:
        narrate("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return READER_GONE
    except OSError as error:  # a full disk, a file that may not be read
        narrate(f"cannot go on: {error}")
        return BAD_INPUT
    return status


def _forget_output() -> None:
    """Send what is still buffered nowhere, or Python would complain about it when it exits."""
    with suppress(OSError, ValueError):  # a closed stream has nothing to lose
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""The command line: `main` is the command `pwc-tui`."""

import sys
from collections.abc import Sequence
from contextlib import suppress

from pwc_tui import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments of the process, or with `argv`; return its exit status.

    0: done, found. 1: nothing found. 2: wrong usage or bad input, with a sentence on the error
    stream. 128 and the number of a signal: ended by it, as shells have it; 130 is Ctrl+C, 141 that
    the reader of the output went away.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments == ["--version"] and sys.stdout is not None:
        with suppress(OSError):  # which `run` can tell
            print(f"pwc-tui {__version__}", flush=True)
            return 0
    # Imported here because argparse alone would cost `--version` 16 of its 80 ms.
    from pwc_tui.cli.run import run  # noqa: PLC0415

    return run(arguments)

"""Other processes of this program, for work that would hold the interpreter's lock for seconds."""

import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO

_LOOK_SECONDS = 0.1
"""Between two looks at whether anybody still waits."""

_END_SECONDS = 5.0
"""What a process that was asked to end may take to clean up."""


def command(code: str) -> tuple[str, ...]:
    """Return the beginning of a command that runs `code` with the modules of this program.

    Not `-m`: that would take modules from whatever folder one works in.
    """
    find = "import sys; sys.path.append(sys.argv.pop(1))"
    return sys.executable, "-Pc", f"{find}; {code}", str(Path(__file__).parents[2])


def follow(
    process: "subprocess.Popen[str]", is_cancelled: Callable[[], bool]
) -> Generator[str | None, None, None]:
    """Yield the lines of a process's output as they come, None when nobody waits any more.

    After that, and when the iterator is closed, the process has ended: it is asked to.
    """
    assert process.stdout is not None
    told: SimpleQueue[str | None] = SimpleQueue()
    threading.Thread(target=_listen, args=(process.stdout, told), daemon=True).start()
    try:
        while True:
            if is_cancelled():
                yield None
                return
            with suppress(Empty):
                line = told.get(timeout=_LOOK_SECONDS)
                if line is None:
                    process.wait()
                    return
                yield line
    finally:
        end(process)


def end(process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    """Ask a process to end and wait for that; kill it when it does not. Nothing if it has ended."""
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _listen(output: IO[str], told: "SimpleQueue[str | None]") -> None:
    """Pass the lines of a process on, and None at their end."""
    with output:
        for line in output:
            told.put(line)
    told.put(None)

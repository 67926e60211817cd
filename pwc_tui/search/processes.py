"""Other processes of this program, for work that would hold the interpreter's lock for seconds."""

import subprocess
import sys
from pathlib import Path

_END_SECONDS = 5.0
"""What a process that was asked to end may take to clean up."""


def command(code: str) -> tuple[str, ...]:
    """Return the beginning of a command that runs `code` with the modules of this program.

    Not `-m`: that would take modules from whatever folder one works in.
    """
    find = "import sys; sys.path.append(sys.argv.pop(1))"
    return sys.executable, "-Pc", f"{find}; {code}", str(Path(__file__).parents[2])


def end(process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    """Ask a process to end and wait for that; kill it when it does not. Nothing if it has ended."""
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

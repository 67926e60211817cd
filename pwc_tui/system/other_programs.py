"""Programs of the user's that are started from this one, without a shell unless that is asked."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from threading import Lock

from pwc_tui.domain.errors import UserError

_KEPT = 1_000_000
"""Bytes of a program's output that are shown at most."""


class OtherPrograms:
    """Those that run in the background; they end with this one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._is_over = False

    def output_of(self, call: Sequence[str] | str, facts: Mapping[str, str]) -> str:
        """Run a program to its end and return what it prints; a text is a line of the shell.

        `facts` are added to its environment. Raises UserError where it cannot start or fails.
        """
        with self._lock:
            if self._is_over:
                return ""
            process = _started(call, facts, is_captured=True)
            self._running.add(process)
        try:
            printed, _ = process.communicate()
        finally:
            with self._lock:
                self._running.discard(process)
        output = printed[:_KEPT].decode("utf-8", "replace")
        _require_success(call, process.returncode, output)
        return output

    def end(self) -> None:
        """End all that still run, and start no others."""
        with self._lock:
            self._is_over = True
            for process in self._running:
                process.terminate()


def start_detached(call: Sequence[str]) -> None:
    """Start a program that goes on without this one; raises UserError where it cannot start."""
    nothing = subprocess.DEVNULL
    try:
        subprocess.Popen(
            call, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except (OSError, ValueError) as error:
        raise UserError(f"{_name(call)} cannot be started ({error})") from error


def give_text(call: Sequence[str], text: str) -> None:
    """Run a program that reads a text from its input; raises UserError where it fails."""
    nothing = subprocess.DEVNULL  # a program that keeps the text goes on, and would keep a pipe
    try:
        done = subprocess.run(
            call, input=text.encode(), stdout=nothing, stderr=nothing, check=False
        )
    except (OSError, ValueError) as error:
        raise UserError(f"{_name(call)} cannot be started ({error})") from error
    _require_success(call, done.returncode, "")


def run_on_terminal(call: Sequence[str] | str, facts: Mapping[str, str]) -> None:
    """Run a program to its end that has the terminal; raises UserError where it fails."""
    _require_success(call, _started(call, facts, is_captured=False).wait(), "")


def _started(
    call: Sequence[str] | str, facts: Mapping[str, str], *, is_captured: bool
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            call,
            shell=isinstance(call, str),
            env={**os.environ, **facts},
            stdin=subprocess.DEVNULL if is_captured else None,
            stdout=subprocess.PIPE if is_captured else None,
            stderr=subprocess.STDOUT if is_captured else None,
        )
    except (OSError, ValueError) as error:
        raise UserError(f"{_name(call)} cannot be started ({error})") from error


def _require_success(call: Sequence[str] | str, status: int, output: str) -> None:
    if status != 0:
        last = output.strip().rpartition("\n")[2]
        told = f": {last}" if last else ""
        raise UserError(f"{_name(call)} failed with status {status}{told}")


def _name(call: Sequence[str] | str) -> str:
    return repr(call if isinstance(call, str) else call[0])

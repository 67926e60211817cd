"""The archive fetched in the background: what is known of it, and the process that does it.

The process is the program's own command, so that drawing never waits for it, and what it has
fetched stays when either ends.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.hub.meter import megabytes, pace
from pwc_tui.system.progress import PHASES, Ended, FetchStep, IsCancelled, Step, Waiting
from pwc_tui.system.progress_lines import from_line
from pwc_tui.system.subprocesses import command, follow

_READING = "reading the files"
_PROGRAM = "from pwc_tui.cli import main; sys.exit(main())"


class Phase(Enum):
    """Where a fetch is."""

    NONE = auto()
    STARTING = auto()
    FETCHING = auto()
    IMPORTING = auto()
    STOPPED = auto()
    FAILED = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class FetchState:
    """What the screen knows of a fetch."""

    phase: Phase = Phase.NONE
    share: float | None = None
    """How much of the phase is done, 0 to 1."""
    doing: str = ""
    """The file or the step of the import that is at work."""
    amount: str = ""
    """What of how much is there: `312.4 of 651.2 MB`."""
    pace: str = ""
    """Speed and time left."""
    note: str = ""
    """Why it waits, or why it failed."""
    database: Path | None = None
    """Where the archive is, when all is done."""
    reading: tuple[Step, ...] = ()
    """How far the files of the archive are read, while they are imported."""

    @property
    def is_running(self) -> bool:
        """Whether a process is at work."""
        return self.phase in (Phase.STARTING, Phase.FETCHING, Phase.IMPORTING)


def after(state: FetchState, line: str) -> FetchState:
    """Return the state after a line of the process; lines for people change nothing."""
    match from_line(line):
        case FetchStep() as step:
            of = f"{step.done / 1e6:,.1f} of {megabytes(step.total)}"
            share = step.done / step.total if step.total else 1.0
            name = step.file.partition("/")[0]
            return FetchState(Phase.FETCHING, share, name, of, pace(step))
        case Waiting(why, _):
            return replace(state, note=why)
        case Step() as step:
            return _importing(state, step)
        case Ended(str(database), _):
            return FetchState(Phase.DONE, 1.0, database=Path(database))
    return state


def _importing(state: FetchState, told: Step) -> FetchState:
    """Return the state after a step of the import; files that are read at once are one."""
    known = state.reading if state.phase is Phase.IMPORTING else ()
    if told.name in PHASES:
        steps, doing = [told], told.name
    else:
        steps, doing = [*(each for each in known if each.name != told.name), told], _READING
        known = tuple(steps)
    total = sum(each.total for each in steps)
    share = sum(each.done for each in steps) / total if total else 1.0
    return FetchState(Phase.IMPORTING, share, doing, state.amount, reading=known)


def run_fetch(
    database: Path, tell: Callable[[FetchState], None], is_cancelled: IsCancelled
) -> FetchState:
    """Fetch the archive and import it into `database`; return the last state.

    `tell` hears every state before that one. Raises UserError with what the process said when it
    fails; when `is_cancelled()` is true the process is ended, and the state says how far it came.
    """
    state = FetchState(Phase.STARTING)
    process = subprocess.Popen(
        [*command(_PROGRAM), "fetch", "--progress", "--db", database],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    said = ""
    with closing(follow(process, is_cancelled)) as lines:
        for line in lines:
            if line is None:
                return replace(state, phase=Phase.STOPPED, note="")
            known, state = state, after(state, line)
            if state is known:
                said = line.strip() or said
            elif state.is_running:
                tell(state)
    if process.returncode or state.phase is not Phase.DONE:
        raise UserError(_failure(said, process.returncode))
    return state


def _failure(said: str, status: int) -> str:
    """Return the sentence the process ended with, or that it did not come to one."""
    if status > 0 and said.startswith("pwc-tui: "):
        return said.removeprefix("pwc-tui: ")
    return f"The fetch ended unexpectedly (status {status}): try `pwc-tui fetch`"

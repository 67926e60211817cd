"""How `pwc-tui fetch --progress` tells a program how far it is: one line of JSON each time.

`{"file", "done", "total", "speed", "seconds_left"}` while files come (bytes), `{"waiting",
"seconds"}` before a try, `{"step", "done", "total"}` while they are imported, and at the end
`{"database", "bytes"}`, the database null without an import.
"""

import json
from dataclasses import asdict, dataclass

from pwc_tui.hub.progress import FetchStep


@dataclass(frozen=True, slots=True)
class Waiting:
    """The fetch waits before it tries again."""

    waiting: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Importing:
    """The import is so far in one of its steps (`ingest.report.progress.Step`)."""

    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Ended:
    """All is done; `bytes` of files are there."""

    database: str | None
    bytes: int


Told = FetchStep | Waiting | Importing | Ended


def to_line(told: Told) -> str:
    """Return what is told as one line."""
    return json.dumps(asdict(told), separators=(",", ":"))


def from_line(text: str) -> Told | None:
    """Return what a line tells; None for a line that is for people."""
    try:
        fields = json.loads(text)
    except ValueError:
        return None
    if not isinstance(fields, dict):
        return None
    kinds: tuple[type[Told], ...] = (FetchStep, Waiting, Importing, Ended)
    for kind in kinds:
        if fields.keys() == set(kind.__dataclass_fields__):
            return kind(**fields)
    return None

"""The events of `pwc-tui fetch --progress` as lines of JSON.

`{"file", "done", "total", "speed", "seconds_left"}` while files come (bytes), `{"waiting",
"seconds"}` before a try, `{"step", "done", "total"}` while they are imported, and at the end
`{"database", "bytes"}`, the database null without an import.
"""

import json
from dataclasses import asdict

from pwc_tui.system.progress import Ended, FetchStep, ProgressEvent, Step, Waiting


def to_line(event: ProgressEvent) -> str:
    """Return an event as one line."""
    fields = asdict(event)
    if isinstance(event, Step):
        fields = {"step": event.name, "done": event.done, "total": event.total}
    return json.dumps(fields, separators=(",", ":"))


def from_line(text: str) -> ProgressEvent | None:
    """Return the event that a line tells; None for a line that is for people."""
    try:
        fields = json.loads(text)
    except ValueError:
        return None
    if not isinstance(fields, dict):
        return None
    if fields.keys() == {"step", "done", "total"}:
        return Step(fields["step"], fields["done"], fields["total"])
    kinds: tuple[type[FetchStep | Waiting | Ended], ...] = (FetchStep, Waiting, Ended)
    for kind in kinds:
        if fields.keys() == set(kind.__dataclass_fields__):
            return kind(**fields)
    return None

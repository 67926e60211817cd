"""`pwc-tui fetch`: the archive from its hub, whole and checked, and then imported."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from pwc_tui.cli.commands.import_ import build_in_use, import_into, left_by, report_lines, target
from pwc_tui.cli.console import narrate, print_data, print_prose
from pwc_tui.cli.output.progress import JsonLines, fetch_shown_on, import_shown_on
from pwc_tui.cli.signals import end_when_asked, give_way, status_of
from pwc_tui.export.json.encode import JsonObject, to_text
from pwc_tui.export.json.papers import attributed
from pwc_tui.hub.meter import megabytes
from pwc_tui.hub.requirements import check_installed
from pwc_tui.store.queries.cards import Cards
from pwc_tui.system.progress import (
    Ended,
    FetchStep,
    NullListener,
    ProgressEvent,
    ProgressListener,
)
from pwc_tui.system.progress_lines import to_line

if TYPE_CHECKING:
    from pwc_tui.hub.fetch import Fetched
    from pwc_tui.ingest.report.summary import ImportReport

_NOT_READ = "not imported"
"""In the place of the snapshot's name, which is the import's."""


def run(options: argparse.Namespace) -> int:
    """Fetch what is missing and import it; print what there is now."""
    end_when_asked()
    check_installed(is_read=not options.no_import)
    if options.progress:
        give_way()
    heard = _Heard()
    before = None if options.no_import else build_in_use(target(options))
    try:
        fetched = _fetch(options, heard)
        report = None if options.no_import else _import(options, fetched)
    except KeyboardInterrupt as request:
        narrate(f"stopped; {_kept(options, heard, before)}")
        return status_of(request)
    if options.json:
        print_data(to_text(_document(fetched, report)))
    elif options.progress:
        print_data(to_line(Ended(None if report is None else str(report.database), fetched.size)))
    else:
        for line in _lines(fetched, report):
            print_prose(line)
    return 0


class _Heard:
    """Passes on what a fetch tells, and remembers how far it came."""

    def __init__(self) -> None:
        self.listener: ProgressListener = NullListener()
        self._step: FetchStep | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all files are there."""
        return self._step is not None and self._step.done == self._step.total

    def kept(self) -> str:
        """Say what there is already."""
        if self._step is None:
            return "nothing was downloaded yet"
        return f"{megabytes(self._step.done)} of {megabytes(self._step.total)} are downloaded"

    def update(self, event: ProgressEvent, /) -> None:
        """Take note of where the fetch stands."""
        if isinstance(event, FetchStep):
            self._step = event
        self.listener.update(event)


def _kept(options: argparse.Namespace, heard: _Heard, before: str | None) -> str:
    """Say what there is when a fetch was stopped."""
    if heard.is_whole and not options.no_import:
        return f"the files are here, {left_by(target(options), before)}"
    return f"{heard.kept()}, and `pwc-tui fetch` goes on from there"


def _fetch(options: argparse.Namespace, heard: _Heard) -> "Fetched":
    # 180 ms: the hub's library.
    from pwc_tui.hub.fetch import fetch_archive  # noqa: PLC0415

    shown: AbstractContextManager[ProgressListener]
    shown = nullcontext(JsonLines()) if options.progress else fetch_shown_on(sys.stderr)
    with shown as heard.listener:
        return fetch_archive(
            options.only, dest=options.dest, endpoint=options.endpoint, listener=heard
        )


def _import(options: argparse.Namespace, fetched: "Fetched") -> "ImportReport":
    shown: AbstractContextManager[ProgressListener]
    shown = nullcontext(JsonLines()) if options.progress else import_shown_on(sys.stderr)
    with shown as listener:
        return import_into(fetched.folders, target(options), listener)


def _document(fetched: "Fetched", report: "ImportReport | None") -> JsonObject:
    files = [
        {"name": f.name, "path": str(f.path), "bytes": f.size, "was_there": f.was_there}
        for f in fetched.files
    ]
    document: JsonObject = {
        "hub": fetched.source,
        "bytes": fetched.size,
        "fetched_bytes": fetched.fetched_size,
        "seconds": round(fetched.seconds, 2),
        "files": files,
        "imported": None,
    }
    if report is not None:
        document["imported"] = {
            "database": str(report.database),
            "build_id": report.build_id,
            "seconds": round(report.seconds, 2),
            "counts": dict(report.counts),
        }
        return attributed(Cards(report.database).build().snapshot, document)
    return attributed(_NOT_READ, document)


def _lines(fetched: "Fetched", report: "ImportReport | None") -> Iterator[str]:
    size, new = megabytes(fetched.size), fetched.fetched_size
    told = f"{megabytes(new)} of them downloaded now" if new else "all downloaded before"
    yield f"{size} in {len(fetched.files)} files from {fetched.source}, {told}"
    if report is None:
        yield from (f"{folder}" for folder in fetched.folders)
    else:
        yield from report_lines(report)

"""How many files of the program a keystroke passes on its way to a row, and a record to a table.

`python -m tests.benchmarks.files_passed [--names]`: what a maintainer has to read to follow one of
the two trips of ARCHITECTURE.md. Counted are files in which a function is called, not those that
are only imported.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pwc_tui
from pwc_tui.config import USER_VARIABLE
from pwc_tui.ingest.demo import demo_database
from pwc_tui.ingest.importer import import_archive
from tests.tui.driving import app_on, press, settled

_PROGRAM = Path(pwc_tui.__path__[0])
_RECORD = {
    "paper_url": "https://paperswithcode.com/paper/a-title",
    "arxiv_id": "2001.00001",
    "title": "A Title",
    "abstract": "Some words.",
    "url_abs": "https://arxiv.org/abs/2001.00001",
    "url_pdf": "https://arxiv.org/pdf/2001.00001.pdf",
    "authors": ["Ada Lovelace"],
    "tasks": ["Image Classification"],
    "date": "2020-01-01",
    "methods": [],
}


@contextmanager
def _files_called() -> Iterator[set[str]]:
    """Collect the program's files in which a function is called, in all threads begun meanwhile."""
    files: set[str] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        path = frame.f_code.co_filename
        if (
            event == "call"
            and path.startswith(str(_PROGRAM))
            and frame.f_code.co_name != "<module>"
        ):
            files.add(str(Path(path).relative_to(_PROGRAM)))

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield files
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


async def _keystroke() -> set[str]:
    """Type a letter after others, so that nothing is opened for the first time."""
    app = app_on(demo_database())
    with _files_called() as files:  # threads that serve the screen begin with the first keys
        async with app.run_test(size=(120, 36)) as pilot:
            await settled(pilot)
            await press(pilot, "slash", *"emotio")
            files.clear()
            await press(pilot, "n")
            return set(files)


def _record(folder: Path) -> set[str]:
    (folder / "papers-with-abstracts.json").write_text(json.dumps([_RECORD]))
    with _files_called() as files:
        import_archive([folder], folder / "archive.db")
    return files


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", action="store_true", help="name the files")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ[USER_VARIABLE] = str(Path(folder) / "user.db")
        trips = {"keystroke": asyncio.run(_keystroke()), "record": _record(Path(folder))}
    for name, files in trips.items():
        print(f"a {name} passes {len(files)} files")
        if options.names:
            print("".join(f"    {each}\n" for each in sorted(files)))


if __name__ == "__main__":
    _main()

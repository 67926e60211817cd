"""Every figure the product promises: `python tests/benchmarks/everything.py ARCHIVE`.

Imports the dump files in the folder ARCHIVE into a temporary database and measures on it. Figures
are medians or p95 of many; run it on a machine that does nothing else.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from boards import time_boards
from commands import import_archive, time_commands
from entities import time_entities
from figures import HEADER
from pages import watch_pages
from screens import time_screens

_SCRIPTS = ("search_quality.py", "search_typing.py", "related_quality.py")


def main() -> int:
    """Measure and print; return 1 when a figure is over its budget."""
    archive = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "archive.db"
        figures = import_archive(archive, database)
        figures += time_commands(database) + time_screens(database) + watch_pages(database)
        figures += time_boards(database) + time_entities(database)
        print(HEADER)
        for figure in figures:
            print(figure.line())
        missed = [_run(script, database) for script in _SCRIPTS]
    return int(any(figure.stated > figure.budget for figure in figures) or any(missed))


def _run(script: str, database: Path) -> bool:
    """Run one of the benchmarks that print for themselves; return whether a figure is missed."""
    print(f"\n{script}", flush=True)
    command = [sys.executable, str(Path(__file__).parent / script), str(database)]
    return subprocess.run(command, check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main())

"""Every figure the product promises: `python tests/benchmarks/everything.py ARCHIVE`.

Imports the dump files in the folder ARCHIVE into a temporary database and measures on it. Figures
are medians or p95 of many; run it on a machine that does nothing else.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from commands import import_archive, time_commands
from figures import HEADER
from pages import watch_pages
from screens import time_screens


def main() -> int:
    """Measure and print; return 1 when a figure is over its budget."""
    archive = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "archive.db"
        figures = import_archive(archive, database)
        figures += time_commands(database) + time_screens(database) + watch_pages(database)
        print(HEADER)
        for figure in figures:
            print(figure.line())
        for script in ("bench_search.py", "bench_related.py"):
            print(f"\n{script}", flush=True)
            subprocess.run([sys.executable, Path(__file__).parent / script, database], check=True)
    return int(any(figure.stated > figure.budget for figure in figures))


if __name__ == "__main__":
    sys.exit(main())

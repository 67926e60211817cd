"""Import a folder and compare with the bounds: `python tests/benchmarks/import_full.py FOLDER`.

Prints in the same run the floor (unzipping alone; unzipping and decoding, of JSON), the time and
the peak memory of each phase of the import with all its processes, its total, the size of the
database, and the second phase, in which abstracts become searchable and papers related while one
browses. Bounds are those for 576,261 papers on two processors; `--database` names where it is made.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from goals import Goal
from process_memory import TreeMemory

from pwc_tui.domain.sections import Section
from pwc_tui.ingest.clean.paper_record import PaperRecord
from pwc_tui.ingest.sources.byte_stream import SourceReader
from pwc_tui.ingest.sources.files import select
from pwc_tui.ingest.sources.json_splitter import Splitter, cut

_SECONDS_JSON, _SECONDS_PARQUET = 75.0, 70.0
_SECONDS_ABSTRACTS = 60.0
_MEGABYTES = 450.0
_DATABASE_MEGABYTES = 1500.0

_PROGRAM = """
import sys
from pathlib import Path
from pwc_tui.ingest.importer import import_archive
from pwc_tui.search.upkeep.parts import SECOND_STAGE
from pwc_tui.search.upkeep.repair import complete_index

class Listener:
    def update(self, step):
        print(step.name, step.done, step.total, flush=True)

database = Path(sys.argv[2])
import_archive([Path(sys.argv[1])], database, progress=Listener())
print("imported 0 0", flush=True)
complete_index(database, SECOND_STAGE)
"""


@dataclass(slots=True)
class Measured:
    """What an import took: times in seconds, memory in MB."""

    phases: dict[str, float] = field(default_factory=dict)
    """When each phase ended, counted from the start."""
    peaks: dict[str, float] = field(default_factory=dict)
    total: float = 0.0
    abstracts: float = 0.0
    peak: float = 0.0


def main() -> int:
    """Measure and print; return 1 when a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", type=Path)
    options = parser.parse_args()
    for line in floors(options.folder):
        print(line, flush=True)
    with tempfile.TemporaryDirectory() as place:
        database = options.database or Path(place, "archive.db")
        measured = measure(options.folder, database)
        goals = compare(options.folder, database, measured)
    for name, ended in measured.phases.items():
        print(f"{name:44} {ended:9.1f} s     {measured.peaks.get(name, 0):6.0f} MB")
    for goal in goals:
        print(goal.line())
    return 0 if all(goal.is_met for goal in goals) else 1


def floors(folder: Path) -> Iterator[str]:
    """Yield what no import of these files can be faster than, one thread doing it."""
    file = select([folder]).get(Section.PAPERS)
    if file is None or file.is_parquet:
        return
    started = time.perf_counter()
    size = sum(len(block) for block in SourceReader(file.path).blocks())
    took = time.perf_counter() - started
    yield f"{'floor: unzip and checksum of the papers':44} {took:9.1f} s     {size >> 20:6} MB text"
    splitter, decoder = Splitter(), msgspec.json.Decoder(list[PaperRecord])
    started, count = time.perf_counter(), 0
    for piece in cut(SourceReader(file.path).blocks()):
        count += len(decoder.decode(splitter.whole_list(piece) or b"[]"))
        splitter.passed(piece)
    took = time.perf_counter() - started
    yield f"{'floor: unzip and decode':44} {took:9.1f} s  {count:9,} papers"


def measure(folder: Path, database: Path) -> Measured:
    """Import in a process of its own, and sample the memory of all processes."""
    measured = Measured()
    started = time.perf_counter()
    command = [sys.executable, "-c", _PROGRAM, str(folder), str(database)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process,
        TreeMemory(process.pid) as memory,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            name, done, total = line.rsplit(maxsplit=2)
            memory.step = name
            now = time.perf_counter() - started
            if name == "imported":
                measured.total, measured.peak = now, memory.peak
            elif done == total:
                measured.phases[name] = now
    if process.returncode:
        raise SystemExit(f"the import failed with {process.returncode}")
    measured.abstracts = time.perf_counter() - started - measured.total
    measured.peaks = memory.peaks
    return measured


def compare(folder: Path, database: Path, measured: Measured) -> list[Goal]:
    """Return the figures beside their bounds."""
    is_parquet = any(file.is_parquet for file in select([folder]).files)
    seconds = _SECONDS_PARQUET if is_parquet else _SECONDS_JSON
    size = database.stat().st_size / 1e6
    abstracts = measured.peaks.get("imported", 0.0)
    return [
        Goal("import: all files and the search index", measured.total, seconds, "s"),
        Goal("import: peak memory of all processes", measured.peak, _MEGABYTES, "MB"),
        Goal("database", size, _DATABASE_MEGABYTES, "MB"),
        Goal(
            "abstracts and related papers, while one browses",
            measured.abstracts,
            _SECONDS_ABSTRACTS,
            "s",
        ),
        Goal("abstracts and related papers: peak memory", abstracts, _MEGABYTES, "MB"),
    ]


if __name__ == "__main__":
    sys.exit(main())

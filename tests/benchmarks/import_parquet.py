"""Write a folder of JSON files as the hub's parquet files.

`python -m tests.benchmarks.import_parquet FOLDER TARGET`, for `import_full.py` to import. Papers
are written piece by piece; the other files have to fit the memory.
"""

import argparse
import itertools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from pwc_tui.domain.sections import Section
from pwc_tui.ingest.sources.byte_stream import SourceReader
from pwc_tui.ingest.sources.files import ArchiveFile, select
from pwc_tui.ingest.sources.json_splitter import Splitter, cut
from tests.unit.archive.parquet_forms import write_parquet

_PAPERS_A_PART = 80_000
_PARTS = 4
_TASKS_A_GROUP = 100


def main() -> int:
    """Write all sections there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    for file in select([options.folder]).files:
        if file.section is Section.PAPERS:
            _write_papers(file, options.target)
        else:
            is_wide = file.section is Section.EVALUATIONS
            group, parts = (_TASKS_A_GROUP, _PARTS) if is_wide else (1_000, 1)
            text = b"".join(SourceReader(file.path).blocks())
            records = msgspec.json.decode(text)
            write_parquet(options.target, file.section, records, parts=parts, rows_a_group=group)
        print(file.section, flush=True)
    return 0


def _write_papers(file: ArchiveFile, target: Path) -> None:
    """Write the papers in parts, each of which is known by its number only when all are."""
    written = []
    records = _records(file)
    for number in itertools.count():
        piece = list(itertools.islice(records, _PAPERS_A_PART))
        if not piece:
            break
        (path,) = write_parquet(target, file.section, piece)
        written.append(path.rename(path.with_name(f"{number}.part")))
    for number, path in enumerate(written):
        path.rename(path.with_name(f"train-{number:05}-of-{len(written):05}.parquet"))


def _records(file: ArchiveFile) -> Iterator[dict[str, Any]]:
    splitter = Splitter()
    for piece in cut(SourceReader(file.path).blocks()):
        pieces: Iterable[dict[str, Any]] = msgspec.json.decode(splitter.whole_list(piece) or b"[]")
        splitter.passed(piece)
        yield from pieces


if __name__ == "__main__":
    sys.exit(main())

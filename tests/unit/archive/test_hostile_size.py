"""Files that are small, and would take all the memory or time there is."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.importer import import_archive
from pwc_tui.ingest.report.summary import ImportReport
from tests.unit.archive.bombs import write_bomb
from tests.unit.archive.conftest import STEMS

Importer = Callable[..., ImportReport]

RECORD = b'{"title": "a", "abstract": "x"}'
BOMBS = {
    "before the list": (b"", b" ", b"[]", "begins with a megabyte of blanks"),
    "between records": (b"[" + RECORD + b",", b" ", RECORD + b"]", "is not a real file"),
    "in a record": (b"[" + RECORD + b',{"title":', b"\n", b'"a"}]', "is not a real file"),
    "in a text": (b"[" + RECORD + b',{"title":"', b"x", b'"}]', "is not a real file"),
    "in escapes": (b"[" + RECORD + b',{"title":"', b"\\\\", b'"}]', "is not a real file"),
    "in a number": (b"[", b"9", b"]", "is not valid JSON, at byte 1 of its text"),
    "after the list": (b"[" + RECORD + b"]", b" ", b"", "is not a real file"),
    "in brackets": (b"[", b"[", b"]", "nested deeper than 500"),
}

_FAR_TOO_LONG = 60
"""Seconds of CPU: ten times what a slow machine needs, and little for what grows with a square."""

_IMPORT = """
import resource, sys
from pathlib import Path
from pwc_tui.ingest.importer import import_archive
from pwc_tui.domain.errors import UserError
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
limit = used + int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
for folder in Path(sys.argv[1]).iterdir():
    try:
        import_archive([folder], folder / "archive.db")
    except UserError as error:
        print(f"{folder.name}: {error}")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit memory like that")
def test_bombs_are_refused_in_little_memory_and_time(tmp_path: Path) -> None:
    for name, (before, filler, after, _) in BOMBS.items():
        (tmp_path / name).mkdir()
        path = tmp_path / name / "papers-with-abstracts.json.gz"
        write_bomb(path, before, filler, 66, after)
        assert path.stat().st_size < 150_000
    before_all = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", _IMPORT, str(tmp_path), str(400 << 20)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stderr == ""
    said = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    for name, (_, _, _, message) in BOMBS.items():
        assert message in said[name], name
    assert used.ru_utime + used.ru_stime - before_all.ru_utime - before_all.ru_stime < _FAR_TOO_LONG


@pytest.mark.parametrize("stem", sorted(STEMS.values()))
def test_records_that_tell_nothing_are_not_counted_to_the_end(tmp_path: Path, stem: str) -> None:
    write_bomb(tmp_path / f"{stem}.json.gz", b"[{}", b",{}", 60, b"]")
    with pytest.raises(
        UserError, match=r"not a real file: [3-9]\d\d,\d{3} of its first [3-9]\d\d,"
    ):
        import_archive([tmp_path], tmp_path / "archive.db")


def test_what_unpacks_to_much_and_is_something_is_imported(folder: Path, database: Path) -> None:
    path = folder / "methods.json.gz"
    write_bomb(path, b'[{"name": "BERT"}', b" " * 1000, 20, b"]")
    assert path.stat().st_size < 30_000
    (methods,) = import_archive([folder], database).files
    assert methods.account.imported == 1


@pytest.mark.parametrize("depth", [600, 1_000, 100_000])
def test_a_record_that_is_nested_too_deeply_is_left_out_and_no_other(
    folder: Path, database: Path, depth: int
) -> None:
    deep = "[" * depth + "]" * depth
    (folder / "papers-with-abstracts.json").write_text(
        f'[{{"title": "a", "authors": {deep}}}, {{"title": "b"}}]'
    )
    report = import_archive([folder], database)
    (papers,) = (file for file in report.files if file.section == "papers")
    assert (papers.account.imported, papers.account.skipped) == (1, 1)
    assert "brackets nested deeper than 500" in {defect.problem for defect in report.defects}


def test_a_name_of_ten_megabytes_is_cut(importing: Importer) -> None:
    started = time.process_time()
    report = importing(evaluations=[{"task": "word " * 2_000_000, "datasets": []}])
    assert "name of more than 5,000 characters: cut" in {
        defect.problem for defect in report.defects
    }
    assert time.process_time() - started < _FAR_TOO_LONG


def test_an_abstract_of_ten_megabytes_and_20_000_authors_are_kept(
    importing: Importer, database: Path
) -> None:
    authors = [f"Author {number}" for number in range(20_000)]
    report = importing(papers=[{"title": "a", "abstract": "word " * 2_000_000, "authors": authors}])
    assert dict(report.counts)["authors"] == 20_000
    assert report.defects[0].field == "paper_url"

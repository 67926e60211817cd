"""Damaged parquet files: imported, or refused in a sentence that names them."""

import io
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.importer import import_archive
from tests.unit.archive.mutants import damaged_bytes

pa = pytest.importorskip("pyarrow", reason="the extra for parquet files is not installed")
pq = pytest.importorskip("pyarrow.parquet")

PAPERS = [
    {"paper_url": f"https://paperswithcode.com/paper/a{n}", "title": "A", "authors": ["Ada"]}
    for n in range(30)
]
TASKS = [
    {
        "task": "T",
        "datasets": [
            {"dataset": "D", "sota": {"metrics": ["F1"], "rows": [{"metrics": {"F1": "1"}}]}}
        ],
        "subtasks": [],
    }
]


@pytest.fixture
def papers(folder: Path) -> Path:
    return folder / "papers-with-abstracts.parquet"


def _written(records: list[dict[str, Any]]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records), file)
    return file.getvalue()


@pytest.mark.parametrize("number", range(15))
def test_damaged_bytes_are_one_sentence(papers: Path, database: Path, number: int) -> None:
    raw = _written(PAPERS)
    papers.write_bytes(damaged_bytes(raw, random.Random(number), [raw]))
    try:
        import_archive([papers.parent], database)
    except UserError as error:
        assert papers.name in str(error)
        assert "\n" not in str(error)
        assert not database.exists()


@pytest.mark.parametrize("content", [b"", b"PAR1", b"Not Found", b"PAR1" + bytes(100) + b"PAR1"])
def test_what_is_no_parquet_file_is_one_sentence(
    papers: Path, database: Path, content: bytes
) -> None:
    papers.write_bytes(content)
    with pytest.raises(UserError, match=r"papers-with-abstracts\.parquet.*download it again"):
        import_archive([papers.parent], database)


@pytest.mark.parametrize(
    "records",
    [
        [{"something": 1}],
        [{"title": 7, "authors": "Ada", "tasks": {"a": 1}, "date": [1]}],
        [{"title": None, "authors": None, "paper_url": None}],
        json.loads(json.dumps(TASKS)),
        [{"datasets": ["a", None], "subtasks": [{"x": 1}], "task": 1.5}],
        [{"task": "T", "datasets": [{"dataset": "D", "sota": {"rows": ["a"], "metrics": "b"}}]}],
        [{"task": "T", "datasets": [{"dataset": "D", "sota": "none"}], "subtasks": "none"}],
    ],
)
@pytest.mark.parametrize("stem", ["papers-with-abstracts", "evaluation-tables"])
def test_columns_of_another_kind_are_repaired_or_refused(
    folder: Path, database: Path, records: list[dict[str, Any]], stem: str
) -> None:
    (folder / f"{stem}.parquet").write_bytes(_written(records))
    try:
        (file,) = import_archive([folder], database).files
    except UserError as error:
        assert stem in str(error)
    else:
        assert file.account.is_balanced


def test_a_small_file_that_unfolds_to_gigabytes_is_one_sentence(
    tmp_path: Path, database: Path
) -> None:
    path = tmp_path / "papers-with-abstracts.parquet"
    abstract = "x" * 100_000
    titles = [f"a{n}" for n in range(10_000)]
    rows = {"paper_url": titles, "title": titles, "abstract": [abstract] * len(titles)}
    table = pa.table(rows | {"authors": [["Ada"]] * len(titles)})
    pq.write_table(table, path, compression="zstd", use_dictionary=True)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(UserError, match="unfolds to more than real records do"):
        import_archive([path], database)


_IN_LITTLE_MEMORY = """
import resource, sys
from pathlib import Path
from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.importer import import_archive
import pyarrow.parquet
limit = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() + (1 << 30)
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
try:
    import_archive([Path(sys.argv[1])], Path(sys.argv[2]))
except UserError as error:
    print(error)
"""


def _huge_in_a_batch(folder: Path) -> Path:
    """Write 500 rows of 16 MB each, which a dictionary has once."""
    path = folder / "papers-with-abstracts.parquet"
    titles = [f"a{n}" for n in range(500)]
    abstracts = pa.DictionaryArray.from_arrays(pa.array([0] * 500), ["x" * (16 << 20)])
    table = pa.table({"paper_url": titles, "title": titles, "abstract": abstracts})
    pq.write_table(table, path, compression="zstd", dictionary_pagesize_limit=1 << 30)
    return path


def _huge_packed(folder: Path) -> Path:
    """Write rows that no dictionary has, and are packed to a thousandth: 1.3 GB."""
    path = folder / "papers-with-abstracts.parquet"
    table = pa.table({"paper_url": ["a"], "title": ["a"], "abstract": ["x" * (32 << 20)]})
    with pq.ParquetWriter(path, table.schema, compression="zstd", use_dictionary=False) as writer:
        writer.write_table(pa.concat_tables([table] * 40))
    return path


def _huge_list(folder: Path) -> Path:
    """Write one row with a list of 500 texts of 16 MB each, which a dictionary has once."""
    path = folder / "papers-with-abstracts.parquet"
    tasks = pa.DictionaryArray.from_arrays(pa.array([0] * 500), ["x" * (16 << 20)])
    lists = pa.ListArray.from_arrays(pa.array([0, 500], pa.int32()), tasks)
    table = pa.table({"paper_url": ["a"], "title": ["a"], "tasks": lists})
    pq.write_table(table, path, compression="zstd", dictionary_pagesize_limit=1 << 30)
    return path


def _huge_metrics(folder: Path) -> Path:
    """Write a wide evaluation table, each row of which has the same 16 MB as a metric."""
    path = folder / "evaluation-tables.parquet"
    rows = [{"model_name": "m", "metrics": {"F1": "x" * (16 << 20)}}]
    sota = {"metrics": ["F1"], "rows": rows}
    one = {"task": "T", "datasets": [{"dataset": "D", "sota": sota}]}
    table = pa.concat_tables([pa.Table.from_pylist([one])] * 500)
    pq.write_table(table, path, compression="zstd", dictionary_pagesize_limit=1 << 30)
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit memory like that")
@pytest.mark.parametrize("write", [_huge_in_a_batch, _huge_packed, _huge_list, _huge_metrics])
def test_a_small_file_is_refused_before_its_gigabytes_are_there(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    path = write(tmp_path)
    assert path.stat().st_size < 2_000_000
    command = [sys.executable, "-c", _IN_LITTLE_MEMORY, str(path), str(tmp_path / "archive.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "unfolds to more than real records do" in done.stdout

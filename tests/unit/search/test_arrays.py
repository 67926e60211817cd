"""Files of arrays: what was written is read, and what was not written so is no index."""

import json
import shutil
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.index.array_store import FORMAT, ArrayFile, write_arrays
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.index.layout import LINKS, PAPERS

_MAGIC = b"pwc-tui index\r\n\n"
_ARRAYS: dict[str, NDArray[Any]] = {
    "numbers": np.arange(100, dtype=np.int32),
    "none": np.zeros(0, np.uint8),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_arrays(tmp_path / "some.bin", "x", _ARRAYS)
    return tmp_path / "some.bin"


def _header(path: Path) -> tuple[dict[str, Any], bytes]:
    """Return the header of a file, and what follows it."""
    raw = path.read_bytes()
    length, _ = struct.unpack_from("<QQ", raw, len(_MAGIC))
    start = len(_MAGIC) + 16
    return json.loads(raw[start : start + length]), raw[start + length :]


def _write(path: Path, header: object, rest: bytes) -> None:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(_MAGIC + struct.pack("<QQ", len(text), zlib.crc32(text)) + text + rest)


def test_arrays_are_read_as_they_were_written(file: Path) -> None:
    opened = ArrayFile(file)
    opened.verify()
    assert opened.build_id == "x"
    assert opened.get("numbers").tolist() == list(range(100))
    assert len(opened.get("none")) == 0
    with pytest.raises(IndexMissing):
        opened.get("other")


def test_one_changed_byte_is_found(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[-100] ^= 1
    file.write_bytes(raw)
    with pytest.raises(IndexMissing):
        ArrayFile(file).verify()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_checking_a_large_file_keeps_little_of_it_in_memory(tmp_path: Path) -> None:
    write_arrays(tmp_path / "large.bin", "x", {"a": np.ones(48 << 20, np.uint8)})
    opened = ArrayFile(tmp_path / "large.bin")
    opened.verify()
    maps = Path("/proc/self/smaps").read_text().partition("large.bin")[2]
    kept = next(line for line in maps.splitlines() if line.startswith("Rss:"))
    assert int(kept.split()[1]) < 20 << 10  # KB


def test_a_file_under_the_name_of_another_is_not_opened(file: Path) -> None:
    with pytest.raises(IndexMissing):
        ArrayFile(file.rename(file.with_name("other.bin")))


def test_swapped_files_of_an_index_are_noticed(engine: SearchEngine, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(engine.folder, tmp_path / engine.folder.name))
    SearchEngine.open(folder)
    (folder / PAPERS).rename(folder / "x")
    (folder / LINKS).rename(folder / PAPERS)
    (folder / "x").rename(folder / LINKS)
    with pytest.raises(IndexMissing):
        SearchEngine.open(folder)


@pytest.mark.parametrize(
    "changed",
    [
        {"format": FORMAT + 1},
        {"format": None},
        {"name": 1},
        {"size": 5},
        {"checksum": "x"},
        {"arrays": None},
        {"arrays": {"numbers": ["object", 0, 1]}},
        {"arrays": {"numbers": ["int32", -8, 1]}},
        {"arrays": {"numbers": ["int32", 0, -1]}},
        {"arrays": {"numbers": ["int32", 0, 10**30]}},
        {"arrays": {"numbers": ["int32", 0.5, 1]}},
        {"arrays": {"numbers": [[], 0, 1]}},
        {"arrays": {"numbers": 4}},
    ],
    ids=str,
)
def test_a_header_that_lies_is_not_believed(file: Path, changed: dict[str, object]) -> None:
    header, rest = _header(file)
    _write(file, header | changed, rest)
    with pytest.raises(IndexMissing):
        ArrayFile(file)


@pytest.mark.parametrize(
    "header", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 100_000, b"1" * 10_000, b'{"format":']
)
def test_a_header_that_is_none_is_no_header(file: Path, header: bytes) -> None:
    _write(file, header, b"")
    with pytest.raises(IndexMissing):
        ArrayFile(file)


@settings(max_examples=150)
@given(data=st.data())
def test_an_index_of_which_bytes_are_changed_opens_or_is_missing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("arrays") / "some.bin"
    write_arrays(path, "x", _ARRAYS)
    raw = bytearray(path.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=4)):
        raw[at] = data.draw(st.integers(0, 255))
    path.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    try:
        ArrayFile(path).verify()
    except IndexMissing:
        return
    assert ArrayFile(path).get("numbers").tolist() == list(range(100))

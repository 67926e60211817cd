"""Arrays that are too large for the memory are written as those in memory are."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search import spool
from pwc_tui.search.arrays import write_arrays
from pwc_tui.search.spool import Spool


def test_a_spooled_array_is_written_as_one_in_memory(tmp_path: Path) -> None:
    values = np.arange(spool._AT_ONCE + 1_000, dtype=np.int32)
    spooled, none = Spool(tmp_path, np.int32), Spool(tmp_path, np.uint8)
    for part in np.array_split(values, 7):
        spooled.append(part)
    assert len(spooled) == len(values)
    written: tuple[tuple[str, Mapping[str, NDArray[Any] | Spool[Any]]], ...] = (
        ("memory", {"a": values, "b": np.zeros(0, np.uint8), "c": values}),
        ("spool", {"a": spooled, "b": none, "c": values}),
    )
    for folder, arrays in written:
        (tmp_path / folder).mkdir()
        write_arrays(tmp_path / folder / "x.bin", "build", arrays)
    assert (tmp_path / "memory/x.bin").read_bytes() == (tmp_path / "spool/x.bin").read_bytes()


def test_a_spool_leaves_no_file(tmp_path: Path) -> None:
    spooled = Spool(tmp_path, np.uint8)
    spooled.append(np.ones(10, np.uint8))
    del spooled
    assert not list(tmp_path.iterdir())

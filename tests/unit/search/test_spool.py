"""Arrays that are too large for the memory are written as those in memory are."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pwc_tui.search.index import postings
from pwc_tui.search.index.array_store import write_arrays
from pwc_tui.spill import array_builder as gathered
from pwc_tui.spill import array_file as spool
from pwc_tui.spill import external_sort as sorting
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.spill.array_file import Spool


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


def test_all_of_a_spool_can_be_had_at_once(tmp_path: Path) -> None:
    spooled, none = Spool(tmp_path, np.int32), Spool(tmp_path, np.int32)
    spooled.append(np.arange(3, dtype=np.int32))
    spooled.append(np.arange(4, dtype=np.int32))
    assert spooled.whole().tolist() == [0, 1, 2, 0, 1, 2, 3]
    spooled.append(np.arange(1, dtype=np.int32))
    assert len(spooled.whole()) == 8
    assert none.whole().tolist() == []


@pytest.mark.parametrize("at_once", [3, 50, 10_000])
def test_spooled_postings_are_those_of_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(sorting, "_SORTED_AT_ONCE", at_once)
    random = np.random.default_rng(3)
    rows, values = random.integers(0, 40, 500), random.integers(0, 60, 500)
    rows[rows == 7] = 0
    expected = postings.postings_of_parts("x", [(rows, values)], 500, 41)
    parts = zip(np.array_split(rows, 4), np.array_split(values, 4), strict=True)
    found = postings.spooled_postings("x", parts, 500, 41, tmp_path)
    numbers = found["x_values"]
    assert found["x_ends"].whole().tolist() == expected["x_ends"].tolist()
    assert numbers.whole().tolist() == expected["x_values"].tolist()


@pytest.mark.parametrize("at_once", [2, 40, 10_000])
def test_rows_that_are_sorted_in_files_stay_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(sorting, "_SORTED_AT_ONCE", at_once)
    monkeypatch.setattr(sorting, "_MOST_RANGES", 4)
    random = np.random.default_rng(5)
    # Most are of a few rows that lie together, one row alone has more than fit.
    rows = np.concatenate([random.integers(0, 1 << 20, 50), random.integers(90, 99, 900)])
    rows[500:700] = 95
    numbers = rows.astype(np.uint64) << sorting.ROW_BITS | random.integers(0, 9, 950).astype("u8")
    parts = [part.copy() for part in np.array_split(numbers, 6)]
    found = list(sorting.sort_in_ranges(parts, 950, 1 << 20, tmp_path))
    assert np.concatenate(found).tolist() == sorted(numbers.tolist())
    seen = [set((part >> sorting.ROW_BITS).tolist()) for part in found]
    assert sum(map(len, seen)) == len(set(rows.tolist()))
    assert not list(tmp_path.iterdir())


def test_the_ends_of_rows_go_on_from_part_to_part(tmp_path: Path) -> None:
    sizes = [np.array([2, 0, 255], np.uint8), np.zeros(0, np.uint8), np.array([1], np.uint8)]
    assert postings.ends_of(sizes, tmp_path).whole().tolist() == [0, 2, 2, 257, 258]
    assert postings.ends_of([], tmp_path).whole().tolist() == [0]


def test_numbers_that_come_one_by_one_are_spooled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathered, "_COLLECTED_AT_ONCE", 3)
    collected = Gathered(tmp_path, np.uint64)
    for number in range(8):
        collected.extend([number] * number)
    expected = [number for number in range(8) for _ in range(number)]
    assert collected.spool().whole().tolist() == expected
    collected.extend([1 << 63])
    assert collected.spool().whole().tolist() == [*expected, 1 << 63]

"""Fields that few words stand in answer as all others do."""

from pathlib import Path

import numpy as np
import pytest

from pwc_tui.search.index.array_store import ArrayFile, write_arrays
from pwc_tui.search.index.postings import Postings, SparsePostings, compacted, postings_of_parts

_ROWS = np.array([2, 2, 5, 9, 9, 9])
_VALUES = np.array([4, 7, 1, 0, 4, 8])


@pytest.fixture
def both(tmp_path: Path) -> tuple[Postings, SparsePostings]:
    arrays = postings_of_parts("few", [(_ROWS, _VALUES)], len(_ROWS), 12)
    write_arrays(tmp_path / "whole.bin", "x", arrays)
    write_arrays(tmp_path / "few.bin", "x", arrays | compacted("few", arrays["few_ends"]))
    return (
        Postings(ArrayFile(tmp_path / "whole.bin"), "few"),
        SparsePostings(ArrayFile(tmp_path / "few.bin"), "few"),
    )


def test_every_range_of_rows_is_the_same(both: tuple[Postings, SparsePostings]) -> None:
    whole, few = both
    for first in range(12):
        for after in range(first, 13):
            assert few.rows(first, after).tolist() == whole.rows(first, after).tolist()
            assert few.size(first, after) == whole.size(first, after)
            for place in range(whole.size(first, after)):
                assert few.row_at(first, place) == whole.row_at(first, place)


def test_many_rows_at_once_are_the_same(both: tuple[Postings, SparsePostings]) -> None:
    whole, few = both
    rows = np.arange(12)
    assert few.sizes(rows).tolist() == whole.sizes(rows).tolist()
    assert [
        few.between(*span).tolist() for span in zip(*few.spans(rows, rows + 1), strict=True)
    ] == [whole.row(row).tolist() for row in rows.tolist()]


def test_all_of_it_is_told_with_its_rows(both: tuple[Postings, SparsePostings]) -> None:
    rows, values = both[1].pairs()
    assert (rows.tolist(), values.tolist()) == (_ROWS.tolist(), _VALUES.tolist())

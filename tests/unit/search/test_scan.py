import gc
import sys
from pathlib import Path

import pytest

from pwc_tui.store.queries.table_scan import Scan


def test_a_reader_dropped_half_way_says_nothing_when_the_file_is_closed(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaints: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    with Scan(demo_db) as scan:
        titles = iter(scan.titles())
        next(titles)
    del titles
    gc.collect()
    assert complaints == []

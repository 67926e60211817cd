"""Building the arrays of `Links` from what a database links."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.index.postings import Part, spooled_postings
from pwc_tui.spill.array_file import Spool
from pwc_tui.store.queries.table_scan import Scan


def link_arrays(
    kind: Kind, links: Iterable[Part], paper_count: int, folder: Path
) -> dict[str, Spool[Any]]:
    """Return the arrays of `Links`: of each paper (from 0), and of each of what it is linked to.

    The links come in parts, in no particular order; what is large waits in files in `folder`.
    """
    papers, others, rows = Spool(folder, np.int32), Spool(folder, np.int32), 1
    for some, linked in links:
        papers.append(some)
        others.append(linked)
        rows = max(rows, int(linked.max(initial=0)) + 1)
    of_paper = zip(papers.parts(), others.parts(), strict=True)
    arrays = spooled_postings(f"{kind}_of_paper", of_paper, len(papers), paper_count, folder)
    of_other = zip(others.parts(), papers.parts(), strict=True)
    return arrays | spooled_postings(f"paper_of_{kind}", of_other, len(papers), rows, folder)


def stored_links(scan: Scan, kind: Kind) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """Yield the papers (from 0) that a database links to a kind, and to which one, in parts."""
    for pairs in scan.links(kind):
        yield np.asarray(pairs.left, np.int32) - np.int32(1), np.asarray(pairs.right, np.int32)

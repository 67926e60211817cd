"""Results that name their paper only by its code: `Official`, and the address of a repository."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.addresses import address_key
from pwc_tui.domain.references import repository_url
from pwc_tui.ingest.match.paper_index import PaperNames
from pwc_tui.search.index.postings import is_among
from pwc_tui.spill.array_file import Spool

Places = NDArray[np.int32]


class Code(NamedTuple):
    """Which repository (from 1) each link leads to, its paper's place, and whether it says so."""

    repositories: Places
    papers: Places
    is_official: NDArray[np.bool_]
    keys: Spool[np.int64]
    """The `address_key` of each repository, in the order of their numbers."""


def papers_of_code(
    results: Callable[[], Iterable[PaperNames]], code: Code
) -> Iterator[tuple[int, int]]:
    """Yield the numbers of such results, from 0, with the place of the one paper of the code.

    Official links count alone, where a repository has some.
    """
    wanted: dict[int, list[int]] = {}
    for number, names in enumerate(results()):
        if not (names.slug or names.arxiv or names.title) and names.url:
            wanted.setdefault(_key(names.url), []).append(number)
    for repository, key in _numbers(code.keys, np.array(sorted(wanted), np.int64)):
        links = np.flatnonzero((code.repositories == repository) & (code.papers >= 0))
        official = links[code.is_official[links]]
        papers = np.unique(code.papers[official if len(official) else links])
        if len(papers) == 1:
            yield from ((number, int(papers[0])) for number in wanted[key])


def _key(plain: str) -> int:
    return address_key(repository_url(f"https://{plain}") or "")


def _numbers(keys: Spool[np.int64], wanted: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the repositories that have one of the keys, which are sorted."""
    start = 1
    for part in keys.parts() if len(wanted) else ():
        for place in np.flatnonzero(is_among(part, wanted)).tolist():
            yield start + place, int(part[place])
        start += len(part)

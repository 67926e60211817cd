"""Results whose title is another paper's than their address: the address may be a slip."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.text.clean import title_key
from pwc_tui.domain.text.generic_titles import are_alike, is_full
from pwc_tui.ingest.match.canonical import StandIns
from pwc_tui.ingest.match.paper_index import PaperIndex, PaperNames, key
from pwc_tui.ingest.readers.papers import Papers
from pwc_tui.store.write.paper_stage import Fullness, PaperStage

Places = NDArray[np.int32]


class Settled(NamedTuple):
    """The papers of the results, and the records that turned out to be of one paper."""

    places: Places
    same: list[tuple[int, int]]

    def move(self, result: int, paper: int, stage: PaperStage) -> None:
        """Let a result be of another paper, unless it has one already that is more than a stub."""
        place = int(self.places[result])
        if place >= 0 and not _is_stub(stage.fullness([place])[place]):
            return
        if place >= 0:
            self.same.append((paper, place))
        self.places[result] = paper


class _Claim(NamedTuple):
    """What a result calls its paper, and the place of the one that its address leads to."""

    title: str
    own_names: str
    place: int


def settle(
    results: Callable[[], Iterable[PaperNames]],
    found: Places,
    papers: Papers,
    repeated: StandIns,
    stage: PaperStage,
) -> Settled:
    """Return the papers that results are of where a full title contradicts the address.

    The paper of that title is the one, where the archive has it. If what the address leads to has
    no title of its own (`Liu et al. '19`) and names nobody, both are one paper. A title that the
    archive lacks overrules the address only with a name that the paper there does not know.
    """
    titles = _titles(papers.index, found)
    claims: dict[_Claim, list[int]] = {}
    for number, names in enumerate(results()):
        place = int(found[number])
        if place >= 0 and is_full(names.title) and key(names.title) != titles[place]:
            claim = _Claim(names.title, names.own_names, place)
            claims.setdefault(claim, []).append(number)
    facts = stage.fullness(sorted({claim.place for claim in claims}))
    disputed = [each for each in claims if not are_alike(each.title, facts[each.place].title_key)]
    by_title = (PaperNames("", "", "", claim.title) for claim in disputed)
    meant = papers.index.find(by_title, repeated, papers.addresses).tolist()
    places, same = found.copy(), []
    for claim, other in zip(disputed, meant, strict=True):
        of_address = facts[claim.place]
        if other >= 0:
            places[claims[claim]] = other
            if _is_stub(of_address):
                same.append((other, claim.place))
        elif is_full(of_address.title_key) and _is_unknown(claim.own_names, of_address, stage):
            places[claims[claim]] = -1
    return Settled(places, same)


def _is_stub(paper: Fullness) -> bool:
    """Return whether a record is only what a leaderboard calls a paper: `Official`, `Liu '19`."""
    return not (paper.has_authors or is_full(paper.title_key))


def _titles(index: PaperIndex, found: Places) -> dict[int, int]:
    places = np.unique(found[found >= 0])
    keys = index.keys_at("title", places).tolist()
    return dict(zip(places.tolist(), keys, strict=True))


def _is_unknown(own_names: str, paper: Fullness, stage: PaperStage) -> bool:
    """Return whether a paper has one of these names neither in its title nor in its abstract."""
    if not own_names:
        return False
    number = paper.abstract_id
    abstract = "" if number is None else stage.abstracts([number])[number]
    known = {*paper.title_key.split(), *title_key(abstract).split()}
    return not known.issuperset(own_names.split())

"""Results whose title is another paper's than their address: the address may be a slip."""

from collections import defaultdict
from typing import NamedTuple

from pwc_tui.domain.text.clean import title_key
from pwc_tui.domain.text.generic_titles import are_alike, is_full
from pwc_tui.ingest.match.paper_index import by_title
from pwc_tui.store.write.database_writer import DatabaseWriter
from pwc_tui.store.write.paper_stage import Fullness, PaperStage

_CLAIMS = (
    "SELECT r.title, r.own_names, f.paper, r.id FROM stage.found_result AS f"
    " CROSS JOIN refs.result AS r ON r.id = f.id"
    " CROSS JOIN stage.keys AS k ON k.arrival = f.paper"
    " WHERE r.title <> ifnull(k.title, '') ORDER BY r.id"
)
_MOVE = "UPDATE stage.found_result SET paper = ? WHERE id = ?"


class _Claim(NamedTuple):
    """What a result calls its paper, and the arrival of the one that its address leads to."""

    title: str
    own_names: str
    paper: int


def settle(writer: DatabaseWriter, stage: PaperStage) -> list[tuple[int, int]]:
    """Correct the papers that results are of where a full title contradicts the address.

    The paper of that title is the one, where the archive has it. If what the address leads to has
    no title of its own (`Liu et al. '19`) and names nobody, both are one paper: such pairs are
    returned. A title that the archive lacks overrules the address only with a name that the paper
    there does not know.
    """
    claims: defaultdict[_Claim, list[int]] = defaultdict(list)
    for title, own_names, paper, result in writer.rows(_CLAIMS):
        if is_full(title):
            claims[_Claim(title, own_names, paper)].append(result)
    facts = stage.fullness(claim.paper for claim in claims)
    same: list[tuple[int, int]] = []
    moves: list[tuple[int | None, int]] = []
    for claim, results in claims.items():
        of_address = facts[claim.paper]
        if are_alike(claim.title, of_address.title_key):
            continue
        other = by_title(writer, claim.title)
        if other is not None:
            moves += [(other, result) for result in results]
            if is_stub(of_address):
                same.append((other, claim.paper))
        elif is_full(of_address.title_key) and _is_unknown(claim.own_names, of_address, stage):
            moves += [(None, result) for result in results]
    writer.execute_many(_MOVE, moves)
    return same


def is_stub(paper: Fullness) -> bool:
    """Return whether a record is only what a leaderboard calls a paper: `Official`, `Liu '19`."""
    return not (paper.has_authors or is_full(paper.title_key))


def _is_unknown(own_names: str, paper: Fullness, stage: PaperStage) -> bool:
    """Return whether a paper has one of these names neither in its title nor in its abstract."""
    if not own_names:
        return False
    number = paper.abstract_id
    abstract = "" if number is None else stage.abstracts([number])[number]
    known = {*paper.title_key.split(), *title_key(abstract).split()}
    return not known.issuperset(own_names.split())

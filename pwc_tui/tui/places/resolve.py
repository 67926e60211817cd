"""Where a thing of the archive is shown, and the sections of Papers With Code."""

from pwc_tui.domain.paper_list import ListRequest, Order
from pwc_tui.domain.references import old_section
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.tui.places.trail import (
    AboutPlace,
    BoardPlace,
    BrowsePlace,
    EntityPlace,
    HomePlace,
    NotablePlace,
    PaperPlace,
    PapersPlace,
    Place,
    TreePlace,
)

_PAGES = frozenset(Kind) - {Kind.PAPER, Kind.BOARD, Kind.MODEL}
_SECTIONS: dict[str, Place] = {
    "": HomePlace(),
    "latest": PapersPlace(ListRequest(order=Order.DATE)),
    "greatest": PapersPlace(),
    "sota": NotablePlace(),
    "area": TreePlace(),
    "datasets": BrowsePlace(Kind.DATASET),
    "methods": BrowsePlace(Kind.METHOD),
    "about": AboutPlace(),
}


def place_of(ref: Ref, result_id: int | None = None) -> Place:
    """Return where a thing is shown: on its page, or a model as the papers that report it.

    `result_id` is the row of a leaderboard that is pointed out.
    """
    if ref.kind is Kind.PAPER:
        return PaperPlace(ref.id, ref.name)
    if ref.kind is Kind.BOARD:
        return BoardPlace(
            ref.slug, title=ref.name, cursor_result_id=result_id, from_result_id=result_id
        )
    return EntityPlace(ref) if has_page(ref) else PapersPlace(ListRequest(scope=ref))


def has_page(ref: Ref) -> bool:
    """Whether a thing has a page of its own; the others have a list of their papers."""
    return ref.kind in _PAGES


def section_at(address: str) -> Place | None:
    """Return the section that an old address is of, None where it is of none."""
    section = old_section(address)
    return None if section is None else _SECTIONS[section]

"""Where the sections of Papers With Code are here."""

from pwc_tui.domain.paper_list import ListRequest, Order
from pwc_tui.domain.references import old_section
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.places.trail import (
    AboutPlace,
    BrowsePlace,
    HomePlace,
    NotablePlace,
    PapersPlace,
    Place,
    TreePlace,
)

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


def section_at(address: str) -> Place | None:
    """Return the section that an old address is of, None where it is of none."""
    section = old_section(address)
    return None if section is None else _SECTIONS[section]

"""Where the sections of Papers With Code are here."""

from pwc_tui.domain.paper_list import ListRequest, Order
from pwc_tui.domain.references import old_section
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.places.page_places import HomePlace
from pwc_tui.tui.places.section_places import NotablePlace, TreePlace
from pwc_tui.tui.places.trail import AboutPlace, BrowsePlace, PapersPlace, Place

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

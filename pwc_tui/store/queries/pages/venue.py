"""The page of a venue.

Budget: a page in 100 ms.
"""

import sqlite3

from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.pages.entity_pages import Counted, VenuePage
from pwc_tui.domain.refs import EntityRow, Kind, Ref
from pwc_tui.domain.text.venue_names import split_venue
from pwc_tui.store.queries.pages.common import head, leads_of, met_with, usage_of

_ALL = "SELECT id, slug, name, paper_count FROM venue"


def read_venue(connection: sqlite3.Connection, number: int, flips: Flips) -> VenuePage:
    """Return everything that belongs to a venue; raises KeyError for an unknown number."""
    row = head(connection, f"{_ALL} WHERE id = ?", number)
    ref = Ref(Kind.VENUE, *row[:3])
    return VenuePage(
        ref=ref,
        years=_other_years(connection, ref),
        tasks=met_with(connection, ref, Kind.TASK),
        leads=leads_of(connection, ref, flips),
        usage=usage_of(connection, ref),
    )


def read_venues(connection: sqlite3.Connection) -> list[EntityRow]:
    """Return all venues with their years, those of most papers first."""
    rows = connection.execute(f"{_ALL} ORDER BY paper_count DESC, name, id")
    return [
        EntityRow(Ref(Kind.VENUE, *named), split_venue(named[2])[1], papers, 0)
        for *named, papers in rows
    ]


def _other_years(connection: sqlite3.Connection, venue: Ref) -> tuple[Counted, ...]:
    """Return the same venue in other years, newest first: there are some hundred venues in all."""
    stem, year = split_venue(venue.name)
    if not year:
        return ()
    kin = []
    for *named, papers in connection.execute(_ALL):
        other = Ref(Kind.VENUE, *named)
        other_stem, other_year = split_venue(other.name)
        if other_stem.casefold() == stem.casefold() and other_year and other.id != venue.id:
            kin.append((other_year, Counted(other, papers)))
    return tuple(counted for _, counted in sorted(kin, key=lambda pair: pair[0], reverse=True))

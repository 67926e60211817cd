"""`pwc-tui datasets`: the datasets, by what they are filed under."""

import argparse
from collections.abc import Iterator

from pwc_tui.api.archive import Archive
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import OutputColumn, narrate, print_data, print_table
from pwc_tui.cli.session import open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.errors import NotFoundError
from pwc_tui.domain.pages.facets import Facet, FacetKind
from pwc_tui.domain.refs import EntityRow
from pwc_tui.export.json.encode import JsonObject, to_list
from pwc_tui.export.json.papers import attributed, named

_COLUMNS = (
    OutputColumn("papers", is_short=True),
    OutputColumn("boards", is_short=True),
    OutputColumn("name"),
    OutputColumn("full_name"),
    OutputColumn("dataset"),
)


def run(options: argparse.Namespace) -> int:
    """Print the datasets that have all that is asked for; status 1 when none has."""
    archive = open_session(options.db)
    facets = list(_facets(archive, options))
    found = archive.pages.datasets(facets, with_hidden=options.hidden)
    if options.json:
        entries = [_entry(row) for row in found]
        print_data(to_list(attributed(archive.snapshot, {"datasets": entries})))
    else:
        print_table(_COLUMNS, map(_cells, found), header=True)
        narrate(attribution(archive.snapshot))
    return 0 if found else 1


def _facets(archive: Archive, options: argparse.Namespace) -> Iterator[Facet]:
    """Yield what is asked for as the archive spells it; raises NotFoundError."""
    for kind in FacetKind:
        for stated in getattr(options, kind.value) or ():
            wanted = as_text(stated)
            known = [each.facet for each in archive.pages.facets(kind)]
            same = (facet for facet in known if facet.value.casefold() == wanted.casefold())
            facet = next(same, None)
            if facet is None:
                most = ", ".join(each.value for each in known[:8])
                raise NotFoundError(
                    f"no dataset is filed under the {kind} {wanted!r}; most frequent: {most}"
                )
            yield facet


def _entry(row: EntityRow) -> JsonObject:
    return {
        **named(row.ref),
        "full_name": row.detail or None,
        "stated_paper_count": row.paper_count,
        "board_count": row.board_count,
    }


def _cells(row: EntityRow) -> tuple[str, ...]:
    detail = "" if row.detail == row.ref.name else row.detail
    return str(row.paper_count), str(row.board_count), row.ref.name, detail, row.ref.slug

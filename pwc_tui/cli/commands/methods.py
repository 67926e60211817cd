"""`pwc-tui methods`: the methods by area and collection."""

import argparse
from collections.abc import Iterator

from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import OutputColumn, narrate, print_data, print_table
from pwc_tui.cli.session import open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.pages.method_tree import MethodEntry, MethodTree
from pwc_tui.export.json.encode import JsonObject, to_list
from pwc_tui.export.json.papers import attributed, named

_COLUMNS = (
    OutputColumn("papers", is_short=True),
    OutputColumn("year", is_short=True),
    OutputColumn("area"),
    OutputColumn("collection"),
    OutputColumn("name"),
    OutputColumn("method"),
)
_NAMED = 8
"""Collections that are named where there is none as asked for."""
_Line = tuple[str, str, MethodEntry]
"""A method with its area and its collection; one of two collections has two lines."""


def run(options: argparse.Namespace) -> int:
    """Print the methods of the area and the collection asked for; status 1 when there are none."""
    archive = open_session(options.db)
    tree = archive.pages.methods(with_hidden=options.hidden)
    area, collection = as_text(options.area or ""), as_text(options.collection or "")
    found = list(_lines(tree, area, collection))
    if not found:
        narrate(_none(tree, area, collection))
        return 1
    if options.json:
        entries = [_entry(*line) for line in found]
        print_data(to_list(attributed(archive.snapshot, {"methods": entries})))
    else:
        print_table(_COLUMNS, (_cells(*line) for line in found), header=True)
        narrate(attribution(archive.snapshot))
    return 0


def _lines(tree: MethodTree, area: str, collection: str) -> Iterator[_Line]:
    for each in tree.areas:
        for family in each.collections:
            if _is(each.name, area) and _is(family.name, collection):
                yield from ((each.name, family.name, method) for method in family.methods)


def _none(tree: MethodTree, area: str, collection: str) -> str:
    """Return a sentence on what no method is filed under, with what there is instead."""
    areas = [each for each in tree.areas if _is(each.name, area)]
    if not areas:
        most = ", ".join(each.name for each in tree.areas)
        return f"no method has the area {area!r}; there are: {most}"
    families = (family for each in areas for family in each.collections)
    largest = sorted(families, key=lambda family: -len(family.methods))[:_NAMED]
    most = ", ".join(family.name for family in largest)
    return f"no method has the collection {collection!r}; largest: {most}"


def _is(name: str, wanted: str) -> bool:
    return not wanted or wanted.casefold() in name.casefold()


def _entry(area: str, collection: str, method: MethodEntry) -> JsonObject:
    return {
        **named(method.ref),
        "full_name": method.full_name or None,
        "area": area,
        "collection": collection,
        "introduced_year": method.introduced_year,
        "paper_count": method.paper_count,
    }


def _cells(area: str, collection: str, method: MethodEntry) -> tuple[str, ...]:
    year = str(method.introduced_year or "")
    return str(method.paper_count), year, area, collection, method.name, method.slug

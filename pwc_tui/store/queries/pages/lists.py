"""Datasets by what they are filed under, and methods by area and collection.

Budget: a change of a filter in 50 ms.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from pwc_tui.domain.pages.facets import Facet, FacetCount, FacetKind
from pwc_tui.domain.pages.method_tree import MethodArea, MethodCollection, MethodEntry, MethodTree
from pwc_tui.domain.refs import EntityRow, Kind, Ref

NO_AREA = "Other areas"
NO_COLLECTION = "In no collection"

_TAGS = (
    "SELECT value, count(*) FROM dataset_tag JOIN dataset ON dataset.id = dataset_id"
    " WHERE kind = ? AND {} GROUP BY value"
)
_TASKS = (
    "SELECT task.name, count(*) FROM dataset_task JOIN dataset ON dataset.id = dataset_id"
    " JOIN task ON task.id = task_id WHERE 'task' = ? AND {} GROUP BY task.name"
)
_DATASETS = (
    "SELECT id, slug, name, coalesce(full_name, ''), paper_count, board_count FROM dataset"
    " WHERE {} ORDER BY paper_count DESC, board_count DESC, name, id"
)
_WITH_TAG = "dataset.id IN (SELECT dataset_id FROM dataset_tag WHERE kind = ? AND value = ?)"
_WITH_TASK = (
    "dataset.id IN (SELECT dataset_id FROM dataset_task JOIN task ON task.id = task_id"
    " WHERE 'task' = ? AND task.name = ?)"
)
_COLLECTIONS = (
    "SELECT collection.id, collection.name, area.id, area.name FROM collection"
    " LEFT JOIN area ON area.id = area_id"
)
_METHODS = (
    "SELECT id, slug, name, coalesce(full_name, ''), introduced_year, paper_count FROM method"
    " WHERE {} ORDER BY paper_count DESC, stated_paper_count DESC, name, id"
)
_MEMBERS = "SELECT collection_id, method_id FROM method_collection"


def facet_counts(
    connection: sqlite3.Connection, kind: FacetKind, within: Sequence[Facet] = ()
) -> list[FacetCount]:
    """Return the facets of a kind with how many datasets have each, the most frequent first.

    Only datasets that have all facets in `within` are counted.
    """
    test, bound = _having(within, with_hidden=False)
    query = (_TASKS if kind is FacetKind.TASK else _TAGS).format(test)
    rows = connection.execute(query, [str(kind), *bound]).fetchall()
    rows.sort(key=lambda row: (-row[1], row[0]))
    return [FacetCount(Facet(kind, value), count) for value, count in rows]


def datasets_with(
    connection: sqlite3.Connection, facets: Sequence[Facet], *, with_hidden: bool = False
) -> list[EntityRow]:
    """Return the datasets that have all `facets`, most used first."""
    test, bound = _having(facets, with_hidden=with_hidden)
    rows = connection.execute(_DATASETS.format(test), bound)
    return [
        EntityRow(Ref(Kind.DATASET, number, slug, name), detail, papers, boards)
        for number, slug, name, detail, papers, boards in rows
    ]


def method_tree(connection: sqlite3.Connection, *, with_hidden: bool = False) -> MethodTree:
    """Return all methods by area and collection, areas of most methods first."""
    query = _METHODS.format("TRUE" if with_hidden else "NOT is_hidden")
    methods = [MethodEntry._make(row) for row in connection.execute(query)]
    place = {method.id: at for at, method in enumerate(methods)}
    members: defaultdict[int, list[int]] = defaultdict(list)
    filed: set[int] = set()
    for collection, method in connection.execute(_MEMBERS):
        if method in place:
            members[collection].append(place[method])
            filed.add(method)
    names: dict[int, str] = {}
    areas: defaultdict[int, list[MethodCollection]] = defaultdict(list)
    for number, name, area, area_name in connection.execute(_COLLECTIONS):
        if number in members:
            inside = tuple(methods[at] for at in sorted(members[number]))
            names[area or 0] = area_name or NO_AREA
            areas[area or 0].append(MethodCollection(number, name, inside))
    rest = tuple(method for method in methods if method.id not in filed)
    if rest:
        names.setdefault(0, NO_AREA)
        areas[0].append(MethodCollection(0, NO_COLLECTION, rest))
    found = [MethodArea(n, names[n], _largest_first(inside)) for n, inside in areas.items()]
    # Methods that are filed nowhere come last, however many there are.
    return MethodTree(tuple(sorted(found, key=lambda area: (not area.id, -area.method_count))))


def _having(facets: Sequence[Facet], *, with_hidden: bool) -> tuple[str, list[str]]:
    """Return the test of datasets that have all `facets`, and what is bound in it."""
    tests = [_WITH_TASK if each.kind is FacetKind.TASK else _WITH_TAG for each in facets]
    if not with_hidden:
        tests.append("NOT is_hidden")
    bound = [text for each in facets for text in (str(each.kind), each.value)]
    return " AND ".join(tests) or "TRUE", bound


def _largest_first(collections: Sequence[MethodCollection]) -> tuple[MethodCollection, ...]:
    return tuple(sorted(collections, key=lambda each: (not each.id, -len(each.methods), each.name)))

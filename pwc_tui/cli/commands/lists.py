"""`pwc-tui boards`, `metrics`, `tasks`, `datasets`, `methods` and `venues`: lists of an archive."""

import argparse
from collections.abc import Iterable, Iterator, Sequence

from pwc_tui.api.archive import Archive
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import OutputColumn, narrate, print_data, print_table
from pwc_tui.cli.session import open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards.summaries import BoardEntry, metric_uses
from pwc_tui.domain.errors import NotFoundError
from pwc_tui.domain.pages.facets import Facet, FacetKind
from pwc_tui.domain.pages.method_tree import MethodEntry, MethodTree
from pwc_tui.domain.pages.task_tree import TaskNode, TaskTree
from pwc_tui.domain.text.clean import words
from pwc_tui.export.json.board_lists import board_entry, metric_entry
from pwc_tui.export.json.encode import JsonObject, to_list
from pwc_tui.export.json.papers import attributed, named

_NAMED = 8
"""Values that are named where nothing is filed as asked for."""


def boards(options: argparse.Namespace) -> int:
    """Print the leaderboards whose task and dataset have the words; status 1 when none has."""
    archive = open_session(options.db)
    task, dataset = words(as_text(options.task or "")), words(as_text(options.dataset or ""))
    everything = archive.boards.entries(archive.directions)
    metrics = archive.boards.metric_names()
    wholes: dict[tuple[int, int | None], str] = {
        (entry.task_id, entry.dataset_id): entry.slug for entry in everything
    }
    found = [
        (entry, metrics.get(entry.id, ()), wholes.get(entry.whole_key))
        for entry in everything
        if _has(entry.task_name, task) and _has(entry.dataset_name, dataset)
    ]
    columns = (
        *_short("rows", "papers", "from", "to"),
        OutputColumn("task"),
        OutputColumn("dataset"),
        OutputColumn("best_model"),
        OutputColumn("best_value", is_short=True),
        OutputColumn("best_metric"),
        OutputColumn("best_year", is_short=True),
        OutputColumn("metrics", is_only_piped=True),
        OutputColumn("part_of", is_only_piped=True),
        OutputColumn("board"),
    )
    entries = (board_entry(*each) for each in found)
    return _print(archive, options, entries, columns, [_board_cells(*each) for each in found])


def metrics(options: argparse.Namespace) -> int:
    """Print every name of a metric and which way it improves, those with most values first."""
    archive = open_session(options.db)
    uses = metric_uses(archive.boards.metric_columns(), archive.directions)
    columns = (
        OutputColumn("metric", max_width=32),
        *_short("boards", "values", "role", "direction", "confidence"),
        OutputColumn("reasons"),
    )
    rows = [
        (
            *map(str, (use.name, use.boards, use.values, use.role, use.direction)),
            f"{use.confidence:.2f}",
            " ".join(use.reasons),
        )
        for use in uses
    ]
    return _print(archive, options, map(metric_entry, uses), columns, rows)


def tasks(options: argparse.Namespace) -> int:
    """Print the tasks of the areas that are called as asked for; status 1 when there are none."""
    archive = open_session(options.db)
    tree = archive.sota.tree(archive.directions)
    area = as_text(options.area or "")
    found = [
        (each.name, task)
        for each in tree.areas
        if area.casefold() in each.name.casefold()
        for task in tree.tasks_of(each)  # one of two areas has two lines
    ]
    if not found:
        narrate(f"no area is called {area!r}; there are: {', '.join(a.name for a in tree.areas)}")
        return 1
    columns = (*_short("papers", "boards", "subtasks"), *_columns("area", "name", "task"))
    rows = [
        (
            *map(str, (task.entry.paper_count, len(task.boards), len(task.children))),
            *(area, task.entry.name, task.entry.slug),
        )
        for area, task in found
    ]
    return _print(archive, options, (_task_entry(tree, *each) for each in found), columns, rows)


def datasets(options: argparse.Namespace) -> int:
    """Print the datasets that have all that is asked for; status 1 when none has."""
    archive = open_session(options.db)
    found = archive.pages.datasets(list(_facets(archive, options)), with_hidden=options.hidden)
    entries = (
        {
            **named(row.ref),
            "full_name": row.detail or None,
            "stated_paper_count": row.paper_count,
            "board_count": row.board_count,
        }
        for row in found
    )
    rows = [
        (
            *map(str, (row.paper_count, row.board_count)),
            row.ref.name,
            "" if row.detail == row.ref.name else row.detail,
            row.ref.slug,
        )
        for row in found
    ]
    columns = (*_short("papers", "boards"), *_columns("name", "full_name", "dataset"))
    return _print(archive, options, entries, columns, rows)


def methods(options: argparse.Namespace) -> int:
    """Print the methods of the area and the collection asked for; status 1 when there are none."""
    archive = open_session(options.db)
    tree = archive.pages.methods(with_hidden=options.hidden)
    area, collection = as_text(options.area or ""), as_text(options.collection or "")
    found = [
        (each.name, family.name, method)
        for each in tree.areas
        for family in each.collections
        if _is(each.name, area) and _is(family.name, collection)
        for method in family.methods  # one of two collections has two lines
    ]
    if not found:
        narrate(_no_method(tree, area, collection))
        return 1
    columns = (*_short("papers", "year"), *_columns("area", "collection", "name", "method"))
    rows = [
        (str(each.paper_count), str(each.introduced_year or ""), *filed, each.name, each.slug)
        for *filed, each in found
    ]
    return _print(archive, options, (_method_entry(*each) for each in found), columns, rows)


def venues(options: argparse.Namespace) -> int:
    """Print the conferences and journals, each of their years by itself; status 1 for none."""
    archive = open_session(options.db)
    found = [row for row in archive.pages.venues() if options.year in (None, row.detail)]
    entries = (
        {**named(row.ref), "year": row.detail or None, "paper_count": row.paper_count}
        for row in found
    )
    rows = [(str(row.paper_count), row.detail, row.ref.name, row.ref.slug) for row in found]
    columns = (*_short("papers", "year"), *_columns("name", "venue"))
    return _print(archive, options, entries, columns, rows)


def _print(
    archive: Archive,
    options: argparse.Namespace,
    entries: Iterable[JsonObject],
    columns: Sequence[OutputColumn],
    rows: Sequence[tuple[str, ...]],
) -> int:
    """Print a list as it was asked for, and return the status: 1 for an empty one."""
    if options.json:
        document = {options.function: list(entries)}
        print_data(to_list(attributed(archive.snapshot, document)))
    else:
        print_table(columns, rows, header=True)
        narrate(attribution(archive.snapshot))
    return 0 if rows else 1


def _columns(*names: str) -> Iterator[OutputColumn]:
    return map(OutputColumn, names)


def _short(*names: str) -> Iterator[OutputColumn]:
    return (OutputColumn(name, is_short=True) for name in names)


def _has(name: str, wanted: list[str]) -> bool:
    """Return whether a name has all the words, in any order."""
    return not wanted or set(wanted) <= set(words(name))


def _is(name: str, wanted: str) -> bool:
    return wanted.casefold() in name.casefold()


def _board_cells(entry: BoardEntry, metrics: Sequence[str], whole: str | None) -> tuple[str, ...]:
    return (
        *map(str, (entry.result_count, entry.paper_count)),
        *(entry.first_day or "", entry.last_day or ""),
        *(entry.task_name, entry.dataset_name),
        *(entry.best_model, entry.best_value, entry.best_metric, str(entry.best_year or "")),
        *(", ".join(metrics), whole or "", entry.slug),
    )


def _task_entry(tree: TaskTree, area: str, task: TaskNode) -> JsonObject:
    parents = tree.parents.get(task.entry.id, ())
    return {
        **named(task.ref),
        "area": area,
        "parents": [named(tree.tasks[parent].ref) for parent in parents],
        "subtask_count": len(task.children),
        "paper_count": task.entry.paper_count,
        "board_count": len(task.boards),
        "boards_below": task.boards_below,
    }


def _facets(archive: Archive, options: argparse.Namespace) -> Iterator[Facet]:
    """Yield what is asked for as the archive spells it; raises NotFoundError."""
    for kind in FacetKind:
        for stated in getattr(options, kind.value) or ():
            wanted = as_text(stated)
            known = [each.facet for each in archive.pages.facets(kind)]
            same = (facet for facet in known if facet.value.casefold() == wanted.casefold())
            facet = next(same, None)
            if facet is None:
                most = ", ".join(each.value for each in known[:_NAMED])
                raise NotFoundError(
                    f"no dataset is filed under the {kind} {wanted!r}; most frequent: {most}"
                )
            yield facet


def _no_method(tree: MethodTree, area: str, collection: str) -> str:
    """Return a sentence on what no method is filed under, with what there is instead."""
    areas = [each for each in tree.areas if _is(each.name, area)]
    if not areas:
        most = ", ".join(each.name for each in tree.areas)
        return f"no method has the area {area!r}; there are: {most}"
    families = (family for each in areas for family in each.collections)
    largest = sorted(families, key=lambda family: -len(family.methods))[:_NAMED]
    most = ", ".join(family.name for family in largest)
    return f"no method has the collection {collection!r}; largest: {most}"


def _method_entry(area: str, collection: str, method: MethodEntry) -> JsonObject:
    return {
        **named(method.ref),
        "full_name": method.full_name or None,
        "area": area,
        "collection": collection,
        "introduced_year": method.introduced_year,
        "paper_count": method.paper_count,
    }

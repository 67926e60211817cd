"""`pwc-tui task`, `dataset`, `method`, `author`, `repository` and `venue`: one with its papers."""

import argparse
from collections.abc import Iterator, Sequence

from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import (
    OutputColumn,
    narrate,
    print_data,
    print_line,
    print_prose,
    print_table,
)
from pwc_tui.cli.output.papers_table import print_papers
from pwc_tui.cli.session import open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards.notable import ActiveBoard, Activity
from pwc_tui.domain.pages.entity_pages import DatasetPage, EntityPage, PaperOrder, TaskPage
from pwc_tui.domain.pages.facts import Fact, FactItem, description_of, facts_of, remark_of
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.sparkline import stairs
from pwc_tui.export.json.encode import to_list
from pwc_tui.export.json.pages import page_document
from pwc_tui.export.json.papers import attributed, card_entry, named

_ITEMS_SHOWN = 20
"""Items of a line; `--json` has all."""


def run(options: argparse.Namespace) -> int:
    """Print what is meant, with its newest papers."""
    archive = open_session(options.db)
    ref = archive.find(Kind(options.kind), as_text(" ".join(options.reference)))
    page = archive.page(ref)
    newest = archive.pages.papers(ref, PaperOrder.NEWEST, options.limit)
    cards = archive.cards.pick(newest)
    near = archive.nearest_tasks(ref) if "nearest" in options and options.nearest else None
    if options.json:
        papers = [card_entry(card) for card in cards]
        document = {**page_document(page), "papers": papers}
        if near is not None:
            document["nearest_tasks"] = [named(task) for task in near]
        print_data(to_list(attributed(archive.snapshot, document)))
    else:
        _print(page, cards, near or ())
        narrate(attribution(archive.snapshot))
    return 0


def _print(page: EntityPage, cards: Sequence[PaperCard], near: Sequence[Ref]) -> None:
    print_prose(page.ref.name or "(no name)")
    for line in _lines(page, near):
        print_prose(line)
    if isinstance(page, TaskPage) and page.activity.boards:
        print_line("")
        _print_boards(page.activity)
    if cards:
        print_line("")
        print_papers(cards, ())


def _lines(page: EntityPage, near: Sequence[Ref]) -> Iterator[str]:
    yield remark_of(page)
    yield ""
    facts = (*facts_of(page), *_near(near), *_boards(page), *_years(page))
    width = max(len(fact.label) for fact in facts)
    for fact in facts:
        said = [item.text for item in fact.items[:_ITEMS_SHOWN]]
        if len(fact.items) > len(said):
            said.append(f"{len(fact.items) - len(said):,} more")
        yield f"{fact.label:<{width}}  {' · '.join(said)}"
    if description := description_of(page):
        yield f"\n{description}"


def _near(tasks: Sequence[Ref]) -> Iterator[Fact]:
    if tasks:
        yield Fact("Near", tuple(FactItem(task.name, task) for task in tasks))


def _boards(page: EntityPage) -> Iterator[Fact]:
    if isinstance(page, DatasetPage) and page.boards:
        yield Fact("Boards", tuple(FactItem(board.ref.name, board.ref) for board in page.boards))


def _years(page: EntityPage) -> Iterator[Fact]:
    years = page.usage.years
    if years:
        yield Fact("Per year", tuple(FactItem(f"{each.year}: {each.papers:,}") for each in years))


def _print_boards(activity: Activity) -> None:
    """Print leaderboards, one a row, each with how its record went over the years."""
    columns = (
        OutputColumn("dataset"),
        OutputColumn("best_model"),
        OutputColumn("score", is_short=True),
        OutputColumn("metric"),
        OutputColumn("year", is_short=True),
        OutputColumn("rows", is_short=True),
        OutputColumn("to", is_short=True),
        OutputColumn(f"best {activity.first_year}-{activity.last_year}", is_short=True),
        OutputColumn("board", is_only_piped=True),
    )
    print_table(columns, map(_cells, activity.boards), header=True)


def _cells(board: ActiveBoard) -> tuple[str, ...]:
    entry = board.entry
    sign = f"{'  ' * (board.depth - 1)}└ " if board.depth else ""
    return (
        f"{sign}{entry.dataset_name or '(no name)'}",
        entry.best_model,
        entry.best_value,
        entry.best_metric,
        str(entry.best_year or ""),
        str(entry.result_count),
        entry.last_day or "",
        stairs(board.trend).replace(" ", "·"),
        entry.slug,
    )

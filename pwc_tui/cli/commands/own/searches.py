"""`pwc-tui searches`: the saved searches, and what is new in each since it was looked at."""

import argparse

from pwc_tui.api.library import counted_search
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.commands.own.user_data import open_user_file
from pwc_tui.cli.console import OutputColumn, print_data, print_line, print_table
from pwc_tui.cli.session import open_session
from pwc_tui.domain.errors import NotFoundError, UserError
from pwc_tui.export.json.encode import to_line, to_list
from pwc_tui.export.json.library import saved_search
from pwc_tui.export.json.papers import attributed

_COLUMNS = (
    OutputColumn("name"),
    OutputColumn("query"),
    OutputColumn("found", is_short=True),
    OutputColumn("new", is_short=True),
)


def run(options: argparse.Namespace) -> int:
    """List the searches, look at one, save or forget one."""
    user = open_user_file()
    name = None if options.name is None else as_text(options.name)
    if name is None and (options.save is not None or options.remove):
        raise UserError("--save and --remove need the name of the search")
    if name is not None and options.save is not None:
        user.save_search(name, as_text(options.save))
        print_line(f"the search “{name}” is saved")
        return 0
    known = {search.name: search for search in user.searches()}
    if name is not None and name not in known:
        names = ", ".join(known) or "none"
        raise NotFoundError(f"no saved search is called {name!r}; there are {names}")
    if name is not None and options.remove:
        user.remove_search(name)
        print_line(f"the search “{name}” is removed; `pwc-tui undo` brings it back")
        return 0
    archive = open_session(options.db)
    if name is not None:
        query = known[name].query
        found = archive.search(query, limit=options.limit)
        user.look_at_search(name, archive.cards.slugs_of(archive.finder.papers(query)))
        if options.json:
            print_data(to_line(found.document()))
        else:
            from pwc_tui.cli.output.search import print_found  # noqa: PLC0415 - as in search

            print_found(found)
        return 0 if found.is_any else 1
    papers, cards = archive.finder.papers, archive.cards
    counted = (counted_search(cards, each, papers(each.query)) for each in known.values())
    entries = list(map(saved_search, counted))
    if options.json:
        print_data(to_list(attributed(archive.snapshot, {"searches": entries})))
    else:
        rows = [
            (
                each["name"],
                each["query"],
                f"{each['found']:,}",
                f"{each['new']:,}" if each["looked_at"] else "all",
            )
            for each in entries
        ]
        print_table(_COLUMNS, rows, header=False)
    return 0 if entries else 1

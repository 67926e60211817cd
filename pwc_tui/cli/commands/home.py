"""`pwc-tui home`: the archive at a glance."""

import argparse

from pwc_tui.cli.console import narrate, print_data, print_line
from pwc_tui.cli.output.papers_table import print_papers
from pwc_tui.cli.session import open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.export.json.board_lists import board_entry
from pwc_tui.export.json.encode import to_list
from pwc_tui.export.json.papers import attributed, card_entry

_NOTABLE = 12
"""As many leaderboards as there are papers of each list."""


def run(options: argparse.Namespace) -> int:
    """Print what the archive holds, what is new in it and most used."""
    archive = open_session(options.db)
    home = archive.pages.home()
    boards = archive.sota.notable(archive.directions).boards
    notable = [board.entry for board in boards[:_NOTABLE]]
    newest = archive.cards.pick(home.newest)
    implemented = archive.cards.pick(home.most_implemented)
    if options.json:
        metrics = archive.boards.metric_names()
        document = {
            "counts": dict(home.counts),
            "newest": [card_entry(card) for card in newest],
            "most_implemented": [card_entry(card) for card in implemented],
            "notable": [board_entry(each, metrics.get(each.id, ()), None) for each in notable],
        }
        print_data(to_list(attributed(archive.snapshot, document)))
        return 0
    print_line(" · ".join(f"{count:,} {what}" for what, count in home.counts))
    for heading, cards in (("Newest", newest), ("Most implemented", implemented)):
        print_line(f"\n{heading}")
        print_papers(cards, ())
    print_line("\nNotable leaderboards")
    for each in notable:
        print_line(f"{each.slug}  {each.ref.name}  {each.best_model}")
    narrate(attribution(archive.snapshot))
    return 0

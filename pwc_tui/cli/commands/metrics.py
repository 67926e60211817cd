"""`pwc-tui metrics`: every name of a metric, and which way it improves."""

import argparse

from pwc_tui.cli.console import OutputColumn, narrate, print_data, print_table
from pwc_tui.cli.session import open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards.summaries import MetricUse, metric_uses
from pwc_tui.export.json.board_lists import metric_entry
from pwc_tui.export.json.encode import to_list
from pwc_tui.export.json.papers import attributed

_COLUMNS = (
    OutputColumn("metric", max_width=32),
    OutputColumn("boards", is_short=True),
    OutputColumn("values", is_short=True),
    OutputColumn("role", is_short=True),
    OutputColumn("direction", is_short=True),
    OutputColumn("confidence", is_short=True),
    OutputColumn("reasons"),
)


def run(options: argparse.Namespace) -> int:
    """Print all metrics, those with most values first."""
    archive = open_session(options.db)
    uses = metric_uses(archive.boards.metric_columns(), archive.directions)
    if options.json:
        document = {"metrics": [metric_entry(use) for use in uses]}
        print_data(to_list(attributed(archive.snapshot, document)))
    else:
        print_table(_COLUMNS, map(_cells, uses), header=True)
        narrate(attribution(archive.snapshot))
    return 0 if uses else 1


def _cells(use: MetricUse) -> tuple[str, ...]:
    return (
        use.name,
        str(use.boards),
        str(use.values),
        str(use.role),
        str(use.direction),
        f"{use.confidence:.2f}",
        " ".join(use.reasons),
    )

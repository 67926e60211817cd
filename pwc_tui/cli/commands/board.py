"""`pwc-tui board`: one leaderboard, whole or some of its rows, in the form that is asked for."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from pwc_tui.api.leaderboard import metric_named
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import narrate, print_data
from pwc_tui.cli.output.board import print_board
from pwc_tui.cli.session import open_session
from pwc_tui.domain.boards.filter import BoardFilter, CodeWanted
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.errors import UserError
from pwc_tui.export.json.boards import board_document
from pwc_tui.export.json.encode import to_list
from pwc_tui.export.json.papers import attributed
from pwc_tui.system.regular_file import require_regular

_TASK_AND_DATASET = 2
_STANDARD_STREAM = Path("-")


def run(options: argparse.Namespace) -> int:
    """Print the leaderboard that is meant."""
    archive = open_session(options.db)
    names = [as_text(name) for name in options.board]
    reference = archive.boards.find(" ".join(names)) or archive.boards.find(" on ".join(names))
    metric = None if options.metric is None else as_text(options.metric)
    board = archive.board(
        reference or (" on " if len(names) == _TASK_AND_DATASET else " ").join(names),
        metric=metric,
        rows=_wanted(options),
        with_own=not options.without_own,
    )
    shown, snapshot = board.view, board.snapshot
    if options.top:
        shown = replace(shown, order=shown.order[: options.top])
    if options.json:
        document = board_document(shown, archive.boards.snapshot_day())
        print_data(to_list(attributed(snapshot, document)))
    elif not _print_for_papers(options, shown, snapshot):
        print_board(shown, snapshot)
    return 0


def _wanted(options: argparse.Namespace) -> BoardFilter:
    code = CodeWanted.SOME if options.with_code else CodeWanted.ANY
    return BoardFilter(
        code=CodeWanted.OFFICIAL if options.official_code else code,
        is_without_extra=options.no_extra_data,
        first_year=options.since,
        last_year=options.until,
        text=as_text(options.text),
        as_of=options.as_of,
        is_folded=options.one_per_paper,
    )


def _print_for_papers(options: argparse.Namespace, shown: ArrangedBoard, snapshot: str) -> bool:
    """Print the document that is asked for; return False where none is."""
    # Each with the libraries of its own, which the others need not load.
    if options.csv:
        from pwc_tui.export.board_csv import board_csv  # noqa: PLC0415

        print_data(board_csv(shown, snapshot).rstrip("\n"))
    elif options.markdown:
        from pwc_tui.export.board_markdown import board_markdown  # noqa: PLC0415

        print_data(board_markdown(shown, snapshot).rstrip("\n"))
    elif options.latex:
        from pwc_tui.export.board_latex import board_latex  # noqa: PLC0415

        print_data(board_latex(shown, snapshot).rstrip("\n"))
    elif options.svg or options.png:
        _print_chart(options, shown, snapshot)
    else:
        return False
    return True


def _print_chart(options: argparse.Namespace, shown: ArrangedBoard, snapshot: str) -> None:
    from pwc_tui.export.chart_png import png_of  # noqa: PLC0415
    from pwc_tui.export.chart_svg import board_svg  # noqa: PLC0415

    against, picture = as_text(options.against or ""), options.png
    column = metric_named(shown.board, against).name if against else ""
    svg = board_svg(shown, snapshot, column)
    if picture is None:
        print_data(svg.rstrip("\n"))
    elif picture == _STANDARD_STREAM:
        sys.stdout.buffer.write(png_of(svg))
    else:
        require_regular(picture, "name another file, or - to print it")
        try:
            picture.write_bytes(png_of(svg))
        except OSError as error:
            raise UserError(f"{picture} cannot be written: {error.strerror}") from error
        narrate(f"{picture} written, {picture.stat().st_size:,} bytes")

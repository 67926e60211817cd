"""`pwc-tui board`: one leaderboard, whole or some of its rows, in the form that is asked for."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import narrate, print_data
from pwc_tui.cli.output.board import print_board
from pwc_tui.cli.session import Session, no_such_board, open_session, the_flips, the_metric
from pwc_tui.domain.boards.filter import BoardFilter, CodeWanted
from pwc_tui.domain.boards.view import ArrangedBoard, arrange
from pwc_tui.domain.errors import UserError
from pwc_tui.export.json.boards import board_document
from pwc_tui.export.json.encode import to_list
from pwc_tui.export.json.papers import attributed
from pwc_tui.store.queries.boards import Boards
from pwc_tui.system.regular_file import require_regular

_STANDARD_STREAM = Path("-")


def run(options: argparse.Namespace) -> int:
    """Print the leaderboard that is meant; status 1 when there is none."""
    session = open_session(options.db)
    boards = Boards(session.database)
    names = [as_text(name) for name in options.board]
    slug = boards.find(" ".join(names)) or boards.find(" on ".join(names))
    if slug is None:
        narrate(no_such_board(session, " ".join(names)))
        return 1
    board = boards.board(slug)
    metric = the_metric(board, as_text(options.metric)).name if options.metric is not None else None
    shown = arrange(board, metric, _wanted(options), the_flips())
    if options.top:
        shown = replace(shown, order=shown.order[: options.top])
    if options.json:
        document = board_document(shown, boards.snapshot_day())
        print_data(to_list(attributed(session.snapshot, document)))
    elif not _print_for_papers(options, shown, session):
        print_board(shown, session.snapshot)
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


def _print_for_papers(options: argparse.Namespace, shown: ArrangedBoard, session: Session) -> bool:
    """Print the document that is asked for; return False where none is."""
    # Each with the libraries of its own, which the others need not load.
    if options.csv:
        from pwc_tui.export.board_csv import board_csv  # noqa: PLC0415

        print_data(board_csv(shown, session.snapshot).rstrip("\n"))
    elif options.markdown:
        from pwc_tui.export.board_markdown import board_markdown  # noqa: PLC0415

        print_data(board_markdown(shown, session.snapshot).rstrip("\n"))
    elif options.latex:
        from pwc_tui.export.board_latex import board_latex  # noqa: PLC0415

        print_data(board_latex(shown, session.snapshot).rstrip("\n"))
    elif options.svg or options.png:
        _print_chart(options, shown, session)
    else:
        return False
    return True


def _print_chart(options: argparse.Namespace, shown: ArrangedBoard, session: Session) -> None:
    from pwc_tui.export.chart_png import png_of  # noqa: PLC0415
    from pwc_tui.export.chart_svg import board_svg  # noqa: PLC0415

    against, picture = as_text(options.against or ""), options.png
    column = the_metric(shown.board, against).name if against else ""
    svg = board_svg(shown, session.snapshot, column)
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

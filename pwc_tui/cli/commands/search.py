"""`pwc-tui search`: papers and everything else, by words and by the whole query language."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pwc_tui.api.archive import Archive
from pwc_tui.api.results import SearchResults
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import narrate, print_data, query_lines
from pwc_tui.cli.session import open_session
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.query.parser import parse_query
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.clean import as_one_line
from pwc_tui.export.json.encode import to_line
from pwc_tui.system.regular_file import require_regular

if TYPE_CHECKING:
    from pwc_tui.cli.output.line_format import LineFormat

_LIMIT = 20
"""Lines that are printed where neither --limit nor --all says otherwise."""

_WITHOUT_ABSTRACTS = "abstracts were not searched: `pwc-tui index` builds their index"
_WITHOUT_MEANING = "papers were not searched by meaning: `pwc-tui index` builds the index for it"

_LONGEST_TEXT = 100_000
"""Bytes of a file that are read: its first 500 words are looked at."""

_LINES_AT_ONCE = 1_000
"""Lines that are written in one go."""


def run(options: argparse.Namespace) -> int:
    """Print what matches the query; status 1 when nothing does."""
    text = _text(options)
    kind = parse_query(text).kind if options.kind is None else Kind(options.kind)
    _check(options, kind)
    template = _format(options, kind)
    archive = open_session(options.db)
    if options.all and not options.words:
        return _print_all(archive, kind or Kind.PAPER, template, options.limit)
    limit = options.limit or (sys.maxsize if options.all else _LIMIT)

    def found(query: str) -> SearchResults:
        results = archive.search(query, kind=kind, limit=limit, explain=options.explain)
        if results.rescue is not None and not results.rescue.has_abstracts:
            narrate(_WITHOUT_ABSTRACTS)
        if results.lacks_meaning:
            narrate(_WITHOUT_MEANING)
        return results

    if options.stdin:
        for line in query_lines():
            print_data(to_line(found(line).document()))
        return 0
    return _print_one(archive, found(text), options, template)


def _text(options: argparse.Namespace) -> str:
    """Return the query; raises UserError where it is in a file that cannot be read."""
    if options.file is None:
        return as_text(" ".join(options.words))
    require_regular(options.file, "name a file of text (--file)")
    try:
        with options.file.open("rb") as file:
            text = file.read(_LONGEST_TEXT).decode("utf-8-sig", "replace")
    except OSError as error:
        raise UserError(f"{options.file} cannot be read ({error.strerror})") from error
    return as_one_line(text)


def _check(options: argparse.Namespace, kind: Kind | None) -> None:
    """Raise UserError for options that do not go together."""
    if options.file is not None and (options.words or options.stdin or options.all):
        raise UserError("--file takes the place of a query, --stdin and --all")
    if options.stdin == bool(options.words or options.all or options.file):
        raise UserError(
            "search needs a query, --stdin to read queries from the input, or --all for everything"
        )
    if options.format is not None and (options.json or options.stdin or options.explain):
        raise UserError("--format cannot be used with --json, --stdin or --explain")
    if options.all and not options.words and (options.json or options.explain):
        raise UserError(
            "--all without a query cannot be used with --json or --explain; "
            "--format says what it prints"
        )
    if options.explain and kind not in (None, Kind.PAPER):
        raise UserError(f"--explain works for papers only, not for the kind {kind}")


def _print_one(
    archive: Archive,
    found: SearchResults,
    options: argparse.Namespace,
    template: "LineFormat | None",
) -> int:
    if options.json:
        print_data(to_line(found.document()))
        return 0 if found.is_any else 1
    from pwc_tui.cli.output.search import print_found, say_beside  # noqa: PLC0415 - 4 ms

    say_beside(found)
    if template is None:
        print_found(found)
    else:
        _write(_formatted(archive, found, template))
    return 0 if found.is_any else 1


def _formatted(archive: Archive, found: SearchResults, template: "LineFormat") -> Iterator[str]:
    from pwc_tui.store.queries.paper_lines import PaperLines  # noqa: PLC0415 - as above

    yield from map(template.of_thing, found.hits)
    with PaperLines(archive.database) as papers:
        yield from map(template.of_paper, papers.pick([card.id for card in found.papers]))


def _print_all(
    archive: Archive, kind: Kind, template: "LineFormat | None", limit: int | None
) -> int:
    from pwc_tui.cli.output.line_format import DEFAULT_PAPER, DEFAULT_THING, read_format  # noqa: PLC0415
    from pwc_tui.store.queries.names import Names  # noqa: PLC0415 - as above
    from pwc_tui.store.queries.paper_lines import PaperLines  # noqa: PLC0415 - as above

    if kind is Kind.PAPER:
        line = template or read_format(DEFAULT_PAPER, kind)
        with PaperLines(archive.database) as papers:
            return 0 if _write(islice(map(line.of_paper, papers.all()), limit)) else 1
    line = template or read_format(DEFAULT_THING, kind)
    things = Names(archive.database).all(kind)
    return 0 if _write(islice(map(line.of_thing, things), limit)) else 1


def _format(options: argparse.Namespace, kind: Kind | None) -> "LineFormat | None":
    if options.format is None:
        return None
    from pwc_tui.cli.output.line_format import read_format  # noqa: PLC0415 - as above

    return read_format(as_text(options.format), kind or Kind.PAPER)


def _write(lines: Iterable[str]) -> int:
    """Print lines, many in one go; return how many there were."""
    count, rest = 0, iter(lines)
    while some := list(islice(rest, _LINES_AT_ONCE)):
        print("\n".join(some))
        count += len(some)
    return count

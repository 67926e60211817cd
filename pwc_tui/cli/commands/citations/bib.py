"""`pwc-tui bib check`: a user's own bibliography held against the archive."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pwc_tui.api.bib_check import check_entries
from pwc_tui.cli.console import narrate, print_data, print_line
from pwc_tui.cli.session import open_session
from pwc_tui.domain.citations.bib_entry import EntryCheck
from pwc_tui.domain.errors import UserError
from pwc_tui.export.citations.bib_file import BibFile, read_bib_file
from pwc_tui.export.citations.mended_bib import mended
from pwc_tui.export.json.citations import bib_document
from pwc_tui.export.json.encode import to_text
from pwc_tui.export.json.papers import attributed
from pwc_tui.system.new_file import write_new

_BOARDS_NAMED = 3


def run(options: argparse.Namespace) -> int:
    """Tell what the archive knows about each entry; status 1 when it knows none of them."""
    path: Path = options.file
    file = read_bib_file(path)
    if not file.entries and file.damaged:
        first = file.damaged[0]
        raise UserError(f"{path} has no whole entry: from line {first.line:,} on, {first.problem}")
    archive = open_session(options.db)
    checks = check_entries(archive, file.entries)
    fixed = _fix(path, file, checks) if options.fix else None
    if options.json:
        document = bib_document(path, file, checks, fixed)
        print_data(to_text(attributed(archive.snapshot, document)))
    else:
        for check in checks:
            _print(check)
    _say_sum(path, file, checks)
    return 0 if any(check.paper for check in checks) else 1


def _fix(path: Path, file: BibFile, checks: Sequence[EntryCheck]) -> Path | None:
    """Write a new file beside the one that was read; return it, None where nothing was to mend."""
    text, count = mended(file, checks)
    if not count:
        narrate(f"{path} has nothing to mend, so no file was written")
        return None
    try:
        content = text.encode(file.encoding)
    except UnicodeEncodeError:  # a title of the archive has letters that Latin-1 has not
        content = text.encode("utf-8")
    target = write_new(path.resolve().parent, f"{path.stem}.fixed", path.suffix, content)
    changed = "1 entry" if count == 1 else f"{count:,} entries"
    narrate(f"{target} written, {changed} changed")
    return target


def _print(check: EntryCheck) -> None:
    entry, paper = check.entry, check.paper
    name = entry.key or f"the entry in line {entry.line:,}"
    if paper is None:
        print_line(f"{name}: not found")
    else:
        print_line(f"{name}: found by {check.by} ({check.score:g}): {paper.slug}")
    for line in _news(check):
        print_line(line, indent=2)


def _news(check: EntryCheck) -> Iterator[str]:
    if check.published_in:
        yield f"published since: {check.published_in}"
    if check.official_code:
        yield f"official code: {check.official_code}"
    if check.boards:
        named = ", ".join(board.name for board in check.boards[:_BOARDS_NAMED])
        more = len(check.boards) - _BOARDS_NAMED
        yield f"results: {named}" + (f" and {more:,} more" if more > 0 else "")
    if check.other_title:
        yield f"title differs: {check.other_title}"
    if check.repeats and check.repeats == check.entry.key:
        yield f"line {check.entry.line:,}: an earlier entry has the same key"
    elif check.repeats:
        yield f"the same as {check.repeats}"


def _say_sum(path: Path, file: BibFile, checks: Sequence[EntryCheck]) -> None:
    """Say on the error stream how many entries are of which kind, and what is damaged."""
    counts = Counter(
        word
        for check in checks
        for word, holds in (
            ("found", check.paper is not None),
            ("not found", check.paper is None),
            ("published since", check.published_in),
            ("with another title", check.other_title),
            ("repeated", check.repeats),
        )
        if holds
    )
    told = [f"{count:,} {word}" for word, count in counts.items()]
    entries = "1 entry" if len(checks) == 1 else f"{len(checks):,} entries"
    narrate(f"{path} has {entries}" + (f": {', '.join(told)}" if told else ""))
    if file.encoding == "latin-1":
        narrate(f"{path} is no UTF-8, so it was read as Latin-1")
    for block in file.damaged:
        narrate(f"{path} is damaged from line {block.line:,} on: {block.problem}")

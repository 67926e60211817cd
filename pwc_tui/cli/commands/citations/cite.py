"""`pwc-tui cite`: papers for bibliographies and reference managers."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from pwc_tui.api.archive import Archive
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import narrate, print_data, query_lines
from pwc_tui.cli.session import open_session
from pwc_tui.config import user_file
from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.citations.keys import assign_keys, check_style
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.counted import counted
from pwc_tui.export.citations.formats import ASCII_FORMATS, FORMATS
from pwc_tui.store.user.citation_keys import keys_of
from pwc_tui.system.new_file import write_document


def run(options: argparse.Namespace) -> int:
    """Print the papers in the style that is asked for; status 1 where one was not found."""
    style, key_style = _checked(options)
    archive = open_session(options.db)
    references = list(query_lines()) if options.stdin else list(map(as_text, options.papers))
    ids, missing = find_papers(archive, references)
    for reference in missing:
        narrate(archive.finder.no_such_paper(reference))
    if not ids:
        return 1
    papers = archive.cards.cited(ids)
    form = FORMATS[style]
    keys = kept_keys(papers, key_style) if form.has_keys else {}
    write = ASCII_FORMATS[style] if options.ascii else form.write
    hand_out(write(papers, keys, archive.snapshot), options, counted(len(papers), "paper"))
    return 1 if missing else 0


def find_papers(archive: Archive, references: Iterable[str]) -> tuple[list[int], list[str]]:
    """Return the numbers of the papers that are named, each once, and what names none.

    Where no word alone names one, all of them together may be a title.
    """
    asked = list(dict.fromkeys(text for each in references if (text := each.strip())))
    named = {text: archive.cards.find(text) for text in asked}
    if (
        len(asked) > 1
        and not any(named.values())
        and (whole := archive.cards.find(" ".join(asked)))
    ):
        return [whole], []
    found = dict.fromkeys(number for number in named.values() if number is not None)
    return list(found), [text for text, number in named.items() if number is None]


def kept_keys(papers: Sequence[CitedPaper], style: str) -> dict[str, str]:
    """Return the keys that papers keep; where the user's file is of no use, new ones."""
    try:
        return keys_of(papers, style, user_file())
    except UserError as error:
        narrate(f"{error}; so the keys are made anew")
        return assign_keys(papers, style)


def hand_out(text: str, options: argparse.Namespace, what: str) -> None:
    """Print a document, or write it into the file that is named."""
    target: Path | None = options.output
    if target is None:
        print_data(text.rstrip("\n"))
    else:
        save(target, text, options, what)


def save(target: Path, text: str, options: argparse.Namespace, what: str) -> None:
    """Write a document into a file, over another only with --force, and say so."""
    advice = "name another file, or say --force"
    write_document(target, text, replaces=options.force, advice=advice)
    narrate(f"{target} written, {what}")


def _checked(options: argparse.Namespace) -> tuple[str, str]:
    """Return the style and that of the keys; raises UserError for what does not go together."""
    if bool(options.papers) == options.stdin:
        raise UserError("cite needs papers, or --stdin to read them from the input")
    style = "json" if options.json else options.style
    if options.ascii and style not in ASCII_FORMATS:
        raise UserError(f"--ascii goes with {' and '.join(ASCII_FORMATS)}")
    if options.force and options.output is None:
        raise UserError("--force goes with --output")
    return style, check_style(as_text(options.keys))

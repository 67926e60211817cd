"""`pwc-tui open`: the screen, at what an address names."""

import argparse

from pwc_tui.api.archive import Archive
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.commands.screen import require_terminal
from pwc_tui.cli.console import narrate, print_data
from pwc_tui.cli.session import open_session, open_settings
from pwc_tui.domain.references import old_search, old_section
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.export.json.encode import to_text
from pwc_tui.export.json.papers import attributed, named


def run(options: argparse.Namespace) -> int:
    """Open the screen at what is named, or only say what that is; status 1 when it is nothing."""
    if not options.json:
        require_terminal()
    archive = open_session(options.db)
    text = as_text(" ".join(options.address))
    start = old_search(text) or _section(text) or _named(archive, text)
    if start is None:
        narrate(f"nothing in the archive has the address {text!r}: try `pwc-tui search`")
        return 1
    if options.json:
        print_data(to_text(attributed(archive.snapshot, _document(start))))
        return 0
    result = None
    if isinstance(start, Ref) and start.kind is Kind.BOARD:
        result = archive.cards.marked_result(start.slug, text)
    # 230 ms: Textual.
    from pwc_tui.tui.app.run import run_app  # noqa: PLC0415

    settings = open_settings(options.config, narrates=False)
    return run_app(options.db, start, result, settings=settings)


def _section(text: str) -> str | None:
    """Return the address of a section, which the screen knows, None where it is none."""
    return text if old_section(text) is not None else None


def _named(archive: Archive, text: str) -> Ref | None:
    """Return what an address or id names, else the paper whose title or slug it is."""
    ref = archive.cards.resolve(text)
    if ref is not None:
        return ref
    paper_id = archive.cards.find(text)
    if paper_id is None:
        return None
    card = archive.cards.pick([paper_id])[0]
    return Ref(Kind.PAPER, paper_id, card.slug, card.title)


def _document(start: Ref | str) -> dict[str, str]:
    if isinstance(start, str):
        if (section := old_section(start)) is not None:
            return {"kind": "section", "id": section}
        return {"kind": "search", "query": start}
    return {"kind": str(start.kind), **named(start)}

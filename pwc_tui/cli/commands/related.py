"""`pwc-tui related`: the papers related to some, each with the reasons."""

import argparse

from pwc_tui.api.results import RelatedResults
from pwc_tui.api.search import ArchiveSearch
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import narrate, print_data, query_lines
from pwc_tui.cli.output.papers_table import print_papers
from pwc_tui.cli.session import open_session
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.related import EVIDENCE, ReasonKind, Shelf
from pwc_tui.export.json.encode import to_line


def run(options: argparse.Namespace) -> int:
    """Print the papers related to each one named; status 1 when there are none."""
    if bool(options.papers) == options.stdin:
        raise UserError("related needs papers, or --stdin to read them from the input")
    finder = open_session(options.db).finder
    shelf, ignored = Shelf(options.shelf), ignored_kinds(options.ignore)
    if options.stdin:
        for line in query_lines():
            print_data(to_line(finder.related(line, options.limit, shelf, ignored).document()))
        return 0
    references = (as_text(reference) for reference in options.papers)
    answers = (finder.related(each, options.limit, shelf, ignored) for each in references)
    found = [_print(each, finder, options) for each in answers]
    return 0 if any(found) else 1


def ignored_kinds(text: str) -> frozenset[ReasonKind]:
    """Return the kinds of evidence that words with commas between name; raises UserError."""
    words = [word.strip().lower() for word in text.split(",") if word.strip()]
    unknown = [word for word in words if word not in EVIDENCE]
    if unknown:
        raise UserError(
            f"There is no evidence called {unknown[0]!r}: choose from {', '.join(EVIDENCE)}"
        )
    return frozenset[ReasonKind]().union(*(EVIDENCE[word] for word in words))


def _print(found: RelatedResults, finder: ArchiveSearch, options: argparse.Namespace) -> bool:
    """Print one answer and return whether it names any paper."""
    if found.paper is None:
        narrate(finder.no_such_paper(found.reference))
    if options.json:
        print_data(to_line(found.document()))
    elif found.paper is not None:
        if len(options.papers) > 1:
            narrate(f"related to {found.paper.title}:")
        cards = [each.card for each in found.related]
        print_papers(cards, (), [each.why() for each in found.related])
    return bool(found.related)

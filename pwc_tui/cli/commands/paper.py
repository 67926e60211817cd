"""`pwc-tui paper`: one paper whole."""

import argparse
from collections.abc import Iterator

from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import OutputColumn, print_data, print_line, print_prose, print_table
from pwc_tui.cli.session import open_session
from pwc_tui.domain.papers import CodeLink, Paper
from pwc_tui.domain.refs import Ref
from pwc_tui.export.json.encode import to_text
from pwc_tui.export.json.papers import attributed, paper_document

_AUTHORS_SHOWN = 40
_RESULT_COLUMNS = (
    OutputColumn("task"),
    OutputColumn("dataset"),
    OutputColumn("metric"),
    OutputColumn("value", is_short=True),
    OutputColumn("rank", is_short=True),
    OutputColumn("model"),
    OutputColumn("board", is_only_piped=True),
)


def run(options: argparse.Namespace) -> int:
    """Print the paper that is meant."""
    archive = open_session(options.db)
    found = archive.paper(as_text(" ".join(options.reference)))
    if options.json:
        print_data(to_text(attributed(archive.snapshot, paper_document(found))))
    else:
        _print(found)
    return 0


def _print(paper: Paper) -> None:
    for line in _head(paper):
        print_prose(line)
    for line in _addresses(paper):
        print_line(line)
    if paper.abstract:
        print_prose(f"\n{paper.abstract}")
    if paper.results:
        print_line("")
        print_table(_RESULT_COLUMNS, _results(paper), header=True)


def _head(paper: Paper) -> Iterator[str]:
    card = paper.card
    yield card.title
    if paper.authors:
        yield _authors(paper.authors)
    facts = (str(card.date or ""), paper.proceeding, paper.arxiv_id and f"arXiv {paper.arxiv_id}")
    if any(facts):
        yield " · ".join(fact for fact in facts if fact)
    if paper.version_of:
        yield f"A version of: {paper.version_of.name} ({paper.version_of.slug})"
    if paper.versions:
        yield f"Also as: {', '.join(f'{ref.name} ({ref.slug})' for ref in paper.versions)}"
    if paper.tasks:
        yield f"Tasks: {', '.join(task.name for task in paper.tasks)}"
    if paper.methods:
        yield f"Methods: {', '.join(method.name for method in paper.methods)}"


def _addresses(paper: Paper) -> Iterator[str]:
    for link in paper.links:
        yield f"{link.label}: {link.url}"
    for repository in paper.code:
        yield f"Code: {repository.url}{_about(repository)}"


def _authors(authors: tuple[Ref, ...]) -> str:
    shown = ", ".join(author.name for author in authors[:_AUTHORS_SHOWN])
    more = len(authors) - _AUTHORS_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _about(repository: CodeLink) -> str:
    facts = (repository.is_official and "official", repository.framework)
    said = ", ".join(fact for fact in facts if fact)
    return f" ({said})" if said else ""


def _results(paper: Paper) -> Iterator[tuple[str, ...]]:
    for result in paper.results:
        rank = "" if result.rank is None else f"{result.rank} of {result.of}"
        yield (
            result.task,
            result.dataset,
            result.metric,
            result.value,
            rank,
            result.model,
            result.board.slug,
        )

"""`pwc-tui table`: the results of papers side by side, as a paper on related work has them."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from pwc_tui.api.archive import Archive
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.commands.citations.cite import find_papers, hand_out, kept_keys, save
from pwc_tui.cli.console import narrate, query_lines
from pwc_tui.cli.session import open_session
from pwc_tui.domain.boards.results_matrix import (
    Contender,
    ResultsMatrix,
    results_matrix,
    shared_boards,
)
from pwc_tui.domain.boards.view import with_flips
from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.citations.keys import check_style
from pwc_tui.domain.errors import NotFoundError, UserError
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.export.citations.bibtex import bibtex

_MOST_BOARDS = 6
"""Leaderboards that are shown where none are named: what a page has room for."""


def run(options: argparse.Namespace) -> int:
    """Print the table; status 1 where a paper was not found, or none has a result."""
    form = _checked(options)
    archive = open_session(options.db)
    references = list(query_lines()) if options.stdin else list(map(as_text, options.papers))
    ids, missing = find_papers(archive, references)
    for reference in missing:
        narrate(archive.finder.no_such_paper(reference))
    shown = list(dict.fromkeys(map(archive.cards.shown_for, ids)))
    models = _models(archive, list(map(as_text, options.models)))
    matrix = _matrix(archive, shown, models, options)
    if not matrix.rows or not matrix.columns:
        narrate("none of these papers has a result on these leaderboards, so there is no table")
        return 1
    _say_left_out(matrix, len(shown) + len(models))
    papers = list({row.paper.slug: row.paper for row in matrix.rows}.values())
    style = check_style(as_text(options.keys))
    keys = {} if form == "markdown" else kept_keys(papers, style)  # which links to the papers
    text = _written(form, matrix, keys, archive.snapshot)
    hand_out(text, options, f"{len(matrix.rows):,} papers, {len(matrix.columns):,} columns")
    if form == "latex" and options.output is not None:
        _write_entries(papers, keys, archive.snapshot, options)
    return 1 if missing else 0


def _models(archive: Archive, references: Sequence[str]) -> dict[Contender, list[Ref]]:
    """Return the models, once for each of their papers, with the leaderboards they are on."""
    found: dict[Contender, list[Ref]] = {}
    for reference in references:
        ref = archive.cards.ref(Kind.MODEL, reference.strip())
        if ref is None:
            raise NotFoundError(archive.finder.no_such_entity(Kind.MODEL, reference))
        results = archive.boards.results_of(ref.id)
        papers = dict.fromkeys(each.paper.id for each in results if each.paper is not None)
        cited = {paper.slug: paper for paper in archive.cards.cited(list(papers))}
        for each in results:
            if each.paper is not None:
                key = Contender(cited[each.paper.slug], each.model)
                found.setdefault(key, []).append(each.board)
    return found


def _matrix(
    archive: Archive,
    ids: Sequence[int],
    models: Mapping[Contender, Sequence[Ref]],
    options: argparse.Namespace,
) -> ResultsMatrix:
    metrics = [as_text(metric) for metric in options.metric]
    if options.boards:
        named = list(map(as_text, options.boards))
        slugs = [_board(archive, name) for name in named]
    else:
        standings = archive.cards.standings(ids)
        boards_of = [*(standings[number].boards for number in ids), *models.values()]
        boards = shared_boards(boards_of, _MOST_BOARDS)
        slugs = [board.slug for board in boards]
    boards_read = map(archive.boards.board, dict.fromkeys(slugs))
    told = [with_flips(board, archive.directions)[0] for board in boards_read]
    return results_matrix(archive.cards.cited(ids), told, metrics, list(models))


def _board(archive: Archive, name: str) -> str:
    slug = archive.boards.find(name)
    if slug is None:
        raise NotFoundError(archive.finder.no_such_board(name))
    return slug


def _say_left_out(matrix: ResultsMatrix, asked: int) -> None:
    left_out = asked - len(matrix.rows)
    if left_out:
        narrate(f"{left_out:,} of {asked:,} papers have no result there, and no row")


def _written(form: str, matrix: ResultsMatrix, keys: Mapping[str, str], snapshot: str) -> str:
    # Each with the libraries of its own, which the others need not load.
    if form == "latex":
        from pwc_tui.export.matrix_latex import matrix_latex  # noqa: PLC0415

        return matrix_latex(matrix, keys, snapshot)
    if form == "markdown":
        from pwc_tui.export.matrix_markdown import matrix_markdown  # noqa: PLC0415

        return matrix_markdown(matrix, snapshot)
    if form == "csv":
        from pwc_tui.export.matrix_csv import matrix_csv  # noqa: PLC0415

        return matrix_csv(matrix, keys, snapshot)
    from pwc_tui.export.json.citations import matrix_document  # noqa: PLC0415
    from pwc_tui.export.json.encode import to_text  # noqa: PLC0415
    from pwc_tui.export.json.papers import attributed  # noqa: PLC0415

    return to_text(attributed(snapshot, matrix_document(matrix, keys)))


def _write_entries(
    papers: Sequence[CitedPaper],
    keys: Mapping[str, str],
    snapshot: str,
    options: argparse.Namespace,
) -> None:
    r"""Write the entries of all `\cite` beside the table."""
    target: Path = options.output.with_suffix(".bib")
    save(target, bibtex(papers, keys, snapshot), options, f"{len(papers):,} entries")


def _checked(options: argparse.Namespace) -> str:
    """Return the form; raises UserError for what does not go together."""
    if options.papers and options.stdin:
        raise UserError("--stdin reads the papers from the input: name none beside it")
    if not (options.papers or options.stdin or options.models):
        raise UserError("table needs papers or --models, or --stdin to read papers from the input")
    if options.force and options.output is None:
        raise UserError("--force goes with --output")
    if options.output is not None and options.output.suffix == ".bib":
        raise UserError("--output names the table; its entries are written beside it as .bib")
    check_style(as_text(options.keys))
    return "json" if options.json else str(options.format)

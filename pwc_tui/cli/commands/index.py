"""`pwc-tui index`: the search index of a database, checked, and built where it is not whole."""

import argparse
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pwc_tui.cli.console import narrate, print_data, print_line
from pwc_tui.cli.signals import Terminated, end_when_asked, give_way, status_of
from pwc_tui.config import Database, file_of
from pwc_tui.domain.errors import UserError
from pwc_tui.export.json.encode import to_text
from pwc_tui.ingest.active_database import active_database

if TYPE_CHECKING:
    from pathlib import Path

    from pwc_tui.export.json.encode import JsonObject
    from pwc_tui.search.upkeep.own_vectors import TrainingReport
    from pwc_tui.search.upkeep.parts import IndexPart
    from pwc_tui.search.upkeep.repair import IndexReport


def run(options: argparse.Namespace) -> int:
    """Build what is missing or damaged, everything with `--force`; print what was done."""
    end_when_asked()
    database = active_database(options.db).path
    if (file := file_of(database)) is None:
        return _on_server(options, database)
    if options.train_vectors and (options.only or options.force or options.progress):
        raise UserError("--train-vectors cannot be used with --only, --force or --progress")
    try:
        training = _trained(file) if options.train_vectors else None
        report = _with_numbers(options, file) if options.progress else _shown(options, file)
    except Terminated as request:
        narrate("stopped; `pwc-tui index` starts over")
        return status_of(request)
    if options.json:
        print_data(_json(report, training))
    elif not options.progress:
        for line in (*_training_lines(training), *_lines(report)):
            print_line(line)
    return 0


def _on_server(options: argparse.Namespace, server: Database) -> int:
    """Complete the search of a server, whose index is a part of the archive there."""
    from pwc_tui.cli.output.progress import import_shown_on  # noqa: PLC0415 - only where it is built
    from pwc_tui.postgres import complete_server  # noqa: PLC0415 - only where one is used
    from pwc_tui.system.progress import phase  # noqa: PLC0415 - as above

    started = time.perf_counter()
    with import_shown_on(sys.stderr) as listener:
        was_missing = complete_server(server, phase(listener, "abstracts"))
    seconds = time.perf_counter() - started
    if options.json:
        built = ["abstracts"] if was_missing else []
        print_data(to_text({"database": str(server), "built": built, "seconds": round(seconds, 2)}))
    elif was_missing:
        print_line(f"built in {seconds:.1f} s: abstracts, on {server}")
    else:
        print_line(f"the search index is complete: it is a part of the archive on {server}")
    return 0


def _shown(options: argparse.Namespace, database: "Path") -> "IndexReport":
    """Complete the index, with bars or lines for a person."""
    from pwc_tui.cli.output.progress import import_shown_on  # noqa: PLC0415 - as above
    from pwc_tui.ingest.import_files import index_progress  # noqa: PLC0415 - not before it is needed
    from pwc_tui.search.upkeep.repair import complete_index  # noqa: PLC0415 - 120 ms: NumPy

    with import_shown_on(sys.stderr) as listener:
        told = index_progress(listener)
        return complete_index(database, _parts(options), is_forced=options.force, progress=told)


def _trained(database: "Path") -> "TrainingReport":
    """Train word vectors on the archive, with a bar or lines for a person."""
    from pwc_tui.cli.output.progress import import_shown_on  # noqa: PLC0415 - as above
    from pwc_tui.search.upkeep.own_vectors import train_own_vectors  # noqa: PLC0415 - as above
    from pwc_tui.system.progress import phase  # noqa: PLC0415 - as above

    with import_shown_on(sys.stderr) as listener:
        return train_own_vectors(database, phase(listener, "words"))


def _with_numbers(options: argparse.Namespace, database: "Path") -> "IndexReport":
    """Complete the index for a program that waits: numbers from 0 to 1, one a line."""
    from pwc_tui.search.upkeep.repair import complete_index  # noqa: PLC0415 - as above

    give_way()
    parts = _parts(options)

    done = dict.fromkeys(parts, 0.0)

    def tell(part: "IndexPart", share: float) -> None:
        done[part] = share
        print_data(f"{sum(done.values()) / len(parts):.3f}")

    report = complete_index(database, parts, is_forced=options.force, progress=tell)
    if report.built:
        print_data("1.000")
    return report


def _parts(options: argparse.Namespace) -> "list[IndexPart]":
    from pwc_tui.search.upkeep.parts import IndexPart  # noqa: PLC0415 - as above

    return [IndexPart(options.only)] if options.only else list(IndexPart)


def _json(report: "IndexReport", training: "TrainingReport | None") -> str:
    document: JsonObject = {
        "folder": str(report.folder),
        "built": [str(part) for part in report.built],
        "bytes": report.bytes,
        "seconds": round(report.seconds, 2),
        "vectors": {"checksum": report.vectors or None, "is_own": report.has_own_vectors},
    }
    if training is not None:
        document["training"] = {
            "score": round(training.score, 4),
            "score_in_use": round(training.score_in_use, 4),
            "is_kept": training.is_kept,
            "seconds": round(training.seconds, 2),
        }
    return to_text(document)


def _training_lines(training: "TrainingReport | None") -> Iterator[str]:
    if training is not None:
        yield (
            f"learnt from {training.papers:,} papers in {training.seconds:.0f} s: titles find their"
            f" abstracts with MRR {training.score:.3f}, before with {training.score_in_use:.3f}"
        )
        yield "the new vectors are in use" if training.is_kept else "the old vectors stay in use"


def _lines(report: "IndexReport") -> Iterator[str]:
    if report.built:
        yield f"built in {report.seconds:.1f} s: {', '.join(report.built)}"
    else:
        yield "the search index is complete"
    yield f"{report.folder}: {report.bytes / 1e6:,.1f} MB"
    if report.vectors:
        whence = "learnt from this archive" if report.has_own_vectors else "shipped with pwc-tui"
        yield f"the meaning of words: {whence}, {report.vectors}"

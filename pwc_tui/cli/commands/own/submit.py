"""`pwc-tui submit`: results of the user's own, added, changed, listed and exported."""

import argparse
import json
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

from pwc_tui.api.archive import Archive
from pwc_tui.api.own_results import OwnPlace, place_of
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.commands.own.user_data import open_user_file
from pwc_tui.cli.console import OutputColumn, narrate, print_data, print_line, print_table
from pwc_tui.cli.session import open_session
from pwc_tui.domain.errors import NotFoundError, UserError
from pwc_tui.domain.own.doubts import check
from pwc_tui.domain.user_data import SubmittedResult, SubmittedValue
from pwc_tui.export.json.encode import to_list
from pwc_tui.export.json.own_results import own_result
from pwc_tui.export.json.papers import attributed
from pwc_tui.export.own_results import eval_results_yaml, evaluation_tables

_TEXTS = {
    "task": "task",
    "dataset": "dataset",
    "model": "model",
    "paper": "paper",
    "code": "code_url",
    "source": "source_url",
    "note": "note",
}
"""What is given, as an option or in JSON, and what it is called in a result."""

_NAMES = (*_TEXTS, "board", "date", "values", "extra_data")
_COLUMNS = (
    OutputColumn("id"),
    OutputColumn("board"),
    OutputColumn("model"),
    OutputColumn("metric"),
    OutputColumn("value", is_short=True),
    OutputColumn("rank", is_short=True),
)
_LONGEST = 10_000_000
"""Bytes of JSON that are read."""

Given = Mapping[str, Any]
"""What is told of a result, by the names of the options."""


def run(options: argparse.Namespace) -> int:
    """Do what is asked for with the results of the user's own; list them where nothing is."""
    user, archive = open_user_file(), open_session(options.db)
    own = user.results()
    if options.export or options.hub:
        return _export(options, archive, own)
    if options.remove is not None:
        removed = _named(own, options.remove)
        user.remove_result(removed)
        print_line(f"removed: {removed.model}; `pwc-tui undo` brings it back")
        return 0
    given = _given(options)
    edited = None if options.edit is None else _named(own, options.edit)
    copied = None if options.copy is None else _named(own, options.copy)
    if not given and not options.stdin and edited is None and copied is None:
        return _print(options, archive, [place_of(archive, each) for each in own])
    documents = _documents() if options.stdin else [given]
    wanted = [_result(archive, each, edited or copied) for each in documents]
    if edited is not None:
        wanted = [replace(wanted[0], id=edited.id)]
    for result in wanted:
        check(result)
    places = [place_of(archive, result) for result in wanted]
    for doubt in dict.fromkeys(doubt for place in places for doubt in place.doubts):
        narrate(doubt)
    if options.check:
        return _print(options, archive, places)
    if edited is not None:
        user.change_result(wanted[0])
    else:
        user.add_results(wanted)
    return _print(options, archive, places)


def _given(options: argparse.Namespace) -> dict[str, Any]:
    """Return what the options tell of a result."""
    texts = {name: getattr(options, name) for name in (*_TEXTS, "board", "date")}
    given: dict[str, Any] = {
        name: as_text(text) for name, text in texts.items() if text is not None
    }
    if options.value:
        pairs = (as_text(each).rpartition("=") for each in options.value)
        given["values"] = {metric.strip(): raw.strip() for metric, _, raw in pairs}
    if options.extra_data is not None:
        given["extra_data"] = options.extra_data
    return given


def _documents() -> list[Given]:
    """Return the objects in the input: one, a list of them, or one a line."""
    text = sys.stdin.buffer.read(_LONGEST).decode("utf-8-sig", "replace").strip()
    try:
        try:
            found = json.loads(text)
        except ValueError:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise UserError(f"the input is no JSON ({error}): write one object a result") from error
    documents = found if isinstance(found, list) else [found]
    for number, each in enumerate(documents, 1):
        unknown = [*each.keys() - {*_NAMES, "id"}] if isinstance(each, dict) else ["no object"]
        if unknown:
            known = ", ".join(_NAMES)
            raise UserError(f"result {number}: {unknown[0]!r} is unknown; the names are {known}")
    return documents


def _result(archive: Archive, given: Given, like: SubmittedResult | None) -> SubmittedResult:
    """Return the result that is told, completed from one that it is like."""
    start = like or SubmittedResult("", "", "", "", (), datetime.now(UTC))
    told: dict[str, Any] = {
        field: _text(given, name) for name, field in _TEXTS.items() if given.get(name) is not None
    }
    if given.get("board") is not None:
        board = archive.board(_text(given, "board"), with_own=True).view.board
        told = {"task": board.task.name, "dataset": board.dataset.name} | told
    if given.get("date") is not None:
        told["day"] = _day(_text(given, "date"))
    if given.get("values") is not None:
        stated = {value.metric: value for value in start.values}
        stated |= {value.metric: value for value in _values(given["values"])}
        is_taken_out = like is not None  # where nothing is typed for it
        told["values"] = tuple(v for v in stated.values() if v.raw or not is_taken_out)
    if "extra_data" in given:
        told["uses_extra_data"] = given["extra_data"]
        if given["extra_data"] not in (True, False, None):
            raise UserError("extra_data is true, false or null")
    return replace(start, id=uuid.uuid4().hex, **told)


def _values(values: object) -> Iterator[SubmittedValue]:
    if not isinstance(values, dict):
        raise UserError('values are an object of metrics, such as {"Accuracy": "81.3"}')
    for metric, raw in values.items():
        if not isinstance(raw, str | int | float) or isinstance(raw, bool):
            raise UserError(f"the value of {metric!r} is neither a number nor a text")
        yield SubmittedValue(metric, str(raw))


def _text(given: Given, name: str) -> str:
    text = given[name]
    if not isinstance(text, str):
        raise UserError(f"{name} is {text!r}, which is no text")
    return text.strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UserError(f"{text!r} is not a day such as 2026-01-31") from error


def _named(own: Sequence[SubmittedResult], reference: str) -> SubmittedResult:
    """Return the result whose id begins so; raises NotFoundError where that is not one."""
    found = [each for each in own if each.id.startswith(reference) and reference]
    if len(found) != 1:
        said = "several of your results have" if found else "no result of yours has"
        raise NotFoundError(f"{said} the id {reference!r}; `pwc-tui submit` lists them")
    return found[0]


def _export(options: argparse.Namespace, archive: Archive, own: Sequence[SubmittedResult]) -> int:
    given = _given(options)
    wanted = [
        each
        for each in own
        if all(getattr(each, _TEXTS[name]) == given[name] for name in given.keys() & _TEXTS.keys())
    ]
    if options.export:
        print_data(evaluation_tables(wanted, archive.paper_card))
    elif options.hub_dataset is None or options.hub_task is None:
        raise UserError("--hub needs --hub-dataset and --hub-task, the ids that the hub has")
    else:
        where = as_text(options.hub_dataset), as_text(options.hub_task)
        print_data(eval_results_yaml(wanted, *where, archive.paper_card).rstrip())
    return 0 if wanted else 1


def _print(options: argparse.Namespace, archive: Archive, places: Sequence[OwnPlace]) -> int:
    if options.json:
        entries = [
            {
                **own_result(place.result),
                "board": place.board,
                "is_new_board": place.is_new,
                "standings": [asdict(standing) for standing in place.standings],
                "doubts": list(place.doubts),
            }
            for place in places
        ]
        print_data(to_list(attributed(archive.snapshot, {"results": entries})))
    else:
        rows = [
            (
                place.result.id[:8],
                place.board,
                place.result.model,
                standing.metric,
                standing.raw,
                "" if standing.rank is None else f"{standing.rank} of {standing.of}",
            )
            for place in places
            for standing in place.standings
        ]
        print_table(_COLUMNS, rows, header=False)
    return 0 if places else 1

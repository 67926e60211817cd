"""Results of the user's own as others read them: evaluation tables, and files of the hub."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from pwc_tui.domain.own.rows import FindPaper, as_value, paper_address
from pwc_tui.domain.user_data import SubmittedResult, SubmittedValue
from pwc_tui.export.json.papers import SITE

_TABLES: dict[str, Any] = {"categories": [], "description": "", "subtasks": [], "synonyms": []}


def evaluation_tables(results: Iterable[SubmittedResult], find: FindPaper) -> str:
    """Return results in the form of the archive's `evaluation-tables.json`, which imports read."""
    tasks: dict[str, dict[str, list[SubmittedResult]]] = {}
    for result in results:
        tasks.setdefault(result.task, {}).setdefault(result.dataset, []).append(result)
    document = [
        {
            "task": task,
            **_TABLES,
            "datasets": [_dataset(name, rows, find) for name, rows in datasets.items()],
        }
        for task, datasets in tasks.items()
    ]
    return json.dumps(document, ensure_ascii=False, indent=2)


def eval_results_yaml(
    results: Sequence[SubmittedResult], dataset: str, task: str, find: FindPaper
) -> str:
    """Return what goes into `.eval_results/NAME.yaml` of a model on the hub: a list of values.

    `dataset` and `task` are ids of the hub, which the archive does not know. One entry a metric,
    which the notes name: the form has no field for it.
    """
    entries = [
        _entry(result, value, (dataset, task), find)
        for result in results
        for value in result.values
    ]
    return "".join(entries)


def _dataset(name: str, results: Sequence[SubmittedResult], find: FindPaper) -> dict[str, Any]:
    metrics = dict.fromkeys(value.metric for result in results for value in result.values)
    return {
        "dataset": name,
        "description": "",
        "dataset_citations": [],
        "dataset_links": [],
        "subdatasets": [],
        "sota": {"metrics": list(metrics), "rows": [_row(result, find) for result in results]},
    }


def _row(result: SubmittedResult, find: FindPaper) -> dict[str, Any]:
    card = find(result.paper) if result.paper else None
    address = paper_address(result)
    link = f"{SITE}/paper/{card.slug}" if card else ""
    return {
        "model_name": result.model,
        "paper_title": card.title if card else "" if address else result.paper,
        "paper_url": link or address or result.source_url,
        "paper_date": result.day.isoformat() if result.day else None,
        "code_links": [{"title": "", "url": result.code_url}] if result.code_url else [],
        "model_links": [],
        "metrics": {value.metric: value.raw for value in result.values},
        "uses_additional_data": result.uses_extra_data,
    }


def _entry(
    result: SubmittedResult, value: SubmittedValue, place: tuple[str, str], find: FindPaper
) -> str:
    number = as_value(value.raw).number
    dataset, task = map(_quoted, place)
    lines = ["- dataset:", f"    id: {dataset}", f"    task_id: {task}"]
    lines.append(f"  value: {_quoted(value.raw) if number is None else number}")
    if result.day:
        lines.append(f"  date: {_quoted(result.day.isoformat())}")
    if source := _source(result, find):
        lines += ["  source:", f"    url: {_quoted(source)}"]
        lines.append(f"    name: {_quoted(result.model)}")
    notes = ", ".join(filter(None, (value.metric, result.note)))
    lines.append(f"  notes: {_quoted(notes)}")
    return "\n".join(lines) + "\n"


def _source(result: SubmittedResult, find: FindPaper) -> str:
    if result.source_url:
        return result.source_url
    if address := paper_address(result):
        return address
    card = find(result.paper) if result.paper else None
    return f"{SITE}/paper/{card.slug}" if card else result.code_url


def _quoted(text: str) -> str:
    """Return a text as YAML has it, of which JSON's are a part."""
    return json.dumps(text, ensure_ascii=True)

"""A result of the user's own as a form of lines, `name: value`, to be filled in and read."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.user_data import SubmittedResult, SubmittedValue

_BEFORE = ("task", "dataset", "model")
_AFTER = ("paper", "date", "code", "source", "extra data", "note")
_FIELDS = {"code": "code_url", "source": "source_url"}
"""What a line is called in a result, where that is something else."""

_LINE = re.compile(r"(?P<name>.*?):(?:\s+(?P<value>.*))?")
_YES_NO = {"": None, "yes": True, "no": False}
EXTRA_DATA = tuple(_YES_NO)
"""What the form's line on extra data may say."""


def form_text(result: SubmittedResult, metrics: Sequence[str]) -> str:
    """Return the form with what is known of a result, and a line for each metric."""
    stated = dict.fromkeys(metrics, "") | {value.metric: value.raw for value in result.values}
    told = {
        "date": result.day.isoformat() if result.day else "",
        "extra data": {True: "yes", False: "no", None: ""}[result.uses_extra_data],
    }
    lines = [(name, getattr(result, name)) for name in _BEFORE]
    lines += stated.items() or [("", "")]  # where the metrics are to be written
    lines += [
        (name, told[name] if name in told else getattr(result, _FIELDS.get(name, name)))
        for name in _AFTER
    ]
    return "\n".join(
        f"{clean_line(name)}: {clean_line(value)}" if name else "" for name, value in lines
    )


def field_at(text: str) -> tuple[str | None, str]:
    """Return the field that a line of the form is about and what is typed for it.

    None is the field of a line that has no name yet: of a metric.
    """
    found = _LINE.fullmatch(text)
    return (
        (None, text.strip()) if found is None else (found["name"], (found["value"] or "").strip())
    )


def read_form(text: str, start: SubmittedResult) -> SubmittedResult:
    """Return the result that a form tells, with the id of `start`.

    A name that is none of the form's is a metric, empty ones are left out. Raises UserError for a
    line without a name, and for what is no day.
    """
    told: dict[str, Any] = {}
    values = []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _LINE.fullmatch(line)
        if found is None:
            raise UserError(f"“{clean_line(line)[:40]}” is no line such as `Accuracy: 81.3`")
        name, value = found["name"].strip(), (found["value"] or "").strip()
        if name not in (*_BEFORE, *_AFTER):
            values += [SubmittedValue(name, value)] if value else []
        elif name == "date":
            told["day"] = _day(value)
        elif name == "extra data":
            if value.casefold() not in _YES_NO:
                raise UserError(f"extra data is yes, no or empty, not “{clean_line(value)}”")
            told["uses_extra_data"] = _YES_NO[value.casefold()]
        else:
            told[_FIELDS.get(name, name)] = value
    return replace(start, values=tuple(values), **told)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UserError(f"“{clean_line(text)}” is not a day such as 2026-01-31") from error

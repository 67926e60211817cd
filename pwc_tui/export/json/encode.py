"""Values as JSON text that may be read by a program and printed on a terminal alike."""

import json
import re
from collections.abc import Sequence
from typing import Any

JsonObject = dict[str, Any]
"""A JSON object; its fields are documented where it is made, and in the README."""

_NOT_FOR_TERMINALS = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""What json leaves as it is although it moves a cursor, reorders text or is no valid UTF-8.
Escaping keeps the data exactly, where `domain.text.clean.clean` would take it out."""


def to_line(document: JsonObject) -> str:
    """Return `document` as JSON on one line."""
    return _escaped(json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def to_text(document: JsonObject) -> str:
    """Return `document` as indented JSON, for documents that people look at too."""
    return _escaped(json.dumps(document, ensure_ascii=False, indent=2))


def to_array(entries: Sequence[JsonObject]) -> str:
    """Return a list of objects as indented JSON."""
    return _escaped(json.dumps(entries, ensure_ascii=False, indent=2))


def to_list(document: JsonObject) -> str:
    """Return `document` as indented JSON, but every entry of its last field, a list, on one line.

    Python indents in Python: 2,000 rows of a leaderboard would take 150 ms, so they take 15.
    """
    *_, field = document
    entries = document[field]
    head = to_text({name: value for name, value in document.items() if name != field})
    if not entries:
        return f'{head[:-2]},\n  "{field}": []\n}}'
    encode = json.JSONEncoder(ensure_ascii=False).encode  # `dumps` would make one for every entry
    lines = ",\n".join(f"    {encode(entry)}" for entry in entries)
    return f'{head[:-2]},\n  "{field}": [\n{_escaped(lines)}\n  ]\n}}'


def _escaped(text: str) -> str:
    return _NOT_FOR_TERMINALS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)

"""Tolerant conversion of JSON values, each repair noted in the ledger under its field."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.ingest.clean.dates import read_date
from pwc_tui.ingest.clean.finite import is_finite
from pwc_tui.ingest.report.ledger import MERGED, REPAIRED, SKIPPED, Ledger


class LinkText(NamedTuple):
    """An address with its title; either may be empty, not both."""

    title: str
    url: str


def text(value: object, field: str, ledger: Ledger) -> str | None:
    """Return `value` as text without white space around it; None for null and blank.

    A number becomes its digits. Anything else is no text and None.
    """
    if value is None:
        return None
    if isinstance(value, str):
        stored = value if value.isascii() else storable(value, field, ledger)
        return stored.strip() or None
    if isinstance(value, int | float) and not isinstance(value, bool) and is_finite(value):
        ledger.note(field, "number where text should be", value=value)
        return str(int(value) if value == int(value) else value)
    ledger.note(field, f"{kind_of(value)} where text should be", SKIPPED, value=value)
    return None


def storable(value: str, field: str, ledger: Ledger) -> str:
    """Return `value` with U+FFFD for lone surrogates, which UTF-8 and SQLite cannot hold."""
    if value.isascii():  # most are: a tenth of the time
        return value
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        ledger.note(field, "half of a surrogate pair", value=value)
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


NULL_WORDS = frozenset(("None", "NaN", "nan", "null"))
"""What programs that wrote the archive made of a null."""


def real_text(value: object, field: str, ledger: Ledger) -> str | None:
    """Return `value` as `text` does, taking the words "None" and "NaN" for the null they were."""
    found = text(value, field, ledger)
    return None if found is None else meant_text(found, field, ledger)


def meant_text(value: str, field: str, ledger: Ledger) -> str | None:
    """Return what a text stands for that is not blank: None for the words "None" and "NaN".

    Of a list written as text it is the items, of a list of addresses the first.
    """
    if value in NULL_WORDS:
        ledger.note(field, f'the word "{value}" where null should be')
        return None
    written = _written_list(value) if value[0] == "[" and value[-1] == "]" else None
    if written is None:
        return value
    ledger.note(field, "a list written as text where text should be", value=value)
    return written[0] if written and "://" in written[0] else ", ".join(written) or None


def line(value: object, field: str, ledger: Ledger) -> str | None:
    """Return `value` as `text` does, on one line: names are kept in lists separated by lines."""
    found = text(value, field, ledger)
    if found is None:
        return None
    if len(found) > LONGEST_NAME:
        ledger.note(field, f"name of more than {LONGEST_NAME:,} characters: cut", value=found)
        found = found[:LONGEST_NAME].strip()
    if not _LINE_BREAKS.isdisjoint(found):
        ledger.note(field, "line break in a name", value=found)
        return " ".join(found.split())
    return found


LONGEST_NAME = 5_000
"""Characters of a name. The real archive's longest has 256; a hostile one of ten million would take
the search index a quarter of a minute."""

_LINE_BREAKS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


def lines(value: object, field: str, ledger: Ledger, separator: str | None = None) -> list[str]:
    """Return the names in a list, each once, without blank ones.

    Objects with a name count as that name. A text is a list of one, or is split at `separator`; one
    that is a list as Python or JSON write it is that list.
    """
    if isinstance(value, str):
        ledger.note(field, "text where a list should be", value=value)
        written = _written_list(value)
        if written is None:
            written = value.split(separator) if separator else [value]
        value = [*written]
    names = [_name(item, field, ledger) for item in items(value, field, ledger)]
    return distinct([name for name in names if name is not None], field, ledger)


_LONGEST_LIST = 100_000
_ITEM = r"""\s*(?:'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+"|None|null|nan|NaN)\s*"""
_LIST = re.compile(rf"\[(?:{_ITEM}(?:,{_ITEM})*+)?+\s*\]", re.DOTALL)
_IN_LIST = re.compile(r"""'((?:[^'\\]|\\.)*+)'|"((?:[^"\\]|\\.)*+)\"""", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def _written_list(value: str) -> list[str] | None:
    """Return the texts of a list that was written as text; None where it is none."""
    text = value.strip()
    if len(text) > _LONGEST_LIST or not _LIST.fullmatch(text):
        return None
    found = (match[1] or match[2] or "" for match in _IN_LIST.finditer(text))
    return [_ESCAPED.sub(r"\1", item) for item in found]


def _name(item: object, field: str, ledger: Ledger) -> str | None:
    if isinstance(item, dict):
        ledger.note(field, "object where a name should be")
        item = item.get("name", item.get("task"))
    found = line(item, field, ledger)
    if found is None and (item is None or isinstance(item, str)):
        ledger.note(field, "blank name", SKIPPED)
    if found in NULL_WORDS:
        ledger.note(field, "a word for null where a name should be", SKIPPED, value=found)
        return None
    return found


def distinct(names: list[str], field: str, ledger: Ledger) -> list[str]:
    """Return `names`, each only where it stands first."""
    kept = list(dict.fromkeys(names))
    if repeated := len(names) - len(kept):
        twice = next(name for name, count in Counter(names).items() if count > 1)
        ledger.note(field, "repeated name", MERGED, repeated, value=twice)
    return kept


def items(value: object, field: str, ledger: Ledger) -> list[object]:
    """Return `value` if it is a list, and an empty list otherwise."""
    if isinstance(value, list):
        return value
    if value is not None:
        ledger.note(field, f"{kind_of(value)} where a list should be", SKIPPED, value=value)
    return []


def objects(value: object, field: str, ledger: Ledger) -> Iterable[dict[str, object]]:
    """Yield the objects of a list, leaving out what is none."""
    for item in items(value, field, ledger):
        if isinstance(item, dict):
            yield item
        else:
            ledger.note(field, f"{kind_of(item)} where an object should be", SKIPPED, value=item)


def object_of(value: object, field: str, ledger: Ledger) -> dict[str, object]:
    """Return `value` if it is an object, and an empty one otherwise."""
    if isinstance(value, dict):
        return value
    if value is not None:
        ledger.note(field, f"{kind_of(value)} where an object should be", SKIPPED, value=value)
    return {}


def links(value: object, field: str, ledger: Ledger) -> list[LinkText]:
    """Return the addresses in a list of `{title, url}`; a bare text counts as an address."""
    if value is None or value == []:  # of most results
        return []
    if isinstance(value, str):
        ledger.note(field, "text where a list should be", value=value)
        value = [value] if value.strip() else []
    found = (_link(item, field, ledger) for item in items(value, field, ledger))
    return [link for link in found if link is not None]


def _link(item: object, field: str, ledger: Ledger) -> LinkText | None:
    if isinstance(item, str):
        ledger.note(field, "text where an object should be", value=item)
        item = {"url": item}
    entry = object_of(item, field, ledger)
    link = LinkText(
        text(entry.get("title"), f"{field}.title", ledger) or "",
        text(entry.get("url"), f"{field}.url", ledger) or "",
    )
    if not link.title and not link.url:
        ledger.note(field, "link without title and address", SKIPPED)
        return None
    return link


def flag(value: object, field: str, ledger: Ledger) -> bool | None:
    """Return `value` as true or false; None for null, blank and what is neither."""
    if value is None or isinstance(value, bool):
        return value
    known = {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}
    if isinstance(value, str | int | float):
        word = str(value).strip().lower()
        if word in known:
            ledger.note(field, f"{kind_of(value)} where true or false should be", value=value)
            return known[word]
        if not word:
            return None
    ledger.note(field, f"{kind_of(value)} where true or false should be", SKIPPED, value=value)
    return None


def integer(value: object, field: str, ledger: Ledger, lowest: int, highest: int) -> int | None:
    """Return `value` as a whole number from `lowest` to `highest`; None for anything else."""
    if value is None:
        return None
    number = value
    if isinstance(value, str):
        number = _number(value)
    if isinstance(number, int | float) and not isinstance(number, bool):
        if lowest <= number <= highest and number == int(number):
            if not isinstance(value, int):
                ledger.note(field, f"{kind_of(value)} where a whole number should be", value=value)
            return int(number)
        ledger.note(field, "implausible number", SKIPPED, value=value)
        return None
    if value != "":
        ledger.note(field, f"{kind_of(value)} where a whole number should be", SKIPPED, value=value)
    return None


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def day(value: object, field: str, ledger: Ledger, latest_year: int) -> PartialDate | None:
    """Return the date `value` states in one of the forms `read_date` knows; None otherwise."""
    reading = read_date(value, latest_year)
    if reading.problem:
        action = SKIPPED if reading.date is None else REPAIRED
        ledger.note(field, reading.problem, action, value=value)
    return reading.date


def raw_value(value: object, field: str, ledger: Ledger) -> str | None:
    """Return what a result states, as text; None for null and blank.

    Numbers, lists and objects become the JSON they were.
    """
    if value is None:
        return None
    if isinstance(value, list | dict):
        ledger.note(field, f"{kind_of(value)} where a value should be")
    stated = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    found = storable(stated, field, ledger).strip()
    if len(found) > LONGEST_NAME:
        ledger.note(field, f"value of more than {LONGEST_NAME:,} characters: cut", value=found)
        found = found[:LONGEST_NAME].strip()
    return found or None


def kind_of(value: object) -> str:
    """Return what a JSON value is, in words."""
    if isinstance(value, float) and not is_finite(value):
        return "not a finite number"
    kinds = {
        type(None): "null",
        bool: "true or false",
        str: "text",
        list: "a list",
        dict: "an object",
    }
    return kinds.get(type(value), "a number")

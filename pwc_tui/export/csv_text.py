"""Any text as a cell of CSV that a spreadsheet shows and does not run."""

from pwc_tui.domain.text.clean import clean

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""The wide ones are the same to a spreadsheet that is set to an East Asian language."""
_HARMLESS = ("-", "+")
"""What stands in tables for "none"."""


def csv_cell(text: str) -> str:
    """Return a cell on one line: many tools read a file with a line for each record.

    What a spreadsheet would run as a formula gets a leading `'`; numbers do not. Where `;`
    separates cells, as in many languages, what follows one is a cell of its own.
    """
    return ";".join(map(_harmless, clean(text).replace("\n", " ").split(";")))


def _harmless(text: str) -> str:
    start = text.lstrip()
    is_formula = start.startswith(_FORMULA_STARTS) and start not in _HARMLESS
    if not is_formula or _is_number(start):
        return text
    return f"{text[: len(text) - len(start)]}'{start}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

"""Entries as a table of pandas, which is no part of the program."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pwc_tui.domain.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from pwc_tui.export.json.encode import JsonObject


def frame_of(entries: "Iterable[JsonObject]", columns: Sequence[str] = ()) -> "pd.DataFrame":
    """Return one row for each entry; `columns` are those of a table without rows."""
    try:
        import pandas as pd  # noqa: PLC0415 - 300 ms, and nothing else needs it
    except ModuleNotFoundError as error:
        raise UserError(
            "to_pandas needs a library that is not installed: `pip install pandas`"
        ) from error
    rows = list(entries)
    return pd.DataFrame(rows, columns=None if rows else list(columns))

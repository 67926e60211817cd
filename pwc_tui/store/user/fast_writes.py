"""Keeping a setting with plain SQL as the program ends: SQLModel would take half a second."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from pwc_tui.domain.user_data import Setting, T
from pwc_tui.store.user.errors import failure
from pwc_tui.store.user.open import connect, prepare
from pwc_tui.store.user.timestamps import after

_LAST = "SELECT changed_at FROM setting WHERE name = ?"
_KEEP = "INSERT OR REPLACE INTO setting (name, value, changed_at) VALUES (?, ?, ?)"


def keep_setting(path: Path, setting: Setting[T], value: T) -> None:
    """Keep what a setting is set to in the user's file; raises UserError where that cannot be."""
    prepare(path)
    try:
        with closing(connect(path)) as connection:
            row = connection.execute(_LAST, (setting.name,)).fetchone()
            moment = after(row[0] if row else None)
            connection.execute(_KEEP, (setting.name, json.dumps(value), moment))
    except sqlite3.Error as error:
        raise failure(path, error) from error

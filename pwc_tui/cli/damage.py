"""Telling a defect of the program from a database that is damaged, where a command broke down."""

import argparse
import sqlite3
from contextlib import suppress

from pwc_tui.config import file_of
from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.active_database import active_database
from pwc_tui.store.connect.integrity import DatabaseCheck
from pwc_tui.store.connect.open import damaged


def as_damage(error: Exception, options: argparse.Namespace | None) -> UserError | None:
    """Return what to say where a damaged database is the reason for an error; else None.

    Whatever a page of the file was overwritten with may come out of it as a number, a text or a
    reference to something else, and break any part of the program. So all of it is looked at then:
    9 s for the whole archive.
    """
    if isinstance(error, OSError):
        return None
    with suppress(UserError, OSError, sqlite3.Error):
        database = active_database(getattr(options, "db", None)).path
        if isinstance(error, sqlite3.DatabaseError | UnicodeDecodeError):  # it quotes the damage
            return damaged(database, error)
        if (file := file_of(database)) and (found := DatabaseCheck(file).run()):
            return damaged(database, ValueError(found))
    return None

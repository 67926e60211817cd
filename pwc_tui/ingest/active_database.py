"""Which database is used: the one that is named, the user's own, or the demo."""

from dataclasses import dataclass

from pwc_tui.config import (
    DATABASE_VARIABLE,
    Database,
    database_from_environment,
    default_database,
    file_of,
)
from pwc_tui.domain.errors import UserError
from pwc_tui.system.regular_file import require_regular


@dataclass(frozen=True, slots=True)
class Active:
    """The database in use. `is_demo` tells that the user has none and sees the demo instead."""

    path: Database
    is_demo: bool


def active_database(explicit: Database | None) -> Active:
    """Return `explicit`, else the one `PWC_TUI_DB` names, else the imported one, else the demo.

    The demo is built when it is needed for the first time. Raises UserError when a database that
    is named does not exist, or the demo cannot be built.
    """
    if explicit is not None:
        return _named(explicit, f"--db {explicit}")
    if (named := database_from_environment()) is not None:
        return _named(named, f"{DATABASE_VARIABLE}={named}")
    if (default := default_database()).is_file():
        return Active(default, is_demo=False)
    from pwc_tui.ingest.demo import demo_database  # noqa: PLC0415 - rarely needed

    return Active(demo_database(), is_demo=True)


def _named(path: Database, source: str) -> Active:
    if (file := file_of(path)) is None:
        return Active(path, is_demo=False)
    require_regular(file, f"name a database ({source})")
    if not file.is_file():
        raise UserError(
            f"There is no database at {path} ({source}): "
            f"make one with `pwc-tui --db {path} import FOLDER`"
        )
    return Active(path, is_demo=False)

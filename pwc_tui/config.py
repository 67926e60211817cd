"""Where the program keeps its files, and what the environment says about it."""

import os
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.server_url import ServerUrl, is_url, server_url

Database = Path | ServerUrl
"""Where an archive is: in a file, or on a server that several people share."""

DATABASE_VARIABLE = "PWC_TUI_DB"
"""The environment variable that names another database than the default one."""

USER_VARIABLE = "PWC_TUI_USER"
"""The environment variable that names another file for what belongs to the user."""

CONFIG_VARIABLE = "PWC_TUI_CONFIG"
"""The environment variable that names another file of settings."""

_PROGRAM = "pwc-tui"


def database_from_environment() -> Database | None:
    """Return the database that `PWC_TUI_DB` names, or None where it is unset or empty."""
    value = os.environ.get(DATABASE_VARIABLE)
    return named_database(value) if value else None


def named_database(text: str) -> Database:
    """Return the file or the server that `text` names; raises UserError for another address."""
    if (server := server_url(text)) is not None:
        # By name, as everything else stands above this: what is to be done on a server is known
        # from now on.
        import_module("pwc_tui.postgres")
        return server
    if is_url(text):
        scheme = text.partition(":")[0]
        raise UserError(
            f"An archive is in a file or on a PostgreSQL server, not at {scheme}://…: "
            "name a path, or postgresql+psycopg://user@host/database"
        )
    path = expanded(text)
    if str(path).startswith("file:"):  # SQLite takes that for an address
        raise UserError(f"{text} is not a path: name the file itself, without `file:`")
    return path


def name_of(database: Database) -> str:
    """Return what `named_database` takes for an archive, in whichever folder; with a password."""
    return database.url if isinstance(database, ServerUrl) else str(database.absolute())


def file_of(database: Database) -> Path | None:
    """Return the file that an archive is in, None for one on a server."""
    return database if isinstance(database, Path) else None


def require_file(database: Database) -> Path:
    """Return the file that an archive is in, where it is in none by mistake of the program's."""
    if not isinstance(database, Path):
        raise TypeError(f"{database} is not in a file")
    return database


def expanded(text: str) -> Path:
    """Return the path that `text` names, ~ being a home; raises UserError for an unknown one."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise UserError(
            f"{text} is in a home directory that is not known: name the whole path"
        ) from error


def default_database() -> Path:
    """Return where `pwc-tui import` puts the archive when nothing else is said."""
    return data_dir() / "archive.db"


def user_file() -> Path:
    """Return where bookmarks, notes and the like are kept: `PWC_TUI_USER`, or the user's own place.

    It may not exist yet. No import ever touches it.
    """
    value = os.environ.get(USER_VARIABLE)
    return expanded(value) if value else data_dir() / "user.db"


def named_settings_file(explicit: Path | None) -> Path | None:
    """Return the file of settings that is named: `explicit`, else what `PWC_TUI_CONFIG` says."""
    value = os.environ.get(CONFIG_VARIABLE)
    return explicit or (expanded(value) if value else None)


def default_settings_file() -> Path:
    """Return where the settings are when nothing else is said; the file may not exist."""
    from platformdirs import user_config_path  # noqa: PLC0415 - 30 ms, see `data_dir`

    return _at_home(user_config_path) / "config.toml"


def data_dir() -> Path:
    """Return the user's data directory for this program; it may not exist yet."""
    # Importing platformdirs costs 30 ms, which a command with `--db` need not pay.
    from platformdirs import user_data_path  # noqa: PLC0415

    return _at_home(user_data_path)


def cache_dir() -> Path:
    """Return the user's cache directory for this program; it may not exist yet."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - 30 ms, see `data_dir`

    return _at_home(user_cache_path)


def log_file() -> Path:
    """Return where `--debug` writes what the program does; it may not exist yet."""
    from platformdirs import user_state_path  # noqa: PLC0415 - 30 ms, see `data_dir`

    return _at_home(user_state_path) / "pwc-tui.log"


def _at_home(find: Callable[..., Path]) -> Path:
    """Return the program's folder that `find` tells; raises UserError where there is no home."""
    with suppress(RuntimeError):  # of newer versions; older ones return "~/…"
        if (path := find(_PROGRAM, appauthor=False)).is_absolute():
            return path
    raise UserError(
        "There is no home directory for the program's files: set HOME, or name a file with --db "
        f"and one in {USER_VARIABLE}"
    )

"""The archive, its search index and the user's own file: where they are, and whether all is well.

Of what is the user's own nothing is told but the size.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from pwc_tui.cli.health.finding import Finding, shown
from pwc_tui.config import (
    Database,
    data_dir,
    default_settings_file,
    file_of,
    log_file,
    named_settings_file,
    user_file,
)
from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.active_database import active_database
from pwc_tui.settings.reading import read_settings
from pwc_tui.store.connect.open import open_database, size_of
from pwc_tui.store.queries.cards import Cards
from pwc_tui.store.user.open import check


def file_findings(named: Database | None, config: Path | None) -> Iterator[Finding]:
    """Yield what is found of the database and the settings that are named, or of those in use."""
    yield from _archive(named)
    yield _user_file()
    yield _settings(config)
    yield Finding("data directory", shown(data_dir()))
    yield Finding("log of --debug", shown(log_file()))
    for name in sorted(each for each in os.environ if each.startswith("PWC_TUI_")):
        yield Finding(name, shown(os.environ[name]))


def _settings(named: Path | None) -> Finding:
    path = named_settings_file(named) or default_settings_file()
    file = read_settings(path, must_exist=named_settings_file(named) is not None)
    count = len(file.problems)
    wrong = f"{count} things in it do not hold: `pwc-tui config check` tells them" if count else ""
    return Finding("settings", shown(path) if path.exists() else "none", wrong)


def _archive(named: Database | None) -> Iterator[Finding]:
    try:
        active = active_database(named)
        yield Finding("database", f"{shown(active.path)} ({size_of(active.path) / 1e6:,.1f} MB)")
        open_database(active.path).close()
        cards = Cards(active.path)
        build = cards.build()
        yield Finding("archive", f"{build.snapshot}, {cards.count():,} papers")
        yield Finding("build", f"{build.build_id}, tables {build.schema_version}")
        yield from _index(active.path)
    except UserError as error:
        yield Finding("archive", "cannot be read", shown(error))


def _index(database: Database) -> Iterator[Finding]:
    if (file := file_of(database)) is None:
        yield Finding("search index", "a part of the archive on the server")
        return
    # 120 ms: NumPy.
    from pwc_tui.search.upkeep.background_build import what_is_wrong  # noqa: PLC0415
    from pwc_tui.search.upkeep.folders import usable_folder  # noqa: PLC0415
    from pwc_tui.search.upkeep.parts import IndexPart  # noqa: PLC0415

    for part in IndexPart:
        name = f"index of {part}"
        if usable_folder(file, part) is not None:
            yield Finding(name, "whole")
        else:
            wrong = what_is_wrong(file, part)
            yield Finding(name, wrong, f"The {name} is {wrong}: `pwc-tui index` builds it.")


def _user_file() -> Finding:
    path = user_file()
    if not path.exists():
        return Finding("user's file", f"{shown(path)} (none yet)")
    try:
        check(path)
    except UserError as error:
        return Finding("user's file", shown(path), shown(error))
    return Finding("user's file", f"{shown(path)} ({path.stat().st_size:,} bytes)")

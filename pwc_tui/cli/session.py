"""Opening the archive that a command works on, and saying on the error stream what it does."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pwc_tui.api.archive import Archive, open_archive
from pwc_tui.api.listener import ArchiveListener
from pwc_tui.cli.console import narrate
from pwc_tui.config import Database, default_settings_file, named_settings_file
from pwc_tui.settings.reading import SettingsFile, read_settings


def open_session(database: Database | None) -> Archive:
    """Open the database that is meant (None: the user's own, else the demo) and say which it is.

    Raises UserError when it is none of pwc-tui.
    """
    archive = open_archive(database, _Narrator())
    if archive.is_demo:
        narrate(f"the demo archive, {len(archive)} papers; `pwc-tui fetch` gets the whole one")
    elif sys.stderr.isatty():
        narrate(f"database {archive.database}")
    return archive


def settings_file(named: Path | None) -> Path:
    """Return which file of settings is read: what `--config` names, the environment, the user's."""
    return named_settings_file(named) or default_settings_file()


def open_settings(named: Path | None, *, narrates: bool = True) -> SettingsFile:
    """Return what is set, and say on the error stream what is wrong with it."""
    is_named = named_settings_file(named) is not None
    file = read_settings(settings_file(named), must_exist=is_named)
    if narrates:
        for said in file.complaints():
            narrate(said)
    return file


class _Narrator(ArchiveListener):
    """Says what it hears on the error stream."""

    def notice(self, sentence: str) -> None:
        narrate(sentence)

    @contextmanager
    def building(self, name: str, problem: Callable[[], str]) -> Iterator[Callable[[float], None]]:
        """Show how far a building is; nothing is shown where nothing is built."""
        with ExitStack() as shown:
            bar: list[Callable[[float], None]] = []

            def tell(share: float) -> None:
                if not bar:
                    # Only where something is built.
                    from pwc_tui.cli.output.progress import import_shown_on  # noqa: PLC0415
                    from pwc_tui.system.progress import phase  # noqa: PLC0415

                    narrate(f"the search index is {problem()}: building it")
                    bar.append(phase(shown.enter_context(import_shown_on(sys.stderr)), name))
                bar[0](share)

            yield tell

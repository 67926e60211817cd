"""The user's own file as the screens use it, opened when it is first needed.

Methods whose name begins with `known_` never wait; all others are called from worker threads.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from pwc_tui.config import user_file
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.user_data import Setting, Subject, T
from pwc_tui.system.importing import importing
from pwc_tui.tui.services.earlier_queries import QUERIES, EarlierQueries
from pwc_tui.tui.services.lazy import Lazy
from pwc_tui.tui.services.library_service import LibraryService

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pwc_tui.domain.boards.view import Flips
    from pwc_tui.domain.citations.cited_paper import CitedPaper
    from pwc_tui.domain.user_data import SubmittedResult
    from pwc_tui.store.user.fast_reads import UserFileReader
    from pwc_tui.store.user.user_file import UserFile


class UserService:
    """What belongs to the user. What cannot be read never hides what the archive holds."""

    def __init__(self) -> None:
        self._glance: Lazy[UserFileReader] = Lazy(_open_glance)
        self._user: Lazy[UserFile] = Lazy(_open_user)
        self._flips: Flips = {}
        self._results: tuple[SubmittedResult, ...] = ()
        self.library = LibraryService(self._glance, self._user)
        """Lists, notes and all else that is kept."""
        self.queries = EarlierQueries(
            lambda: self.setting(QUERIES), lambda text: self.set_setting(QUERIES, text)
        )
        """What was searched for before."""

    def flips(self) -> Flips:
        """Return the directions the user gave, those read before where the file is damaged."""
        with suppress(UserError):
            self._flips = self._glance.get().flips()
        return self._flips

    def known_flips(self) -> Flips:
        """Return the directions read last."""
        return self._flips

    def results(self) -> tuple[SubmittedResult, ...]:
        """Return the results of the user's own, those read before where the file is damaged."""
        with suppress(UserError, OSError):
            if user_file().exists():
                self._results = self._glance.get().results()
        return self._results

    def known_results(self) -> tuple[SubmittedResult, ...]:
        """Return the results read last."""
        return self._results

    def flip(self, slug: str, metric: str, direction: Direction | None) -> None:
        """Remember which way a metric improves; None takes the user's word back."""
        if direction is None:
            self._user.get().unflip(slug, metric)
        else:
            self._user.get().flip(slug, metric, direction)

    def setting(self, setting: Setting[T]) -> T:
        """Return what a setting was last set to, its default where the file is damaged.

        The start waits for this: it makes no file where there is none.
        """
        with suppress(UserError, OSError):
            if user_file().exists():
                return self._glance.get().setting(setting)
        return setting.default

    def set_setting(self, setting: Setting[T], value: T) -> None:
        """Keep a setting; raises UserError where it cannot be kept."""
        self._user.get().set_setting(setting, value)

    def keep(self, setting: Setting[T], value: T) -> None:
        """Keep a setting as the program ends, where that can be."""
        from pwc_tui.store.user.fast_writes import keep_setting  # noqa: PLC0415  as above

        with suppress(UserError, OSError):
            keep_setting(user_file(), setting, value)

    def remembered(self, setting: Setting[T], told: T | None) -> T:
        """Return what was chosen on the screen or what config.toml tells: what was changed last.

        `told` is what the file tells now, None for nothing. What it told when something was chosen
        on the screen is kept beside that: told the same, what was chosen holds.
        """
        if told is not None and self.setting(_told_then(setting)) != str(told):
            return told
        return self.setting(setting)

    def remember(self, setting: Setting[T], value: T, told: T | None) -> None:
        """Keep what was chosen on the screen; raises UserError where it cannot be kept."""
        self.set_setting(setting, value)
        if told is not None:
            self.set_setting(_told_then(setting), str(told))

    def visit(self, subject: Subject) -> None:
        """Remember that a thing was looked at, where that can be remembered."""
        with suppress(UserError):
            self._user.get().visit(subject)

    def visited(self, limit: int) -> tuple[Subject, ...]:
        """Return what was looked at last, the last first; nothing where the file is damaged."""
        with suppress(UserError):
            return self._glance.get().visited(limit)
        return ()

    def citation_keys(self, papers: Sequence[CitedPaper]) -> dict[str, str]:
        """Return under which keys papers are cited, by public ids; new ones are kept."""
        from pwc_tui.domain.citations.key_styles import DEFAULT_KEYS  # noqa: PLC0415  few export
        from pwc_tui.domain.citations.keys import assign_keys  # noqa: PLC0415
        from pwc_tui.store.user.citation_keys import keys_of  # noqa: PLC0415

        try:
            return keys_of(papers, DEFAULT_KEYS, user_file())
        except UserError:
            return assign_keys(papers, DEFAULT_KEYS)

    def close(self) -> None:
        """Close the file if it was opened."""
        for opened in (self._user.peek(), self._glance.peek()):
            if opened is not None:
                opened.close()


def _told_then(setting: Setting[T]) -> Setting[str]:
    """Return where that is kept which config.toml told when `setting` was chosen last."""
    return Setting(f"{setting.name} instead of", "")


def _open_glance() -> UserFileReader:
    from pwc_tui.store.user.fast_reads import UserFileReader  # noqa: PLC0415  not before the first board

    return UserFileReader(user_file())


def _open_user() -> UserFile:
    with importing:
        from pwc_tui.store.user.user_file import UserFile  # noqa: PLC0415  480 ms: SQLModel

    return UserFile(user_file())

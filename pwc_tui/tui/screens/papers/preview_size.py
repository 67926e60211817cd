"""How large the preview is: dragged by its edge or changed by keys, and the same next time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pwc_tui.domain.user_data import Setting
from pwc_tui.settings.declaration import ScreenSettings
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.screens.base.searchable import SearchableScreen
from pwc_tui.tui.widgets.search.preview import Preview
from pwc_tui.tui.workers import write

if TYPE_CHECKING:
    from pwc_tui.tui.services.user_service import UserService

_STEP_BESIDE, _STEP_BELOW = 4, 2
"""Columns and lines that a key adds or takes."""
_LEAST_BESIDE, _LEAST_BELOW = 20, 3
_LIST_BESIDE, _LIST_BELOW = 40, 10
"""Columns and lines that are always left to the list and the bars around it."""

_WIDTH: Setting[int] = Setting("preview width", 0)
_HEIGHT: Setting[int] = Setting("preview height", 0)


@dataclass(frozen=True, slots=True)
class PreviewSize:
    """The columns of a preview beside the list, and the lines of one below it; 0 is as usual."""

    width: int = 0
    height: int = 0


def told_size(settings: ScreenSettings) -> PreviewSize:
    """Return how large the settings tell it to be."""
    return PreviewSize(settings.preview_width, settings.preview_height)


def remembered_size(own: UserService, told: PreviewSize) -> PreviewSize:
    """Return how large the user left the preview, or what was told since."""
    return PreviewSize(
        own.remembered(_WIDTH, told.width or None), own.remembered(_HEIGHT, told.height or None)
    )


class PreviewSizing(SearchableScreen, group=CommandGroup.SEARCHING):
    """A screen whose preview can be made larger or smaller."""

    @command("Larger preview", "right_square_bracket", also="wider higher resize abstract")
    def action_larger_preview(self) -> None:
        """Give the preview more of the screen; its edge can be dragged, too."""
        self._grow(1)

    @command("Smaller preview", "left_square_bracket", also="narrower lower resize abstract")
    def action_smaller_preview(self) -> None:
        """Give the list more of the screen."""
        self._grow(-1)

    def fit_preview(self) -> None:
        """Give the preview the size that it is to have where it stands now."""
        size, styles = self.pwc.preview_size, self.query_one(Preview).styles
        for rule in ("width", "max_width", "height"):
            styles.clear_rule(rule)
        if self._is_beside and size.width:
            styles.width = styles.max_width = self._bounded(size.width)
        elif not self._is_beside and size.height:
            styles.height = self._bounded(size.height)

    def on_preview_dragged(self, event: Preview.Dragged) -> None:
        """Let the edge of the preview follow the mouse, and keep where it is let go."""
        end = self.query_one(Preview).region.bottom_right
        self._resize(end.x - event.x, end.y - event.y)
        if event.is_over:
            self.keep_preview()

    def keep_preview(self) -> None:
        """Have the preview as large the next time, too."""
        own, size = self.pwc.backend.own, self.pwc.preview_size
        told = told_size(self.pwc.settings.screen)
        is_beside = self._is_beside

        def keep() -> None:
            if is_beside:
                own.remember(_WIDTH, size.width, told.width or None)
            else:
                own.remember(_HEIGHT, size.height, told.height or None)

        write(self.pwc, keep, lambda _: None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a preview to be made larger or smaller."""
        if action in ("larger_preview", "smaller_preview"):
            return not self.is_typing and self.is_mounted and self.query_one(Preview).display
        return super().check_action(action, parameters)

    @property
    def _is_beside(self) -> bool:
        wanted = self.pwc.preview
        if wanted in ("right", "below"):
            return wanted == "right"
        return self.has_class("-wide") or self.has_class("-very-wide")

    def _grow(self, step: int) -> None:
        size = self.query_one(Preview).outer_size
        self._resize(size.width + step * _STEP_BESIDE, size.height + step * _STEP_BELOW)
        self.keep_preview()

    def _resize(self, width: int, height: int) -> None:
        now = self.pwc.preview_size
        if self._is_beside:
            self.pwc.preview_size = replace(now, width=self._bounded(width))
        else:
            self.pwc.preview_size = replace(now, height=self._bounded(height))
        self.fit_preview()

    def _bounded(self, cells: int) -> int:
        """Return the size nearest to `cells` that leaves enough to the list."""
        if self._is_beside:
            return max(_LEAST_BESIDE, min(cells, self.app.size.width - _LIST_BESIDE))
        return max(_LEAST_BELOW, min(cells, self.app.size.height - _LIST_BELOW))

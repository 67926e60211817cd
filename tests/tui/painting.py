"""Painting only what is looked at: half of what a test of the screen takes is frames in between.

A screen is painted when it is at rest, so that whatever painting finds is found; `every_frame` is
for tests of the frames themselves.
"""

from typing import Any
from weakref import WeakSet

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.screen import Screen

_put_off: WeakSet[Compositor] = WeakSet()
_render_update = Compositor.render_update


def paint_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing painted before `paint` is called."""
    monkeypatch.setattr(Compositor, "render_update", _note)


def paint(app: App[Any]) -> bool:
    """Paint the screen that is shown, and return whether there was anything to paint."""
    if not app.screen_stack or app.screen._compositor not in _put_off:
        return False
    compositor = app.screen._compositor
    _put_off.discard(compositor)
    visible_screen_stack.set(app._background_screens)
    compositor.render_strips()
    return True


def _note(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> RenderableType | None:
    if full:  # a picture is taken
        return _render_update(compositor, full, screen_stack, simplify)
    compositor._dirty_regions.clear()
    _put_off.add(compositor)
    return None

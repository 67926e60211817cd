"""The names of Textual that are not public and that this program needs: here and nowhere else.

Each has a test, so that a release of Textual which takes one away is noticed before a user does.
"""

import string
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeAlias

from textual import _context
from textual._styles_cache import StylesCache
from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

Callback: TypeAlias = Callable[..., Any]


class StackedScreen(Screen[None]):
    """A screen that may lie below another one, and that does nothing any more once it is left.

    In Textual 8.2 one that was painted once while it lay below has the whole terminal painted anew
    for ever after, at each key that is typed above it: 16 kB and 15 ms. And what a screen put off
    reaches it even when its widgets are gone.
    """

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        if self.app.screen is not self:
            self._repaint_required = False

    def call_after_refresh(self, callback: Callback, *args: Any, **kwargs: Any) -> bool:
        """Call `callback` after the next refresh, unless the screen is left by then."""

        def call() -> object:
            return None if is_being_removed(self) else callback(*args, **kwargs)

        return super().call_after_refresh(call)


def sender_of(message: Message) -> DOMNode | None:
    """Return the widget or screen that posted a message, None where it was none of them."""
    sender = message._sender
    return sender if isinstance(sender, DOMNode) else None


def is_being_removed(node: DOMNode) -> bool:
    """Whether a node was asked to go, though it may still be attached."""
    return node._pruning


def allow_switching(first: Screen[None], app: App[None]) -> None:
    """Let the lowest screen of all be replaced by another one, as all others can be.

    Textual 8.2 takes from every screen that is replaced who waits for its answer, and the lowest
    one has not even an entry for nobody.
    """
    first._push_result_callback(app, None)


def failure_of(app: App[None]) -> Exception | None:
    """Return the defect that ended an app, None where it was left."""
    return app._exception


def write_to_terminal(app: App[None], sequence: str) -> None:
    """Send the terminal a control sequence that Textual has no method for."""
    if app._driver is not None:
        app._driver.write(sequence)


def painted_lines(screen: Screen[None]) -> list[Strip]:
    """Return the lines of a screen as they are painted now."""
    return screen._compositor.render_strips()


def own_bindings(widget: Widget, key: str) -> Iterable[Binding]:
    """Return what a widget itself binds a key to, apart from the screen and the app."""
    return widget._bindings.key_to_bindings.get(key, ())


def forget_painted_lines() -> None:
    """Forget the painted lines of widgets that are gone.

    Textual 8.2 keeps those of a thousand removed widgets in a cache that is keyed by their owner
    (its issue 6665): 70 MB after forty papers.
    """
    StylesCache.get_inner_outer.cache_clear()


def active_app() -> App[object] | None:
    """Return the app within which something is done now, None where there is none."""
    return _context.active_app.get(None)


def rebind(node: DOMNode, change: Callable[[BindingsMap], BindingsMap]) -> None:
    """Give a widget other bindings than its class has."""
    node._bindings = change(node._bindings)


def key_of_character(character: str) -> str:
    """Return the name of the key that types a character: "slash" for "/"."""
    return _character_to_key(character)


@cache
def characters_of_keys() -> dict[str, str]:
    """Return the signs that are typed by keys of other names: "/" by "slash"."""
    return {_character_to_key(sign): sign for sign in string.punctuation}


@cache
def names_of_keys() -> frozenset[str]:
    """Return the names of all keys but letters and digits: "slash", "f5", "ctrl+@"."""
    return frozenset((*(key.value for key in Keys), *characters_of_keys()))

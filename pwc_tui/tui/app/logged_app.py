"""An app that writes down which actions it ran, where a log is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from pwc_tui.system.debug_log import log_event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode


class LoggedApp(App[None]):
    """Tells the log of every action, without what it is run with."""

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Act as always, and write that down."""
        name = action.partition("(")[0] if isinstance(action, str) else action[1]
        is_done = await super().run_action(action, default_namespace, namespaces)
        log_event("action", name=name, done=is_done)
        return is_done

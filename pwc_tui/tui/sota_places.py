"""The places of the section about the state of the art, and that of a task; see `tui.history`."""

from dataclasses import dataclass

from pwc_tui.domain.refs import Ref
from pwc_tui.domain.task_tree import Key


@dataclass(frozen=True, slots=True)
class NotablePlace:
    """The notable leaderboards: how the section about the state of the art begins."""

    words: str = ""
    cursor_id: int | None = None
    scroll: int = 0
    is_typing: bool = False

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        return "SotA"

    @property
    def is_root(self) -> bool:
        """Whether the breadcrumb begins anew here."""
        return True


@dataclass(frozen=True, slots=True)
class TreePlace:
    """The tree of areas, tasks and leaderboards."""

    words: str = ""
    cursor_key: Key = ()
    toggled: frozenset[Key] = frozenset()
    """The lines that are open though they begin closed, or the other way round."""
    scroll: int = 0
    is_typing: bool = False

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        return "SotA"

    @property
    def is_root(self) -> bool:
        """Whether the breadcrumb begins anew here."""
        return True


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """A task's page. `focus` is the id of the widget that had the focus, "" for the default."""

    ref: Ref
    focus: str = ""
    scroll: int = 0
    cursor: int = 0
    """The highlighted row or item of what has the focus."""

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        return self.ref.name

    @property
    def is_root(self) -> bool:
        """Whether the breadcrumb begins anew here."""
        return False

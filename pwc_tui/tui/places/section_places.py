"""The places of sections that have several views; see `tui.places.trail`."""

from dataclasses import dataclass

from pwc_tui.domain.pages.method_tree import MethodKey
from pwc_tui.domain.pages.task_tree import Key
from pwc_tui.domain.refs import Kind


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
    """The tree of areas, tasks and leaderboards, a view of two sections."""

    section: Kind = Kind.BOARD
    """Board for that of the state of the art, task for that of the tasks."""
    words: str = ""
    cursor_key: Key = ()
    toggled: frozenset[Key] = frozenset()
    """The lines that are open though they begin closed, or the other way round."""
    scroll: int = 0
    is_typing: bool = False

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        return "Tasks" if self.section is Kind.TASK else "SotA"

    @property
    def is_root(self) -> bool:
        """Whether the breadcrumb begins anew here."""
        return True


@dataclass(frozen=True, slots=True)
class MethodTreePlace:
    """The tree of areas, collections and methods."""

    words: str = ""
    cursor_key: MethodKey = ()
    toggled: frozenset[MethodKey] = frozenset()
    """As of `TreePlace`."""
    scroll: int = 0
    is_typing: bool = False

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        return "Methods"

    @property
    def is_root(self) -> bool:
        """Whether the breadcrumb begins anew here."""
        return True

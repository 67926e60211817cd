"""The places of pages that one reads; see `tui.places.trail`."""

from dataclasses import dataclass

from pwc_tui.domain.refs import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """How a page was left: `focus` is the id of the list that had the focus, "" for the default."""

    focus: str = ""
    scroll: int = 0
    cursor: int = 0
    """The highlighted thing of that list."""


@dataclass(frozen=True, slots=True)
class HomePlace(PagePlace):
    """The archive at a glance."""

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        return "Home"

    @property
    def is_root(self) -> bool:
        """Whether the breadcrumb begins anew here."""
        return True


@dataclass(frozen=True, slots=True)
class EntityPlace(PagePlace):
    """The page of a task, dataset, method, author, repository or venue: its kind says of which."""

    ref: Ref

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        return self.ref.name

    @property
    def is_root(self) -> bool:
        """Whether the breadcrumb begins anew here."""
        return False

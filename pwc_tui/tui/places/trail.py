"""Where the user is and how they came: places, and the trail that leads back and forward again.

A place is what a screen needs to appear exactly as it was left. Everything here is a frozen value
without any knowledge of Textual; only the app turns a place into a screen.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar

from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.library import LibraryOrder
from pwc_tui.domain.pages.facets import Facet
from pwc_tui.domain.pages.method_tree import MethodKey
from pwc_tui.domain.pages.task_tree import Key
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.related import Shelf

TRAIL_LIMIT = 500
"""Places kept; a place is some hundred bytes, and nobody goes back further."""

SECTION_TITLES = {
    Kind.PAPER: "Papers",
    Kind.BOARD: "SotA",
    Kind.TASK: "Tasks",
    Kind.DATASET: "Datasets",
    Kind.METHOD: "Methods",
}
"""The sections by the names that the site had for them, in the order of the navigation bar."""

KIND_TITLES = {
    **SECTION_TITLES,
    Kind.AUTHOR: "Authors",
    Kind.MODEL: "Models",
    Kind.REPOSITORY: "Code",
    Kind.VENUE: "Venues",
}
"""What there is to find, as the strip of kinds calls it."""


@dataclass(frozen=True, slots=True)
class PapersPlace:
    """A list of papers: what was asked for, which row was highlighted, and what was on screen."""

    request: ListRequest = field(default_factory=ListRequest)
    cursor_id: int | None = None
    scroll: int = 0
    """The first visible row."""
    cursor: int = 0
    """The row of `cursor_id`, so that it need not be looked for."""
    is_typing: bool = False
    """Whether the search bar had the focus."""
    kind: Kind | None = None
    """What kind of hits was shown; None for all."""
    cursor_ref: Ref | None = None
    """What was highlighted, where it was no paper."""

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        scope, words = self.request.scope, self.request.words.strip()
        name = f"{scope.kind}: {scope.name}" if scope else SECTION_TITLES[Kind.PAPER]
        return f"{name} “{words}”" if words else name

    @property
    def is_root(self) -> bool:
        """Whether the breadcrumb begins anew here."""
        return self.request.scope is None


@dataclass(frozen=True, slots=True)
class BrowsePlace:
    """A list of boards, tasks, datasets, methods or venues: all, or boards of a task or dataset."""

    kind: Kind
    scope: Ref | None = None
    words: str = ""
    cursor_id: int | None = None
    scroll: int = 0
    is_typing: bool = False
    of_hidden: bool = False
    """Whether it lists the advertisements that the list itself leaves out."""
    facets: tuple[Facet, ...] = ()
    """What the datasets listed are all filed under."""

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        if self.scope is not None:
            return f"{KIND_TITLES[self.kind]} on {self.scope.name}"
        return f"{'Hidden ' * self.of_hidden}{KIND_TITLES[self.kind]}"

    @property
    def is_root(self) -> bool:
        """Whether the breadcrumb begins anew here."""
        return self.scope is None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """How a page was left: `focus` is the id of the list that had the focus, "" for the default."""

    focus: str = ""
    scroll: int = 0
    cursor: int = 0
    """The highlighted thing of that list."""


@dataclass(frozen=True, slots=True)
class PaperPlace(PagePlace):
    """A paper's page."""

    paper_id: int
    title: str = ""
    shelf: Shelf = Shelf.BEST
    """The shelf of related papers that was shown."""
    among: tuple[int, ...] = ()
    """The related papers from which it was chosen, this one among them."""
    unfolded: frozenset[int] = frozenset()
    """The leaderboards of which all values were shown."""

    is_root: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class BoardChart:
    """A chart beside a leaderboard: over time, or against the column of that name."""

    against: str = ""


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """A leaderboard by a metric (None: its own choice); `from_result_id` is where one came from."""

    slug: str
    title: str = ""
    metric: str | None = None
    cursor_result_id: int | None = None
    from_result_id: int | None = None
    scroll: int = 0
    scroll_x: int = 0
    filter: BoardFilter = field(default_factory=BoardFilter)
    chart: BoardChart | None = None

    is_root: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class AboutPlace:
    """The page about the program, its database and the licence of the data."""

    scroll: int = 0

    title: ClassVar[str] = "About"
    is_root: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class HomePlace(PagePlace):
    """The archive at a glance."""

    title: ClassVar[str] = "Home"
    is_root: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class EntityPlace(PagePlace):
    """The page of a task, dataset, method, author, repository or venue: its kind says of which."""

    ref: Ref

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        return self.ref.name

    is_root: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class NotablePlace:
    """The notable leaderboards: how the section about the state of the art begins."""

    words: str = ""
    cursor_id: int | None = None
    scroll: int = 0
    is_typing: bool = False

    title: ClassVar[str] = "SotA"
    is_root: ClassVar[bool] = True


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

    is_root: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MethodTreePlace:
    """The tree of areas, collections and methods."""

    words: str = ""
    cursor_key: MethodKey = ()
    toggled: frozenset[MethodKey] = frozenset()
    """As of `TreePlace`."""
    scroll: int = 0
    is_typing: bool = False

    title: ClassVar[str] = "Methods"
    is_root: ClassVar[bool] = True


class LibraryView(StrEnum):
    """The views of the Library."""

    LISTS = "Lists"
    SEARCHES = "Searches"
    NOTES = "Notes"
    RESULTS = "Own results"
    HISTORY = "History"


@dataclass(frozen=True, slots=True)
class LibraryPlace:
    """A view of what is the user's own."""

    view: LibraryView = LibraryView.LISTS
    words: str = ""
    cursor_key: str = ""
    """What tells the highlighted row from the others of its view."""
    scroll: int = 0
    is_typing: bool = False

    title: ClassVar[str] = "Library"
    is_root: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class KeptListPlace:
    """What is in a list of the user's."""

    name: str
    order: LibraryOrder = LibraryOrder.HAND
    words: str = ""
    cursor_key: str = ""
    scroll: int = 0
    is_typing: bool = False

    @property
    def title(self) -> str:
        """The breadcrumb's words."""
        return self.name

    is_root: ClassVar[bool] = False


SectionPlace = (
    NotablePlace | TreePlace | MethodTreePlace | BrowsePlace | LibraryPlace | KeptListPlace
)
"""A list that words narrow."""
Place = PapersPlace | PaperPlace | BoardPlace | AboutPlace | EntityPlace | HomePlace | SectionPlace
"""What a screen is made from, and what it gives back when it is left (`PlaceScreen.place`).

Each has a `title` for the breadcrumb, and says whether that begins anew there (`is_root`).
"""


@dataclass(frozen=True, slots=True)
class Trail:
    """The places in the order they were gone through, and at which of them the user is."""

    places: tuple[Place, ...]
    at: int = 0

    @property
    def current(self) -> Place:
        """The place the user is at."""
        return self.places[self.at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a place was left by going back."""
        return self.at < len(self.places) - 1

    def kept(self, place: Place) -> "Trail":
        """Return the trail with the current place as the screen left it."""
        return replace(self, places=(*self.places[: self.at], place, *self.places[self.at + 1 :]))

    def gone_to(self, place: Place) -> "Trail":
        """Return the trail one step further; what was ahead is forgotten."""
        places = (*self.places[: self.at + 1], place)[-TRAIL_LIMIT:]
        return Trail(places, len(places) - 1)

    def at_index(self, index: int) -> "Trail":
        """Return the trail with the user at place `index`, cut to the places there are."""
        return replace(self, at=max(0, min(index, len(self.places) - 1)))

    def back(self) -> "Trail":
        """Return the trail one place back, or the same at its beginning."""
        return self.at_index(self.at - 1)

    def forward(self) -> "Trail":
        """Return the trail one place forward, or the same at its end."""
        return self.at_index(self.at + 1)

    def way(self) -> list[tuple[int, Place]]:
        """Return the places from the last section down to here, with their numbers."""
        start = self.at
        while start > 0 and not self.places[start].is_root:
            start -= 1
        return [(index, self.places[index]) for index in range(start, self.at + 1)]

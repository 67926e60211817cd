"""What the user wants, as messages: screens and widgets post them, the app alone acts on them."""

from dataclasses import dataclass

from textual.message import Message

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Ref
from pwc_tui.tui.places.trail import Place


class Navigate(Message):
    """Leads to another place; `tui/app/navigator.py` says to which."""


@dataclass(eq=False)
class OpenPaper(Navigate):
    """Show the page of a paper; `title` fills the breadcrumb until it is read."""

    paper_id: int
    title: str = ""
    among: tuple[int, ...] = ()
    """The papers it was chosen from, which one can then go through."""


@dataclass(eq=False)
class OpenBoard(Navigate):
    """Show a leaderboard, ranked by `metric` if one is named."""

    slug: str
    result_id: int | None = None
    """The row to be marked as the one the user came from."""
    title: str = ""
    metric: str | None = None


@dataclass(eq=False)
class OpenScope(Navigate):
    """Show a thing's page, or its papers where it has none, as a model."""

    ref: Ref


@dataclass(eq=False)
class OpenPapers(Navigate):
    """Show a list of papers."""

    request: ListRequest


@dataclass(eq=False)
class OpenSavedSearch(OpenPapers):
    """Show what a saved search finds; its results are looked at from then."""

    name: str = ""


@dataclass(eq=False)
class OpenKeptList(Navigate):
    """Show a list of the user's."""

    name: str


@dataclass(eq=False)
class OpenBoardsOf(Navigate):
    """Show the leaderboards of a task (with its subtasks) or of a dataset."""

    ref: Ref


@dataclass(eq=False)
class ShowInstead(Navigate):
    """Show another view of the same section: it takes the place of this one in the history."""

    place: Place


@dataclass(eq=False)
class OpenSection(Navigate):
    """Show a section from its beginning."""

    place: Place


@dataclass(eq=False)
class OpenRemembered(Navigate):
    """Show a place as it was when the user gave it a letter."""

    place: Place


@dataclass(eq=False)
class SearchFor(Navigate):
    """Show the papers that match some words, with the search bar focused."""

    words: str


class GoBack(Navigate):
    """Go to the place before this one."""


class GoForward(Navigate):
    """Go to the place that was left by going back."""


@dataclass(eq=False)
class GoTo(Navigate):
    """Go to a place of the history by its number, counted from 0, as the breadcrumb does."""

    index: int


@dataclass(eq=False)
class OpenLink(Message):
    """Open an address of the archive in the browser. The app checks it, not the sender."""

    url: str


@dataclass(eq=False)
class CopyText(Message):
    """Put a text on the clipboard; `what` names it in the toast ("title", "arXiv id")."""

    text: str
    what: str


@dataclass(eq=False)
class RunCommand(Message):
    """Run a command, as its key does where it can be run."""

    command_id: str


class IndexDamaged(Message):
    """The search index was found damaged and is being built anew."""

"""What the user wants, as messages: screens and widgets post them, the app alone acts on them.

Widgets only `post_message` them.
"""

from textual.message import Message

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Ref
from pwc_tui.tui.places.trail import Place


class Navigate(Message):
    """Leads to another place; `tui/app/navigator.py` says to which."""


class OpenPaper(Navigate):
    """Show the page of a paper."""

    def __init__(self, paper_id: int, title: str = "", among: tuple[int, ...] = ()) -> None:
        """Ask for the paper numbered `paper_id`; `title` fills the breadcrumb until it is read.

        `among` are the papers it was chosen from, which one can then go through.
        """
        super().__init__()
        self.paper_id = paper_id
        self.title = title
        self.among = among


class OpenBoard(Navigate):
    """Show a leaderboard, with the row of `result_id` marked as the one the user came from."""

    def __init__(
        self, slug: str, result_id: int | None = None, title: str = "", metric: str | None = None
    ) -> None:
        """Ask for the board `slug`, ranked by `metric` if one is named."""
        super().__init__()
        self.slug = slug
        self.result_id = result_id
        self.title = title
        self.metric = metric


class OpenScope(Navigate):
    """Show a thing's page, or its papers where it has none, as a model."""

    def __init__(self, ref: Ref) -> None:
        """Ask for what belongs to `ref`."""
        super().__init__()
        self.ref = ref


class OpenPapers(Navigate):
    """Show a list of papers."""

    def __init__(self, request: ListRequest) -> None:
        """Ask for the papers of `request`."""
        super().__init__()
        self.request = request


class OpenBoardsOf(Navigate):
    """Show the leaderboards of a task (with its subtasks) or of a dataset."""

    def __init__(self, ref: Ref) -> None:
        """Ask for the boards of `ref`."""
        super().__init__()
        self.ref = ref


class ShowInstead(Navigate):
    """Show another view of the same section: it takes the place of this one in the history."""

    def __init__(self, place: Place) -> None:
        """Ask for `place`."""
        super().__init__()
        self.place = place


class OpenSection(Navigate):
    """Show a section from its beginning."""

    def __init__(self, place: Place) -> None:
        """Ask for the section that begins at `place`."""
        super().__init__()
        self.place = place


class SearchFor(Navigate):
    """Show the papers that match some words, with the search bar focused."""

    def __init__(self, words: str) -> None:
        """Ask for the papers that match `words`."""
        super().__init__()
        self.words = words


class OpenLink(Message):
    """Open an address of the archive in the browser. The app checks it, not the sender."""

    def __init__(self, url: str) -> None:
        """Ask for `url` as the archive has it."""
        super().__init__()
        self.url = url


class CopyText(Message):
    """Put a text on the clipboard."""

    def __init__(self, text: str, what: str) -> None:
        """Ask to copy `text`; `what` names it in the toast ("title", "arXiv id")."""
        super().__init__()
        self.text = text
        self.what = what


class RunCommand(Message):
    """Run a command, as its key does where it can be run."""

    def __init__(self, command_id: str) -> None:
        super().__init__()
        self.command_id = command_id


class IndexDamaged(Message):
    """The search index was found damaged and is being built anew."""


class GoBack(Navigate):
    """Go to the place before this one."""


class GoForward(Navigate):
    """Go to the place that was left by going back."""


class GoTo(Navigate):
    """Go to a place of the history by its number, as the breadcrumb does."""

    def __init__(self, index: int) -> None:
        """Ask for the place `index` of the trail, counted from 0."""
        super().__init__()
        self.index = index

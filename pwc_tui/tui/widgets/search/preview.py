"""What a list shows of the highlighted paper: its card at once, the rest, and why it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from pwc_tui.domain.papers import Paper, PaperCard, PaperResult
from pwc_tui.domain.text.clean import words as words_of
from pwc_tui.domain.user_data import Setting
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.text import ShowsLatex, joined, line, marked, plain, printed
from pwc_tui.tui.workers import cancel, load

if TYPE_CHECKING:
    from pwc_tui.search.engine.explain import Explanation, WordMatch

CHOSEN_PREVIEW: Setting[str] = Setting("preview", "auto")
"""Whether and where it was wanted last."""
LOOKING_PAUSE = 0.06
"""Seconds the cursor rests before it is looked up why: holding `j` looks nothing up."""
_TYPING_PAUSE = 0.1
"""The same while one types: a key every tenth of a second has only its rows painted."""
_CORRECTIONS = ("typo", "abbreviation", "joined", "split")
_AUTHORS_SHOWN = 12
_TASKS_SHOWN = 8
_BEST_SHOWN = 3
_ABSTRACT_SHOWN = 4000
"""Characters; a preview is no place to read on, and one abstract of the archive is a whole book."""
_WIDEST = 100
"""Cells of a line that one still reads with ease."""
_LOW = 12
"""Lines below which every line counts: facts are cut instead of wrapped."""


class Preview(Widget, ShowsLatex, can_focus=False):
    """A pane right of the list or below it.

    It paints its own lines: a text that changes with every row must not lay out the screen anew.
    """

    DEFAULT_CSS = "Preview { height: 1fr; }"

    class Dragged(Message):
        """The edge is to be at a cell of the screen, `is_over` when it is let go there."""

        def __init__(self, x: int, y: int, *, is_over: bool) -> None:
            super().__init__()
            self.x, self.y, self.is_over = x, y, is_over

    def __init__(self) -> None:
        super().__init__()
        self._subject: PaperCard | None = None
        self._shown: tuple[object, ...] = ()
        """What is shown, to be painted only when it is something else."""
        self._words = ""
        self._text: Callable[[int | None], Content] = _nothing
        self._strips: list[Strip] | None = None
        self._top = 0

    def follow(
        self, backend: Backend, card: PaperCard | None, terms: Sequence[str], words: str = ""
    ) -> None:
        """Show a card at once, and its paper when the cursor rests on it; nothing for no card.

        With the words of a search it is told, too, why the paper is there. While the words change
        what was shown stays: the rows come first.
        """
        if card is None or not self.display:
            self.say(Content())
            return
        is_typed = words != self._words
        self._subject = card
        known = backend.known_paper(card.id)
        why = known_why(backend, words, card.id) if words else Content()
        is_known = known is not None and why is not None
        if not is_typed:
            self._show(card, known if is_known else None, terms, why or Content())
        if is_typed or not is_known:
            load(
                self,
                lambda _: _read(backend, card.id, words),
                lambda read: self._arrived(read, terms, words),
                group="preview",
                delay=_TYPING_PAUSE if is_typed else LOOKING_PAUSE,
            )

    def say(self, text: Content) -> None:
        """Show a text that is about no paper."""
        self._subject = None
        self._put((text.plain, *text.spans), lambda _: text)

    def wait(self) -> None:
        """Show nothing else before one is told to."""
        cancel(self, "preview")

    def say_again(self) -> None:
        """Show the same text in the form of LaTeX that is chosen by now."""
        self._repaint()

    def scroll_by(self, lines: int) -> None:
        """Move the text up (or down, below 0), as far as there is any."""
        last = max(0, len(self._lines()) - self.size.height)
        self._top = max(0, min(self._top + lines, last))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one line of the text."""
        lines = self._lines()
        index = self._top + y
        if index >= len(lines):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        return lines[index].adjust_cell_length(self.size.width, self.visual_style.rich_style)

    def on_resize(self) -> None:
        """Wrap the text anew."""
        self._repaint()

    def notify_style_update(self) -> None:
        """Paint in other colours."""
        super().notify_style_update()
        self._strips = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the edge to the list, which is a line of the preview's own."""
        at_edge = (event.x if self.styles.border_left[0] else event.y) == 0
        if at_edge:
            event.stop()
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell where the edge is dragged to."""
        if self.app.mouse_captured is self:
            self.post_message(self.Dragged(event.screen_x, event.screen_y, is_over=False))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the edge go."""
        if self.app.mouse_captured is self:
            self.release_mouse()
            self.post_message(self.Dragged(event.screen_x, event.screen_y, is_over=True))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move on in the text."""
        event.stop()
        self.scroll_by(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move back in the text."""
        event.stop()
        self.scroll_by(-1)

    def _arrived(self, read: tuple[Paper, Content], terms: Sequence[str], words: str) -> None:
        paper, why = read
        if self._subject is not None and self._subject.id == paper.card.id:
            self._words = words
            self._show(paper.card, paper, terms, why)

    def _show(
        self, card: PaperCard, paper: Paper | None, terms: Sequence[str], why: Content
    ) -> None:
        self._put(
            (card, paper, *terms, why.plain), lambda cut: describe(card, paper, terms, cut, why)
        )

    def _put(self, shown: tuple[object, ...], text: Callable[[int | None], Content]) -> None:
        if shown != self._shown:
            self._shown, self._text, self._top = shown, text, 0
            self._repaint()

    def _repaint(self) -> None:
        self._strips = None
        self.refresh()

    def _lines(self) -> list[Strip]:
        if self._strips is None:
            width = max(1, min(self.size.width, _WIDEST))
            cut = width if self.size.height < _LOW else None
            self._strips = Visual.to_strips(self, self._text(cut), width, None, self.visual_style)
        return self._strips


def _read(backend: Backend, paper_id: int, words: str) -> tuple[Paper, Content]:
    return backend.paper(paper_id), why_found(backend, words, paper_id) if words else Content()


def _nothing(_: int | None) -> Content:
    """Stand in for a text until there is one."""
    return Content()


def describe(
    card: PaperCard,
    paper: Paper | None,
    terms: Sequence[str],
    cut: int | None = None,
    why: Content = Content(),  # noqa: B008  Content is immutable
) -> Content:
    """Return the lines of a preview: head, why it was found, marks and abstract.

    With `cut` every line of the head is cut to so many cells, and no line is left empty.
    """
    title, authors = marked(printed(card.title), terms, "bold"), _authors(card, paper, terms)
    date, tasks = _date(card, paper), _tasks(card, paper, terms)
    code, (results, best) = _code(card, paper), _results(card, paper)
    abstract = Content() if paper is None else _abstract(paper, terms)
    if cut is not None:
        facts = joined([code, results, joined(best, " · ")], "  ")
        head = [title, authors, why, joined([date, tasks], "  "), facts]
        lines = [part.truncate(max(1, cut), ellipsis=True) for part in head]
        return joined([*lines, abstract], "\n")
    blocks = [[title, authors], [why], [date, tasks], [code, results, *best], [abstract]]
    return joined([joined(block, "\n") for block in blocks], "\n\n")


def why_found(backend: Backend, words: str, paper_id: int) -> Content:
    """Return what a search matched that the row of the paper does not show. For a worker."""
    explanation = backend.finding.explain(words, paper_id)
    return why_line(explanation, backend.paper(paper_id))


def known_why(backend: Backend, words: str, paper_id: int) -> Content | None:
    """Return the same without waiting, None where it was not asked for lately."""
    explanation = backend.finding.known_explanation(words, paper_id)
    paper = backend.known_paper(paper_id)
    return why_line(explanation, paper) if explanation and paper else None


def why_line(explanation: Explanation, paper: Paper) -> Content:
    """Return `also matched: author Hazarika   “emotoin” read as emotion`, or nothing."""
    hidden = [_named(match, paper) for match in explanation.words if _is_hidden(match, paper)]
    also = joined([Content("also matched: "), joined(list(dict.fromkeys(hidden)), " · ")], "")
    read = [
        line(f"“{match.typed}” read as {match.term}")
        for match in explanation.words
        if match.term and match.how in _CORRECTIONS
    ]
    parts = [also] if hidden else []
    return joined([*parts, *dict.fromkeys(read)], "   ").stylize_before("$foreground-muted italic")


def _authors(card: PaperCard, paper: Paper | None, terms: Sequence[str]) -> Content:
    names = [author.name for author in paper.authors] if paper else list(card.authors)
    shown = ", ".join(names[:_AUTHORS_SHOWN])
    more = card.author_count - min(len(names), _AUTHORS_SHOWN)
    return marked(shown + (f" +{more}" if more > 0 else ""), terms, "$foreground-muted")


def _date(card: PaperCard, paper: Paper | None) -> Content:
    day = plain(card.date.isoformat(), "$foreground") if card.date else Content()
    venue = line(paper.venue, "$text-secondary") if paper else Content()
    return joined([day, venue], "  ")


def _tasks(card: PaperCard, paper: Paper | None, terms: Sequence[str]) -> Content:
    names = [task.name for task in paper.tasks] if paper else card.tasks
    return joined([marked(name, terms, "$text-accent") for name in names[:_TASKS_SHOWN]], " · ")


def _code(card: PaperCard, paper: Paper | None) -> Content:
    if not card.repository_count:
        return Content()
    word = "repository" if card.repository_count == 1 else "repositories"
    mark = "● official code" if card.has_official_code else "○ code"
    frameworks = sorted({link.framework for link in paper.code if link.framework}) if paper else []
    detail = ", ".join([f"{card.repository_count:,} {word}", *frameworks])
    style = "$text-success" if card.has_official_code else "$foreground-muted"
    return Content.assemble((mark, style), " ", line(f"({detail})", "$foreground-muted"))


def _results(card: PaperCard, paper: Paper | None) -> tuple[Content, list[Content]]:
    """Return how many results there are, and the best ranks among them."""
    if not card.result_count:
        return Content(), []
    word = "result" if card.result_count == 1 else "results"
    count = Content.styled(f"★ {card.result_count:,} {word}", "$text-warning")
    best = [
        line(f"#{result.rank:,} of {result.of:,} on {result.dataset}", "$foreground-muted")
        for result in (_best(paper.results) if paper else [])
    ]
    return count, best


def _best(results: Iterable[PaperResult]) -> list[PaperResult]:
    """Return the best ranks, one per board."""
    boards: dict[int, PaperResult] = {}
    for result in results:
        known = boards.get(result.board.id)
        if result.rank is not None and (known is None or result.rank < (known.rank or 0)):
            boards[result.board.id] = result
    return sorted(boards.values(), key=lambda result: result.rank or 0)[:_BEST_SHOWN]


def _abstract(paper: Paper, terms: Sequence[str]) -> Content:
    if not paper.abstract.strip():
        return Content.styled("No abstract in the archive.", "$foreground-disabled")
    return marked(printed(paper.abstract[:_ABSTRACT_SHOWN]), terms)


def _is_hidden(match: WordMatch, paper: Paper) -> bool:
    """Whether what a word matched stands neither in title, first authors nor first tasks."""
    card = paper.card
    shown = set(words_of(f"{card.title} {' '.join(card.authors)} {' '.join(card.tasks)}"))
    return bool(match.term) and not shown.issuperset(match.term.split())


def _named(match: WordMatch, paper: Paper) -> Content:
    """Return `author Devamanyu Hazarika`: the first name of the paper that holds the word."""
    wanted = match.term.split()
    names: dict[str, Iterable[str]] = {
        "author": (author.name for author in paper.authors),
        "task": (task.name for task in paper.tasks),
        "method": (method.name for method in paper.methods),
        "model": (result.model for result in paper.results),
        "venue": (paper.venue,),
    }
    held = (name for name in names.get(match.field, ()) if set(wanted) <= set(words_of(name)))
    return line(f"{match.field} {next(held, match.term)}")

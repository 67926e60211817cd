"""The page of a task, dataset, method, author, repository or venue: facts, papers, leaderboards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from pwc_tui.domain.marked import Markable
from pwc_tui.domain.pages import facts as page_facts
from pwc_tui.domain.pages.entity_pages import (
    DatasetPage,
    EntityPage,
    MethodPage,
    RepositoryPage,
    TaskPage,
    Usage,
)
from pwc_tui.domain.pages.facts import description_of, facts_of, remark_of
from pwc_tui.domain.pages.links import address_of, code_of
from pwc_tui.domain.refs import Ref
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import OpenLink
from pwc_tui.tui.places.trail import EntityPlace
from pwc_tui.tui.screens.page.entity_lists import boards_of, papers_of
from pwc_tui.tui.screens.page.facts import FactRow, fact_of, named, stated
from pwc_tui.tui.screens.page.page_parts import Prose, Reading, prose
from pwc_tui.tui.screens.page.page_screen import ReadingScreen
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.services.page_service import EntityView
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.chart.sparkline import sparkline
from pwc_tui.tui.widgets.page.flow_layout import LabelledItems

_NAMES_SHOWN = 8
_LONG_SHOWN = 5
"""Items of a row of facts before `+12 more`: names in a line, and those with lines of their own."""

_MOST_YEARS, _BESIDE_YEARS = 40, 30
"""Bars of a sparkline at most, and the cells that the words beside them and the page take."""


class EntityScreen(ReadingScreen[EntityPlace, EntityView], group=CommandGroup.PAGE):
    """One task, dataset, method, author, repository or venue."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (150, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = "EntityScreen.-wide #text { width: 40%; }"

    def __init__(self, place: EntityPlace) -> None:
        super().__init__(place)
        self.what = str(place.ref.kind)

    def known(self, backend: Backend) -> EntityView | None:
        """Return the page if it was read lately."""
        return backend.pages.known_view(self._start.ref)

    def reader(self, backend: Backend) -> Callable[[], EntityView]:
        """Return what reads the page."""
        ref = self._start.ref

        def read() -> EntityView:
            backend.own.library.marks()
            return backend.pages.view(ref)

        return read

    def reading(self, value: EntityView) -> Reading:
        """Return what the page says."""
        page = value.page
        about = (
            line(remark_of(page), "$foreground-muted"),
            _years(page.usage, self.app.size.width),
        )
        description = description_of(page)
        text = partial(prose, description or "", "The archive has no description of it.")
        return Reading(
            partial(line, page.ref.name.strip() or "(no name)", "bold"),
            tuple(each for each in about if each),
            (*(_shown(fact) for fact in facts_of(page)), *_near(value.nearest_tasks)),
            (Prose("Description", text),) if description is not None else (),
            (*boards_of(page), *papers_of(value, self.pwc.backend.own.library.known_marks)),
        )

    @property
    def page_thing(self) -> Markable | None:
        """What the page is of."""
        return self._start.ref

    @command(
        "Open its homepage", "o", label="homepage", footer=50, also="browser link url web site"
    )
    def action_open_homepage(self) -> None:
        """Open its web page: a dataset's homepage, a task's or method's source, a repository."""
        self._open_more(address_of, "The archive has no web address for this {}.")

    @command("Open its code", "c", label="code", footer=36)
    def action_open_its_code(self) -> None:
        """Open the code of a method or repository, or the first loader of a dataset."""
        self._open_more(code_of, "The archive has no link to code for this {}.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the page is read, and is of something that may have code."""
        page = self.value.page if self.is_mounted and self.value else None
        match action:
            case "open_homepage" | "open_its_code" if self._acts_on_papers:
                return False
            case "open_homepage":
                return page is not None
            case "open_its_code":
                return isinstance(page, DatasetPage | MethodPage | RepositoryPage)
        return super().check_action(action, parameters)

    def is_hinted(self, action: str) -> bool:
        """Whether the page has such an address."""
        addresses = {"open_homepage": address_of, "open_its_code": code_of}
        if action not in addresses:
            return super().is_hinted(action)
        return self.value is not None and addresses[action](self.value.page) is not None

    @property
    def _acts_on_papers(self) -> bool:
        """Whether a paper is highlighted or marked, which is opened then."""
        return self.paper_here is not None or bool(self.pwc.marked.papers)

    def _open_more(self, address: Callable[[EntityPage], str | None], lacking: str) -> None:
        """Open an address of the page, or say that there is none."""
        if self.value is None:
            return
        url = address(self.value.page)
        if url is not None:
            self.post_message(OpenLink(url))
        else:
            self.notify(lacking.format(self.value.page.ref.kind), severity="warning")

    @property
    def boards_scope(self) -> Ref | None:
        """A dataset that leads to its leaderboards, or a task to those of its subtasks too."""
        page = self.value.page if self.value else None
        leads = isinstance(page, TaskPage) or (isinstance(page, DatasetPage) and page.boards)
        return page.ref if page is not None and leads else None


def _years(usage: Usage, width: int) -> Content:
    """Return the papers per year as bars, with the first and the last of the years."""
    quiet = "$foreground-muted"
    if len(usage.years) < 2:
        return Content()
    counts = {each.year: each.papers for each in usage.years}
    last = max(counts)
    most = max(2, min(_MOST_YEARS, width - _BESIDE_YEARS))
    first = max(min(counts), last - most + 1)
    bars = sparkline([counts.get(year, 0) for year in range(first, last + 1)])
    return joined(
        [line("Papers per year", quiet), line(str(first), quiet), bars, line(str(last), quiet)]
    )


def _near(tasks: Sequence[Ref]) -> Sequence[FactRow]:
    """Return the row of the nearest tasks, if there are any."""
    return [named("Near", tasks, limit=_NAMES_SHOWN)] if tasks else []


def _shown(fact: page_facts.Fact) -> FactRow:
    """Return a fact as a row: items that lead somewhere can be opened, the others are said."""
    targets = [item.target for item in fact.items if item.target is not None]
    if not targets:
        return stated(fact.label, line(", ".join(item.text for item in fact.items)))
    shown = fact.items[: _LONG_SHOWN if fact.is_stacked else _NAMES_SHOWN]
    names = tuple(line(item.text, "$text-accent") for item in shown)
    return fact_of(LabelledItems(fact.label, names, is_stacked=fact.is_stacked), targets)

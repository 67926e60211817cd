"""Narrowing the list of datasets by what they are filed under."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pwc_tui.domain.facets import Facet, FacetCount, FacetKind
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text import words
from pwc_tui.tui.commands.base import Command, Group
from pwc_tui.tui.history import BrowsePlace
from pwc_tui.tui.messages import ShowInstead
from pwc_tui.tui.text import line
from pwc_tui.tui.work import load

if TYPE_CHECKING:
    from pwc_tui.tui.app import PwcApp
    from pwc_tui.tui.screens.picker import Entry, Find

_SHOWN = 200
"""Entries of the dialogue; who wants another one types a part of it."""


class FilterDatasets(Command):
    """Narrow the datasets by modality, language or task, or take a filter away."""

    name, label, keys, footer = "Filter the datasets …", "filter", ("f",), 24
    group = Group.SEARCHING

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the list of datasets is on screen."""
        return app.is_at_place and not app.is_typing and _place(app) is not None

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Read what there is to choose from, and let the user choose."""
        screen = app.place_screen
        if screen is not None:
            store = app.backend.pages.store
            load(
                screen,
                lambda _: [each for kind in FacetKind for each in store().facets(kind)],
                lambda counts: _offer(app, counts),
                group="facets",
            )


def _offer(app: PwcApp, counts: Sequence[FacetCount]) -> None:
    from pwc_tui.tui.screens.picker import Menu  # noqa: PLC0415  not before the first menu

    place = _place(app)
    if place is not None:
        find = _finder(place, counts)
        app.show_menu(
            Menu(
                "Filter the datasets",
                find("", lambda: False),
                find,
                placeholder="modality, language or task",
                group_width=9,
            )
        )


def _finder(place: BrowsePlace, counts: Sequence[FacetCount]) -> Find:
    """Return what finds facets by their words; the ones in use come first, to be taken away."""

    def find(typed: str, _: Callable[[], bool]) -> Sequence[Entry]:
        # What is called "[/]" has no words.
        wanted = words(typed) or typed.casefold().split()
        found = (
            each for each in counts if all(part in each.facet.value.casefold() for part in wanted)
        )
        shown = [each for each, _ in zip(found, range(_SHOWN), strict=False)]
        return [*_in_use(place), *(_entry(place, each) for each in shown)]

    return find


def _in_use(place: BrowsePlace) -> Iterator[Entry]:
    from pwc_tui.tui.screens.picker import Entry  # noqa: PLC0415  as above

    for facet in place.facets:
        rest = tuple(each for each in place.facets if each != facet)
        title = line(f"without {facet.value}", "$text-warning")
        yield Entry(title, run=_shower(place, rest), group=facet.kind.value)


def _entry(place: BrowsePlace, counted: FacetCount) -> Entry:
    from pwc_tui.tui.screens.picker import Entry  # noqa: PLC0415  as above

    facet = counted.facet
    facets = tuple(dict.fromkeys((*place.facets, facet)))
    detail = line(f"{counted.datasets:,}", "$foreground-muted")
    return Entry(line(facet.value), detail, run=_shower(place, facets), group=facet.kind.value)


def _shower(place: BrowsePlace, facets: tuple[Facet, ...]) -> Callable[[PwcApp], object]:
    new = replace(place, facets=facets, cursor_id=None, scroll=0)
    return lambda app: app.post_message(ShowInstead(new))


def _place(app: PwcApp) -> BrowsePlace | None:
    """Return the place where datasets are listed, as it is now; None elsewhere."""
    at = app.trail.current
    if not isinstance(at, BrowsePlace) or at.kind is not Kind.DATASET or at.of_hidden:
        return None
    screen = app.place_screen
    here = screen.left_at() if screen is not None else at
    return here if isinstance(here, BrowsePlace) else at


COMMANDS: tuple[type[Command], ...] = (FilterDatasets,)

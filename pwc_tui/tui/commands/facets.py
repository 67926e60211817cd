"""Narrowing lists: datasets by what they are filed under, and what is left out as advertising."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from pwc_tui.domain.pages.facets import Facet, FacetCount, FacetKind
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.clean import words
from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.messages import ShowInstead
from pwc_tui.tui.places.trail import BrowsePlace
from pwc_tui.tui.text import line
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp
    from pwc_tui.tui.screens.dialogs.picker import Find, PickerEntry

_SHOWN = 200
"""Entries of the dialogue; who wants another one types a part of it."""


class FilterDatasets(Command):
    """Filter the datasets by modality, language or task, or remove a filter."""

    name, label, keys, footer = "Filter the datasets …", "filter", ("f",), 24
    also = "narrow facets language modality"
    group = CommandGroup.SEARCHING

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the list of datasets is on screen."""
        return app.is_at_place and not app.is_typing and _place(app) is not None

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Read what there is to choose from, and let the user choose."""
        screen, place = app.place_screen, _place(app)
        if screen is not None and place is not None:
            store, within = app.backend.pages.store, place.facets
            load(
                screen,
                lambda _: [each for kind in FacetKind for each in store().facets(kind, within)],
                lambda counts: _offer(app, within, counts),
                group="facets",
            )


class ShowHidden(Command):
    """Show the methods or datasets hidden as advertisements and why, or the others again."""

    name, keys, group = "Show what was hidden", ("X",), CommandGroup.SEARCHING

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the list of methods or datasets is on screen."""
        place = app.navigator.trail.current
        has_hidden = isinstance(place, BrowsePlace) and place.kind in (Kind.METHOD, Kind.DATASET)
        return app.is_at_place and has_hidden

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Show the other list in place of this one."""
        place = app.navigator.trail.current
        if isinstance(place, BrowsePlace):
            app.post_message(ShowInstead(BrowsePlace(place.kind, of_hidden=not place.of_hidden)))


def _offer(app: PwcApp, within: Sequence[Facet], counts: Sequence[FacetCount]) -> None:
    from pwc_tui.tui.screens.dialogs.picker import Menu  # noqa: PLC0415  not before the first menu

    place = _place(app)
    if place is not None and place.facets == within:
        find = _finder(place, counts)
        app.show_menu(
            Menu(
                "Filter the datasets",
                find("", lambda: False),
                find,
                action="filter",
                placeholder="Modality, language or task",
                key_width=8,
            )
        )


def _finder(place: BrowsePlace, counts: Sequence[FacetCount]) -> Find:
    """Return what finds facets by their words; those in use can be taken away.

    They stand above all others until something is typed, then below what is found.
    """
    others = [each for each in counts if each.facet not in place.facets]

    def find(typed: str, _: Callable[[], bool]) -> Sequence[PickerEntry]:
        # What is called "[/]" has no words.
        wanted = words(typed) or typed.casefold().split()

        def fits(facet: Facet) -> bool:
            return all(part in facet.value.casefold() for part in wanted)

        found = islice((each for each in others if fits(each.facet)), _SHOWN)
        added = [_adding(place, each) for each in found]
        removed = [_removing(place, facet) for facet in place.facets if fits(facet)]
        return [*added, *removed] if wanted else [*removed, *added]

    return find


def _removing(place: BrowsePlace, facet: Facet) -> PickerEntry:
    from pwc_tui.tui.screens.dialogs.picker import PickerEntry  # noqa: PLC0415  as above

    rest = tuple(each for each in place.facets if each != facet)
    title = line(f"without {facet.value}", "$text-warning")
    return PickerEntry(title, key=facet.kind.value, run=_shower(place, rest))


def _adding(place: BrowsePlace, counted: FacetCount) -> PickerEntry:
    from pwc_tui.tui.screens.dialogs.picker import PickerEntry  # noqa: PLC0415  as above

    facet = counted.facet
    detail = line(f"{counted.datasets:,}", "$foreground-muted")
    run = _shower(place, (*place.facets, facet))
    return PickerEntry(line(facet.value), detail, key=facet.kind.value, run=run)


def _shower(place: BrowsePlace, facets: tuple[Facet, ...]) -> Callable[[PwcApp], object]:
    new = replace(place, facets=facets, cursor_id=None, scroll=0)
    return lambda app: app.post_message(ShowInstead(new))


def _place(app: PwcApp) -> BrowsePlace | None:
    """Return the place where datasets are listed, as it is now; None elsewhere."""
    at = app.navigator.trail.current
    if not isinstance(at, BrowsePlace) or at.kind is not Kind.DATASET or at.of_hidden:
        return None
    screen = app.place_screen
    here = screen.left_at() if screen is not None else at
    return here if isinstance(here, BrowsePlace) else at


COMMANDS: tuple[type[Command], ...] = (FilterDatasets, ShowHidden)

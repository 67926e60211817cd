"""The dialogue that narrows the datasets by modality, language or task, or takes a filter away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from pwc_tui.domain.pages.facets import Facet, FacetCount
from pwc_tui.domain.text.clean import words
from pwc_tui.tui.messages import ShowInstead
from pwc_tui.tui.places.trail import BrowsePlace
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line

_SHOWN = 200
"""Entries of the dialogue; who wants another one types a part of it."""


def facets_menu(place: BrowsePlace, counts: Sequence[FacetCount]) -> Menu:
    """Offer what the datasets of a place can be narrowed to; those in use can be taken away.

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

    return Menu(
        "Filter the datasets",
        find("", lambda: False),
        find,
        action="filter",
        placeholder="Modality, language or task",
        key_width=8,
    )


def _removing(place: BrowsePlace, facet: Facet) -> PickerEntry:
    rest = tuple(each for each in place.facets if each != facet)
    title = line(f"without {facet.value}", "$text-warning")
    return PickerEntry(title, key=facet.kind.value, run=_shown(place, rest))


def _adding(place: BrowsePlace, counted: FacetCount) -> PickerEntry:
    facet = counted.facet
    detail = line(f"{counted.datasets:,}", "$foreground-muted")
    run = _shown(place, (*place.facets, facet))
    return PickerEntry(line(facet.value), detail, key=facet.kind.value, run=run)


def _shown(place: BrowsePlace, facets: tuple[Facet, ...]) -> ShowInstead:
    return ShowInstead(replace(place, facets=facets, cursor_id=None, scroll=0))

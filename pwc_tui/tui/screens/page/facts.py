"""The facts of a page: labelled rows of items, and where each item leads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.pages import facts as page_facts
from pwc_tui.domain.pages.entity_pages import MethodFamily, TaskArea
from pwc_tui.domain.pages.facets import Facet
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.papers import CodeLink
from pwc_tui.domain.references import repository_name
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.domain.user_data import SavedSearch
from pwc_tui.tui.messages import OpenLink, OpenPapers, OpenSavedSearch, OpenScope, OpenSection
from pwc_tui.tui.places.trail import BrowsePlace, MethodTreePlace, TreePlace
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.page.flow_layout import LabelledItems

Target: TypeAlias = page_facts.Target | CodeLink | SavedSearch
"""What an item leads to."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A field and all it stands for; the items after the first `shown` ones lead to a choice."""

    field: LabelledItems
    targets: tuple[Target, ...] = ()
    shown: int = 0


def fact_of(field: LabelledItems, targets: Sequence[Target]) -> FactRow:
    """Return what `field`, which shows the first of `targets`, stands for: `… · +12 more`."""
    shown = len(field.items)
    if len(targets) == shown:
        return FactRow(field, tuple(targets), shown)
    more = Content.styled(f"+{len(targets) - shown:,} more", "$foreground-muted italic")
    return FactRow(replace(field, items=(*field.items, more)), tuple(targets), shown)


def named(
    label: str, refs: Sequence[Ref], empty: str = "", *, limit: int, style: str = "$text-accent"
) -> FactRow:
    """Return a row of names, the first `limit` of them."""
    names = tuple(line(ref.name or "(no name)", style) for ref in refs[:limit])
    return fact_of(LabelledItems(label, names, empty), refs)


def stated(label: str, text: Content) -> FactRow:
    """Return a row that leads nowhere."""
    return FactRow(LabelledItems(label, (), text))


def name_of(target: Target) -> Content:
    """Return what a menu calls a target."""
    match target:
        case ListRequest():
            return line(target.words or "Papers")
        case Ref():
            return line(target.name or "(no name)")
        case TaskArea() | MethodFamily():
            return line(target.name)
        case Facet():
            return line(target.value)
        case SavedSearch():
            return line(target.name)
        case Link() | CodeLink():
            return line(target.url)


def destination(target: Target) -> Message:
    """Return where a target leads."""
    match target:
        case ListRequest():
            return OpenPapers(target)
        case Ref():
            return OpenScope(target)
        case Link():
            return OpenLink(target.url)
        case SavedSearch():
            return OpenSavedSearch(ListRequest(target.query), target.name)
        case CodeLink():
            name = repository_name(target.url)
            return OpenScope(Ref(Kind.REPOSITORY, target.repository_id, target.url, name))
        case _:
            return OpenSection(_listed(target))


def _listed(target: Facet | TaskArea | MethodFamily) -> BrowsePlace | TreePlace | MethodTreePlace:
    """Return the list in which a word that things are filed under is narrowed to, or open."""
    match target:
        case Facet():
            return BrowsePlace(Kind.DATASET, facets=(target,))
        case TaskArea():
            area = (target.id,)
            return TreePlace(Kind.TASK, cursor_key=area, toggled=frozenset({area}))
        case MethodFamily():
            family = (target.area_id, target.id)
            way = frozenset({family[:1], family})
            return MethodTreePlace(cursor_key=family, toggled=way)

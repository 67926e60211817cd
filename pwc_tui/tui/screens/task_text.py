"""What a task's page says: what belongs to the task, and where each of it leads."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.listing import ListRequest, Order, PaperFilter
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.domain.sota import TaskPage
from pwc_tui.tui.messages import OpenDataset, OpenLink, OpenPapers, OpenScope
from pwc_tui.tui.text import joined, line, plain
from pwc_tui.tui.widgets.flow import Field

Target = Ref | Link | ListRequest
"""What an item leads to."""

_NAMES_SHOWN = 6
_DESCRIPTION_SHOWN = 12_000
"""Characters; wrapping more than this would be felt."""


@dataclass(frozen=True, slots=True)
class TaskFact:
    """A field and all it stands for; of many items the field shows the first and how many more."""

    field: Field
    targets: tuple[Target, ...]
    shown: int


def about_of(page: TaskPage) -> Content:
    """Return the areas of a task and its other names."""
    areas = line(", ".join(page.areas) or "in no area", "$text-secondary")
    others = f"also called {', '.join(page.synonyms)}" if page.synonyms else ""
    return joined(
        [line("Task", "$foreground-muted"), areas, line(others, "$foreground-muted")], " · "
    )


def description_of(page: TaskPage) -> Content:
    """Return the description, or that there is none."""
    text = page.description.strip()
    if not text:
        return Content.styled("The archive does not describe it.", "$foreground-disabled")
    shown = plain(text[:_DESCRIPTION_SHOWN])
    return shown if len(text) <= _DESCRIPTION_SHOWN else shown + Content(" …")


def facts_of(page: TaskPage) -> tuple[TaskFact, ...]:
    """Return papers, parents, subtasks, datasets and source, those that there are."""
    datasets = _names("Datasets", page.datasets, "none named")
    source = Field("Source", tuple(line(link.label) for link in _source(page)))
    return (
        _papers(page),
        *((_names("Part of", page.parents),) if page.parents else ()),
        *((_names("Subtasks", page.subtasks),) if page.subtasks else ()),
        datasets,
        *((TaskFact(source, _source(page), 1),) if page.source else ()),
    )


def name_of(target: Target) -> Content:
    """Return what a menu calls a target."""
    if isinstance(target, ListRequest):
        return Content("Papers")
    return line((target.name if isinstance(target, Ref) else target.label) or "(no name)")


def destination(target: Target) -> Message:
    """Return where a target leads."""
    if isinstance(target, ListRequest):
        return OpenPapers(target)
    if isinstance(target, Link):
        return OpenLink(target.url)
    return OpenDataset(target) if target.kind is Kind.DATASET else OpenScope(target)


def _papers(page: TaskPage) -> TaskFact:
    """Return the ways into the list of papers, each with how many there are."""
    everything = ListRequest(scope=page.ref)
    ways: list[tuple[str, ListRequest]] = [
        (f"all {page.paper_count:,}", everything),
        ("newest", ListRequest(scope=page.ref, order=Order.DATE)),
        (
            f"{page.code_count:,} with code",
            ListRequest(scope=page.ref, filter=PaperFilter(has_code=True)),
        ),
        (
            f"{page.result_count:,} with results",
            ListRequest(scope=page.ref, filter=PaperFilter(has_results=True)),
        ),
    ]
    shown = ways if page.paper_count else []
    items = tuple(line(label, "$text-accent") for label, _ in shown)
    return TaskFact(Field("Papers", items, "none"), tuple(way for _, way in shown), len(shown))


def _names(label: str, refs: Sequence[Ref], empty: str = "") -> TaskFact:
    shown = refs[:_NAMES_SHOWN]
    items = [line(ref.name or "(no name)", "$text-accent") for ref in shown]
    if len(refs) > len(shown):
        items.append(line(f"+{len(refs) - len(shown):,} more", "$foreground-muted"))
    return TaskFact(Field(label, tuple(items), empty), tuple(refs), len(shown))


def _source(page: TaskPage) -> tuple[Link, ...]:
    return (page.source,) if page.source else ()

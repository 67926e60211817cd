"""What a page states line by line, and where each name leads: the same on screen and in print."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pwc_tui.domain.pages.entity_pages import (
    AuthorPage,
    Counted,
    DatasetPage,
    EntityPage,
    Lead,
    MentionedPaper,
    MethodFamily,
    MethodPage,
    RepositoryPage,
    TaskArea,
    TaskPage,
    Usage,
    VenuePage,
)
from pwc_tui.domain.pages.facets import Facet, FacetKind
from pwc_tui.domain.paper_list import ListRequest, Order, PaperFilter
from pwc_tui.domain.query.tokens import quoted
from pwc_tui.domain.refs import Link, Ref
from pwc_tui.domain.text.markdown import without_markdown

Target = Ref | Link | ListRequest | Facet | TaskArea | MethodFamily
"""What an item leads to: something of the archive, an address outside, or a list of it."""

AUTHOR_CAVEAT = "Authors are distinguished by name only, so this may be several people."
"""What every page of an author says; the archive has no identifier of people."""


@dataclass(frozen=True, slots=True)
class FactItem:
    """A name or a short text, and where it leads, if anywhere."""

    text: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is to be said under it, at least one item: all of them lead on, or none."""

    label: str
    items: tuple[FactItem, ...]
    is_stacked: bool = False
    """Whether each item gets a line of its own, because it is long."""


def facts_of(page: EntityPage) -> tuple[Fact, ...]:
    """Return what a page states but for its description and its leaderboards, the papers first."""
    facts = (_papers(page.ref, page.usage), *_FACTS[type(page)](page))
    return tuple(fact for fact in facts if fact.items)


def remark_of(page: EntityPage) -> str:
    """Return one line about what the page is of: its kind, and what to beware of."""
    kind = str(page.ref.kind).capitalize()
    match page:
        case TaskPage():
            others = f"also called {', '.join(page.synonyms)}" if page.synonyms else ""
            said = (others, "")
        case DatasetPage():
            said = (_other_name(page), page.warning)
        case MethodPage():
            said = (_other_name(page), "")
        case AuthorPage():
            said = (AUTHOR_CAVEAT, "")
        case _:
            said = ("", "")
    return " · ".join(filter(None, (kind, *said)))


def description_of(page: EntityPage) -> str | None:
    """Return the archive's description of what the page is of, to be read as it is.

    None where its kind has none.
    """
    if isinstance(page, TaskPage | DatasetPage | MethodPage):
        return without_markdown(page.description)
    return None


def _papers(ref: Ref, usage: Usage) -> Fact:
    """Return the ways into the list of papers, each with how many there are."""
    if not usage.papers:
        return Fact("Papers", (FactItem("none in this archive"),))
    code, results = PaperFilter(has_code=True), PaperFilter(has_results=True)
    ways = [
        FactItem(f"all {usage.papers:,}", ListRequest(scope=ref)),
        FactItem("newest", ListRequest(scope=ref, order=Order.DATE)),
    ]
    for count, what, narrowed in (
        (usage.with_code, "with code", code),
        (usage.with_results, "with results", results),
    ):
        if count:
            ways.append(FactItem(f"{count:,} {what}", ListRequest(scope=ref, filter=narrowed)))
    return Fact("Papers", tuple(ways))


def _task(page: TaskPage) -> Iterator[Fact]:
    yield Fact("Area", tuple(FactItem(area.name, area) for area in page.areas))
    yield _refs("Also", page.twins)
    yield _refs("Part of", page.parents)
    yield _refs("Subtasks", page.subtasks)
    yield _refs("Datasets", page.datasets)
    yield _counted("Methods", page.methods)
    yield _links("Source", [page.source])


def _dataset(page: DatasetPage) -> Iterator[Fact]:
    yield _introduced(page.paper, page.introduced)
    yield _refs("Part of", [page.parent] if page.parent else [])
    yield _refs("Parts", page.parts)
    yield _refs("Tasks", page.tasks)
    yield _facets("Modality", FacetKind.MODALITY, page.modalities)
    yield _facets("Language", FacetKind.LANGUAGE, page.languages)
    yield _texts("Variants", page.variants)
    yield _links("Licence", [page.licence])
    yield _links("Homepage", [Link(page.homepage, page.homepage)] if page.homepage else [])
    yield Fact(
        "Loaders",
        tuple(
            FactItem(
                " ".join(filter(None, (each.repository, _in_brackets(each.frameworks)))),
                Link(each.repository, each.url),
            )
            for each in page.loaders
        ),
    )


def _method(page: MethodPage) -> Iterator[Fact]:
    year = str(page.introduced_year) if page.introduced_year else ""
    yield _introduced(page.paper, year)
    names = (" › ".join(filter(None, (each.area, each.name))) for each in page.families)
    yield Fact("Family", tuple(map(FactItem, names, page.families)))
    yield _counted("Used for", page.tasks)
    yield _refs("Siblings", page.siblings)
    yield _links("Code", [Link(page.code_url, page.code_url)] if page.code_url else [])
    yield _links("Source", [page.source])


def _author(page: AuthorPage) -> Iterator[Fact]:
    if len(page.spellings) > 1:
        yield Fact("Written", tuple(map(_spelling, page.spellings)))
    yield _counted("Tasks", page.tasks)
    yield _counted("Coauthors", page.coauthors)
    yield _leads(page.leads)


def _spelling(spelling: Counted) -> FactItem:
    """Return a spelling with the way to the papers that have the name written so."""
    name = spelling.ref.name
    return FactItem(f"{name} {spelling.papers:,}", ListRequest(f"author:={quoted(name)}"))


def _repository(page: RepositoryPage) -> Iterator[Fact]:
    address = page.ref.slug
    yield _links("Address", [Link(address, address)])
    yield _texts("Framework", page.frameworks)
    yield Fact("Code of", tuple(_implementations(page)), is_stacked=True)
    elsewhere = [each.title for each in page.implementations if each.paper is None and each.title]
    yield _texts("Also of", (f"{title} (not in this archive)" for title in elsewhere))
    yield _counted("Tasks", page.tasks)
    yield _leads(page.leads)


def _venue(page: VenuePage) -> Iterator[Fact]:
    yield _counted("Years", page.years)
    yield _counted("Tasks", page.tasks)
    yield _leads(page.leads)


def _implementations(page: RepositoryPage) -> Iterator[FactItem]:
    for each in page.implementations:
        if each.paper is not None:
            marks = ", ".join(
                filter(None, ("official" if each.is_official else "", each.framework))
            )
            yield FactItem(f"{each.title} ({marks})" if marks else each.title, each.paper)


def _introduced(paper: MentionedPaper | None, when: str) -> Fact:
    """Return by which paper something was introduced, and when."""
    if paper is None:
        return _texts("Since", [when] if when else [])
    title = paper.title or paper.url
    target = paper.paper or (Link(paper.title, paper.url) if paper.url else None)
    return Fact("Paper", (FactItem(f"{title} ({when})" if when else title, target),))


def _leads(leads: Sequence[Lead]) -> Fact:
    items = (FactItem(f"{lead.board.name} ({_score(lead)})", lead.board) for lead in leads)
    return Fact("First on", tuple(items), is_stacked=True)


def _score(lead: Lead) -> str:
    """Return `ViT: 90.1 Accuracy`; some results of the archive name no model."""
    value = f"{lead.value} {lead.metric}".strip()
    return f"{lead.model}: {value}" if lead.model.strip() else value


def _counted(label: str, met: Iterable[Counted]) -> Fact:
    return Fact(
        label, tuple(FactItem(f"{_name(each.ref)} {each.papers:,}", each.ref) for each in met)
    )


def _refs(label: str, refs: Iterable[Ref]) -> Fact:
    return Fact(label, tuple(FactItem(_name(ref), ref) for ref in refs))


def _facets(label: str, kind: FacetKind, values: Iterable[str]) -> Fact:
    return Fact(label, tuple(FactItem(value, Facet(kind, value)) for value in values))


def _links(label: str, links: Iterable[Link | None]) -> Fact:
    return Fact(label, tuple(FactItem(link.label, link) for link in links if link is not None))


def _texts(label: str, texts: Iterable[str]) -> Fact:
    return Fact(label, tuple(FactItem(text) for text in texts))


def _name(ref: Ref) -> str:
    """Return what something is called; one task of the archive has the empty name."""
    return ref.name.strip() or "(no name)"


def _other_name(page: DatasetPage | MethodPage) -> str:
    return page.full_name if page.full_name != page.ref.name else ""


def _in_brackets(names: Sequence[str]) -> str:
    return f"({', '.join(names)})" if names else ""


_FACTS: Mapping[type[EntityPage], Callable[[Any], Iterator[Fact]]] = {
    TaskPage: _task,
    DatasetPage: _dataset,
    MethodPage: _method,
    AuthorPage: _author,
    RepositoryPage: _repository,
    VenuePage: _venue,
}

"""The pages of tasks, datasets, methods, authors, repositories and venues as JSON."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pwc_tui.domain.boards.notable import ActiveBoard, Activity
from pwc_tui.domain.boards.summaries import BoardEntry
from pwc_tui.domain.pages.entity_pages import (
    AuthorPage,
    Counted,
    DatasetPage,
    EntityPage,
    Lead,
    MentionedPaper,
    MethodPage,
    RepositoryPage,
    TaskPage,
    Usage,
    VenuePage,
)
from pwc_tui.domain.pages.facts import AUTHOR_CAVEAT
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.export.json.encode import JsonObject
from pwc_tui.export.json.papers import SITE, named


def page_document(page: EntityPage) -> JsonObject:
    """Return everything a page shows but its papers; what the archive does not tell is null."""
    return {
        "kind": str(page.ref.kind),
        **named(page.ref),
        "url": page_url(page.ref),
        **_WRITERS[type(page)](page),
        **_usage(page.usage),
    }


def page_url(ref: Ref) -> str | None:
    """Return where the page of something is or was; None where it never had one.

    That of a repository is its own address; the others stood at Papers With Code.
    """
    if ref.kind is Kind.REPOSITORY:
        return ref.slug
    folder = "sota" if ref.kind is Kind.BOARD else ref.kind
    return None if ref.kind is Kind.VENUE else f"{SITE}/{folder}/{ref.slug}"


def _task(page: TaskPage) -> JsonObject:
    return {
        "description": page.description or None,
        "description_from": _link(page.source),
        "areas": [area.name for area in page.areas],
        "synonyms": list(page.synonyms),
        "also": [named(twin) for twin in page.twins],
        "parents": [named(parent) for parent in page.parents],
        "subtasks": [named(subtask) for subtask in page.subtasks],
        "datasets": [named(dataset) for dataset in page.datasets],
        "methods": _counted(page.methods),
        "boards": _active(page.activity),
    }


def _dataset(page: DatasetPage) -> JsonObject:
    return {
        "full_name": page.full_name or None,
        "description": page.description or None,
        "homepage": page.homepage or None,
        "paper": _mention(page.paper),
        "introduced": page.introduced or None,
        "warning": page.warning or None,
        "licence_of_dataset": _link(page.licence),
        "modalities": list(page.modalities),
        "languages": list(page.languages),
        "variants": list(page.variants),
        "tasks": [named(task) for task in page.tasks],
        "loaders": [
            {"repository": each.repository, "url": each.url, "frameworks": list(each.frameworks)}
            for each in page.loaders
        ],
        "parent": named(page.parent) if page.parent else None,
        "parts": [named(part) for part in page.parts],
        "boards": [_board(board) for board in page.boards],
        "stated_paper_count": page.stated_papers,
    }


def _method(page: MethodPage) -> JsonObject:
    return {
        "full_name": page.full_name or None,
        "description": page.description or None,
        "paper": _mention(page.paper),
        "introduced_year": page.introduced_year,
        "description_from": _link(page.source),
        "code_snippet": page.code_url or None,
        "collections": [{"name": each.name, "area": each.area or None} for each in page.families],
        "siblings": [named(each) for each in page.siblings],
        "tasks": _counted(page.tasks),
        "stated_paper_count": page.stated_papers,
    }


def _author(page: AuthorPage) -> JsonObject:
    return {
        "caveat": AUTHOR_CAVEAT,
        "spellings": _counted(page.spellings),
        "coauthors": _counted(page.coauthors),
        "tasks": _counted(page.tasks),
        "leads": _leads(page.leads),
    }


def _repository(page: RepositoryPage) -> JsonObject:
    return {
        "frameworks": list(page.frameworks),
        "implements": [
            {
                "paper": each.paper.slug if each.paper else None,
                "title": each.title,
                "is_official": each.is_official,
                "framework": each.framework or None,
            }
            for each in page.implementations
        ],
        "tasks": _counted(page.tasks),
        "leads": _leads(page.leads),
    }


def _venue(page: VenuePage) -> JsonObject:
    return {
        "other_years": _counted(page.years),
        "tasks": _counted(page.tasks),
        "leads": _leads(page.leads),
    }


def _usage(usage: Usage) -> JsonObject:
    return {
        "paper_count": usage.papers,
        "with_code": usage.with_code,
        "with_results": usage.with_results,
        "papers_per_year": {str(each.year): each.papers for each in usage.years},
    }


def _counted(met: Sequence[Counted]) -> list[JsonObject]:
    return [{**named(each.ref), "paper_count": each.papers} for each in met]


def _leads(leads: Sequence[Lead]) -> list[JsonObject]:
    return [
        {
            "board": named(lead.board),
            "metric": lead.metric,
            "value": lead.value,
            "model": lead.model,
            "paper": lead.paper.slug,
        }
        for lead in leads
    ]


def _board(board: BoardEntry) -> JsonObject:
    return {
        **named(board.ref),
        "best_model": board.best_model or None,
        "best_metric": board.best_metric or None,
        "best_value": board.best_value or None,
        "best_year": board.best_year,
        "row_count": board.result_count,
        "paper_count": board.paper_count,
        "last_date": board.last_day,
    }


def _active(activity: Activity) -> list[JsonObject]:
    """Return the leaderboards in their order; `part_of` is the id of the one on the whole."""
    wholes = {board.entry.dataset_id: board.entry.slug for board in activity.boards}
    return [
        {
            **_board(board.entry),
            "url": page_url(board.entry.ref),
            "dataset": named(board.entry.dataset),
            "part_of": wholes.get(board.entry.whole_id or 0) if board.depth else None,
            "first_date": board.entry.first_day,
            "best_by_year": _trend(board, activity.first_year),
        }
        for board in activity.boards
    ]


def _trend(board: ActiveBoard, first_year: int) -> JsonObject:
    """Return the record by the end of each year; empty where it is not sure what is better."""
    years = enumerate(board.trend, start=first_year)
    return {str(year): best for year, best in years if best is not None}


def _mention(mention: MentionedPaper | None) -> JsonObject | None:
    if mention is None:
        return None
    paper = mention.paper.slug if mention.paper else None
    return {"id": paper, "title": mention.title, "url": mention.url or None}


def _link(link: Link | None) -> JsonObject | None:
    return {"title": link.label, "url": link.url} if link else None


_WRITERS: Mapping[type[EntityPage], Callable[[Any], JsonObject]] = {
    TaskPage: _task,
    DatasetPage: _dataset,
    MethodPage: _method,
    AuthorPage: _author,
    RepositoryPage: _repository,
    VenuePage: _venue,
}

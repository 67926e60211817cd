"""Papers as JSON: as an entry of an answer, and whole."""

from collections.abc import Sequence

from pwc_tui.domain.attribution import LICENCE, SOURCE
from pwc_tui.domain.papers import CodeLink, Paper, PaperCard, PaperResult
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.export.json.encode import JsonObject

SITE = "https://paperswithcode.com"
"""Where the papers and leaderboards stood; the addresses still say which one is meant."""


def attributed(snapshot: str, document: JsonObject) -> JsonObject:
    """Return `document` with the three fields that say whose data it is, in front."""
    return {"source": SOURCE, "licence": LICENCE, "snapshot": snapshot, **document}


def answer(query: str, took_ms: float, results: Sequence[JsonObject]) -> JsonObject:
    """Return the answer to one search."""
    return {"query": query, "took_ms": round(took_ms, 2), "results": list(results)}


def card_entry(card: PaperCard) -> JsonObject:
    """Return a paper as one entry of an answer; `authors` are the first three."""
    return {
        "kind": "paper",
        "id": card.slug,
        "title": card.title,
        "authors": list(card.authors),
        "author_count": card.author_count,
        "date": card.date.isoformat() if card.date else None,
        "tasks": list(card.tasks),
        "result_count": card.result_count,
        "repository_count": card.repository_count,
        "has_official_code": card.has_official_code,
        "url": f"{SITE}/paper/{card.slug}",
    }


def paper_document(paper: Paper) -> JsonObject:
    """Return everything the page of a paper shows; here `authors` and `tasks` are all of them."""
    return {
        **card_entry(paper.card),
        "authors": [author.name for author in paper.authors],
        "arxiv_id": paper.arxiv_id,
        "nips_id": paper.nips_id,
        "openreview_id": paper.openreview_id,
        "proceeding": paper.proceeding,
        "twin_id": paper.twin_slug,
        "version_of": named(paper.version_of) if paper.version_of else None,
        "versions": [named(version) for version in paper.versions],
        "reproduces_paper": paper.reproduces_paper,
        "tasks": [named(task) for task in paper.tasks],
        "methods": [named(method) for method in paper.methods],
        "links": [{"label": link.label, "url": link.url} for link in paper.links],
        "code": [_code(link) for link in paper.code],
        "abstract": paper.abstract,
        "short_abstract": paper.short_abstract,
        "results": [_result(result) for result in paper.results],
    }


def named(ref: Ref) -> JsonObject:
    """Return what has a public id and a name."""
    return {"id": ref.slug, "name": ref.name}


def link_entries(links: Sequence[Link]) -> list[JsonObject]:
    """Return addresses with their titles, which may be empty."""
    return [{"title": link.label, "url": link.url} for link in links]


def _code(link: CodeLink) -> JsonObject:
    return {
        "url": link.url,
        "is_official": link.is_official,
        "mentioned_in_paper": link.mentioned_in_paper,
        "mentioned_in_github": link.mentioned_in_github,
        "framework": link.framework or None,
    }


def _result(result: PaperResult) -> JsonObject:
    return {
        "board": result.board.slug,
        "task": result.task,
        "dataset": result.dataset,
        "metric": result.metric,
        "value": result.value,
        "model": result.model,
        "rank": result.rank,
        "of": result.of,
    }


_FOLDERS = {
    Kind.PAPER: "paper",
    Kind.BOARD: "sota",
    Kind.TASK: "task",
    Kind.DATASET: "dataset",
    Kind.METHOD: "method",
    Kind.AUTHOR: "author",
}


def page_url(kind: Kind, slug: str) -> str:
    """Return the address of a thing: a repository's own, else that of its page at the old site.

    "" for what had no page there: models and venues.
    """
    if kind is Kind.REPOSITORY:
        return slug
    folder = _FOLDERS.get(kind)
    return f"{SITE}/{folder}/{slug}" if folder else ""

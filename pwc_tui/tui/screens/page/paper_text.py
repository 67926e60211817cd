"""What a paper's page says: its title, its facts with where they lead, and its abstract."""

import re
from dataclasses import replace

from textual.content import Content

from pwc_tui.domain.papers import CodeLink, Paper
from pwc_tui.domain.refs import Link
from pwc_tui.tui.screens.page.facts import FactRow, fact_of, named
from pwc_tui.tui.text import host_of, joined, line, printed
from pwc_tui.tui.widgets.page.flow_layout import LabelledItems

TITLE_SHOWN = 600
"""Characters; the longest true title of the archive has fewer than 400."""
_NAMES_SHOWN = 10
_REPOSITORIES_SHOWN = 3


def title_of(title: str) -> Content:
    """Return the heading of a page."""
    return line(printed(title[:TITLE_SHOWN]) or "Untitled", "bold")


def when_and_where(paper: Paper) -> Content:
    """Return date, venue and arXiv id."""
    day = paper.card.date.isoformat() if paper.card.date else "no date"
    parts = (
        line(day, "$foreground"),
        line(paper.venue, "$text-secondary"),
        line(f"arXiv {paper.arxiv_id}" if paper.arxiv_id else "", "$foreground-muted"),
    )
    return joined(parts, "  ")


def facts_of(paper: Paper) -> tuple[FactRow, ...]:
    """Return authors, tasks, methods (if any), links and code."""
    authors = named("Authors", paper.authors, "not named", limit=_NAMES_SHOWN, style="")
    links = LabelledItems("Links", tuple(_link(link) for link in paper.links), "none")
    code = tuple(_repository(code) for code in paper.code[:_REPOSITORIES_SHOWN])
    methods = named("Methods", paper.methods, limit=_NAMES_SHOWN)
    return (
        *((named("Shown as", (paper.version_of,), limit=1),) if paper.version_of else ()),
        replace(authors, field=replace(authors.field, separator=", ")),
        named("Tasks", paper.tasks, "none named", limit=_NAMES_SHOWN),
        *((methods,) if paper.methods else ()),
        *((named("Venue", (paper.published_at,), limit=1),) if paper.published_at else ()),
        fact_of(links, paper.links),
        fact_of(LabelledItems("Code", code, "none known", is_stacked=True), paper.code),
        *((named("Also as", paper.versions, limit=_NAMES_SHOWN),) if paper.versions else ()),
    )


def _link(link: Link) -> Content:
    host = line(host_of(link.url), "$foreground-muted")
    return joined([line(link.label, "$text-accent"), host], " ")


def _repository(code: CodeLink) -> Content:
    address = re.sub(r"^https?://(www\.)?", "", code.url)
    notes = ["official" if code.is_official else "", code.framework]
    notes.append("named in the paper" if code.mentioned_in_paper else "")
    mark = ("● ", "$text-success") if code.is_official else ("○ ", "$foreground-muted")
    said = line(", ".join(note for note in notes if note), "$foreground-muted")
    return joined([Content.assemble(mark, line(address, "$text-accent")), said], "  ")

"""What a paper's page says: its facts with where they lead, its abstract, its rows of results."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from textual.content import Content

from pwc_tui.domain.papers import CodeLink, Paper, PaperResult
from pwc_tui.domain.refs import Link, Ref
from pwc_tui.tui.text import joined, line, plain
from pwc_tui.tui.widgets.columns import Column
from pwc_tui.tui.widgets.flow import Field

Target = Ref | Link | CodeLink
"""What an item of the facts leads to."""

ABSTRACT_SHOWN = 12_000
"""Characters. The archive holds abstracts of books; wrapping more than this would be felt."""
TITLE_SHOWN = 600
"""Characters; the longest true title of the archive has fewer than 400."""
_NAMES_SHOWN = 10
_REPOSITORIES_SHOWN = 3
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Fact:
    """A field and all it stands for; of many items the field shows the first and how many more."""

    field: Field
    targets: tuple[Target, ...]
    shown: int


def title_of(title: str) -> Content:
    """Return the heading of a page."""
    return line(title[:TITLE_SHOWN] or "Untitled", "bold")


def when_and_where(paper: Paper) -> Content:
    """Return date, venue and arXiv id."""
    day = paper.card.date.isoformat() if paper.card.date else "no date"
    parts = (
        line(day, "$foreground"),
        line(paper.venue, "$text-secondary"),
        line(f"arXiv {paper.arxiv_id}" if paper.arxiv_id else "", "$foreground-muted"),
    )
    return joined(parts, "  ")


def facts_of(paper: Paper) -> tuple[Fact, ...]:
    """Return authors, tasks, methods (if any), links and code."""
    names = Field("Authors", _names(paper.authors), "not named", ", ")
    tasks = Field("Tasks", _names(paper.tasks, "$text-accent"), "none named")
    methods = Field("Methods", _names(paper.methods, "$text-accent"))
    links = Field("Links", tuple(_link(link) for link in paper.links), "none")
    code = tuple(_repository(code) for code in paper.code[:_REPOSITORIES_SHOWN])
    return (
        _fact(names, paper.authors),
        _fact(tasks, paper.tasks),
        *((_fact(methods, paper.methods),) if paper.methods else ()),
        _fact(links, paper.links),
        _fact(Field("Code", code, "none known", is_stacked=True), paper.code),
    )


def abstract_of(text: str) -> Content:
    """Return an abstract in paragraphs, cut where it is longer than anyone reads in a terminal."""
    paragraphs = [" ".join(part.split()) for part in _PARAGRAPH.split(text[:ABSTRACT_SHOWN])]
    if not any(paragraphs):
        return Content.styled("The archive has no abstract of this paper.", "$foreground-disabled")
    shown = plain("\n\n".join(part for part in paragraphs if part))
    if len(text) <= ABSTRACT_SHOWN:
        return shown
    cut = f"Cut here: {ABSTRACT_SHOWN:,} of {len(text):,} characters are shown."
    return Content("\n\n").join([shown, Content.styled(cut, "$text-warning")])


def host_of(url: str) -> str:
    """Return the host an address of the archive leads to, or "" where it is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def result_columns(results: Sequence[PaperResult]) -> tuple[Column, ...]:
    """Return the columns of the results, each as wide as it needs but not as it likes."""

    def width(of: Callable[[PaperResult], str], least: int, most: int) -> int:
        longest = max((line(of(result)).cell_length for result in results), default=least)
        return max(least, min(longest, most))

    return (
        Column("task", "Task", width(lambda result: result.task, 8, 12), fraction=3),
        Column("dataset", "Dataset", width(lambda result: result.dataset, 7, 15), fraction=3),
        Column("metric", "Metric", width(lambda result: result.metric, 6, 11), fraction=1),
        Column("value", "Value", width(lambda result: result.value, 6, 14), justify="right"),
        Column("rank", "Rank", width(_rank, 4, 13), justify="right"),
        Column("model", "Model", width(lambda result: result.model, 5, 9), fraction=3),
    )


def result_cells(results: Sequence[PaperResult], index: int) -> Sequence[Content]:
    """Return the cells of one result; what is the same as in the row above recedes."""
    result = results[index]
    above = results[index - 1] if index else None
    same_board = above is not None and above.board.id == result.board.id
    quiet = "$foreground-muted" if same_board else ""
    same_model = same_board and above is not None and above.model == result.model
    is_best = result.rank == 1
    return (
        line(result.task, quiet),
        line(result.dataset, quiet),
        line(result.metric, "$foreground-muted"),
        line(result.value, "bold $text-success" if is_best else "bold"),
        line(
            _rank(result),
            "$text-success" if is_best else "" if result.rank else "$foreground-muted",
        ),
        line(result.model, "$foreground-muted" if same_model else ""),
    )


def _rank(result: PaperResult) -> str:
    return "–" if result.rank is None else f"{result.rank:,} / {result.of:,}"


def _fact(field: Field, targets: Sequence[Target]) -> Fact:
    """Return what `field`, which shows the first of `targets`, stands for."""
    shown = len(field.items)
    if len(targets) == shown:
        return Fact(field, tuple(targets), shown)
    more = Content.styled(f"+{len(targets) - shown:,} more", "$foreground-muted italic")
    return Fact(replace(field, items=(*field.items, more)), tuple(targets), shown)


def _names(refs: Sequence[Ref], style: str = "") -> tuple[Content, ...]:
    return tuple(line(ref.name or "(no name)", style) for ref in refs[:_NAMES_SHOWN])


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

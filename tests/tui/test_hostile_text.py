"""Archive text is text: markup, links, escapes and direction marks do nothing on any screen."""

from datetime import date

import pytest
from textual.content import Content
from textual.style import Style

from pwc_tui.domain.papers import Paper, PaperCard
from pwc_tui.domain.refs import EntityRow, Kind, Ref
from pwc_tui.tui.history import PaperPlace, PapersPlace, Trail
from pwc_tui.tui.screens.browse import cells as entity_cells
from pwc_tui.tui.screens.paper_rows import cells as paper_cells
from pwc_tui.tui.text import line, marked, plain
from pwc_tui.tui.widgets.nav_bar import breadcrumb
from pwc_tui.tui.widgets.preview import describe
from pwc_tui.tui.widgets.search_bar import chip

MARKUP = [
    "[BERT] is all you need",
    "[RETRACTED] [$x] [/]",
    "[@click=app.quit]click me[/]",
    "[bold red]red[/bold red]",
    "\\[escaped\\] [link=https://evil.example]x[/link]",
]
ESCAPES = [
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
    "a\u202eb\x00c",
]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_shown_as_it_stands(text: str) -> None:
    for content in (plain(text), line(text), marked(text, ["bert", "need"]), chip(text)):
        assert text in content.plain
        assert not _clickable(content)


@pytest.mark.parametrize("text", ESCAPES)
def test_escape_codes_and_direction_marks_are_gone(text: str) -> None:
    for content in (plain(text), line(text), marked(text, ["red"]), chip(text)):
        assert not set(content.plain) & set("\x1b\x00\u202e\x07\x9b")


@pytest.mark.parametrize("text", MARKUP + ESCAPES)
def test_every_row_and_pane_bears_it(text: str) -> None:
    card = PaperCard(1, "s", text, (text, text), 3303, date(2020, 1, 2), (text,), 3, 2, True)
    ref = Ref(Kind.TASK, 1, "s", text)
    paper = Paper(card, text * 50, None, text, (ref,) * 40, (ref,), (ref,), (), (), ())
    contents = [
        *paper_cells(card, ("bert",)),
        *entity_cells(EntityRow(ref, text, 1, 1), ("bert",)),
        describe(card, paper, ("bert",)),
        describe(card, None, (), 40),
    ]
    for content in contents:
        assert not set(content.plain) & set("\x1b\x00\u202e\x07\x9b")
        assert not _clickable(content)
    assert all("\n" not in content.plain for content in contents[:-2])


def test_a_title_of_the_way_runs_nothing_but_the_way() -> None:
    trail = Trail((PapersPlace(),)).gone_to(PaperPlace(1, MARKUP[2])).gone_to(PaperPlace(2, "here"))
    way = breadcrumb(trail, 200)
    assert MARKUP[2] in way.plain
    metas = [span.style.meta for span in way.spans if isinstance(span.style, Style)]
    assert {meta["@click"] for meta in metas if "@click" in meta} == {
        "app.go_to(0)",
        "app.go_to(1)",
    }


@pytest.mark.parametrize("width", [10, 20, 40, 80])
def test_the_way_keeps_to_its_width(width: int) -> None:
    trail = Trail((PapersPlace(),))
    for number in range(6):
        trail = trail.gone_to(PaperPlace(number, f"A rather long title, number {number} 日本語"))
    assert breadcrumb(trail, width).cell_length <= width


def test_matched_words_are_marked_where_they_stand() -> None:
    content = marked("Müller's GRAPH networks", ["muller", "graph*"])
    marks = [content.plain[span.start : span.end] for span in content.spans if span.style != ""]
    assert marks == ["Müller", "GRAPH"]


def _clickable(content: Content) -> bool:
    styles = (span.style for span in content.spans)
    return any("@click" in (s.meta if isinstance(s, Style) else s) for s in styles)

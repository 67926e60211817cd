"""Leaderboards as LaTeX and Markdown: true to the board, harmless whatever the archive says."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.boards.view import ArrangedBoard, arrange
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import day_only
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.export.board_latex import board_latex
from pwc_tui.export.board_markdown import board_markdown, markdown
from pwc_tui.export.latex_text import latex
from tests.unit.export.compiling import assert_compiles, needs_latex

Export = Callable[[ArrangedBoard, str], str]
HOSTILE = r"\input{/etc/passwd} 100% $x_1^2$ #1 & {~} <b>[x](javascript:1)|`é±→α≤中😀" + "\x1b[31m"


def row(
    position: int, model: str, *raw: str | None, url: str = "https://arxiv.org/abs/1"
) -> BoardRow:
    values = tuple(None if text is None else Value(text, float(text), None) for text in raw)
    return BoardRow(
        result_id=position,
        position=position,
        model=model,
        values=values,
        paper=None,
        paper_title="A paper",
        paper_url=url,
        date=day_only(date(2024, 1, 2)),
        code=(Link("code", "https://github.com/a/b"),),
        has_official_code=True,
        uses_extra_data=None,
    )


def board(*rows: BoardRow, metrics: tuple[Metric, ...]) -> Board:
    return Board(
        ref=Ref(Kind.BOARD, 1, "speech-on-x", "Speech & Sound on X_1"),
        task=Ref(Kind.TASK, 1, "speech", "Speech"),
        dataset=Ref(Kind.DATASET, 1, "x", "X_1"),
        description="",
        metrics=metrics,
        rows=rows,
    )


SPEECH = board(
    row(1, "first", "2.1", "7"),
    row(2, "second", "3.4", "9"),
    row(3, "third", "5.0", None),
    metrics=(Metric(1, "WER (%)", Direction.LOWER), Metric(2, "Odd", Direction.UNKNOWN)),
)
WILD = board(
    row(1, HOSTILE, "1", url="javascript:alert(1)"), metrics=(Metric(1, HOSTILE, Direction.HIGHER),)
)


def whole(board: Board) -> ArrangedBoard:
    return arrange(board, None, BoardFilter())


def test_the_best_is_bold_and_the_second_underlined() -> None:
    text = board_latex(whole(SPEECH), "2025-07-28")
    assert r"1 & first & \textbf{2.1} & 7 & 2024 \\" in text
    assert r"2 & second & \underline{3.4} & 9 & 2024 \\" in text
    assert r"3 & third & 5.0 & -- & 2024 \\" in text


def test_markdown_marks_the_best_and_the_second() -> None:
    text = board_markdown(whole(SPEECH), "2025-07-28")
    assert r"| 1 | first | **2.1** | 7 |" in text
    assert r"| 2 | second | *3.4* | 9 |" in text


@pytest.mark.parametrize(
    "metric",
    [
        Metric(1, "WER", Direction.LOWER, confidence=0.8),
        Metric(1, "Params", Direction.UNKNOWN, role=MetricRole.COST),
        Metric(1, "Odd", Direction.UNKNOWN),
    ],
)
@pytest.mark.parametrize("export", [board_latex, board_markdown])
def test_nobody_is_best_where_the_direction_is_unsure_or_it_is_no_score(
    export: Export, metric: Metric
) -> None:
    text = export(whole(board(row(1, "first", "2.1"), row(2, "b", "3"), metrics=(metric,))), "")
    assert "textbf" not in text
    assert "underline" not in text
    assert "*" not in text


def test_an_unsure_direction_has_a_question_mark_and_a_cost_has_nothing() -> None:
    metrics = (
        Metric(1, "WER", Direction.LOWER, confidence=0.8),
        Metric(2, "Params", Direction.UNKNOWN, role=MetricRole.COST),
    )
    shown = whole(board(row(1, "first", "2.1", "3"), metrics=metrics))
    assert r"WER $\downarrow$? & Params &" in board_latex(shown, "")
    assert "| WER ↓? | Params |" in board_markdown(shown, "")


def test_what_narrows_the_board_is_said() -> None:
    shown = arrange(SPEECH, None, BoardFilter(as_of=date(2024, 5, 1), text="first"))
    for text in (board_latex(shown, ""), board_markdown(shown, "").replace("\\", "")):
        assert "1 of 3 results, as of 2024-05-01" in text


def test_arrows_stand_only_where_the_direction_is_known() -> None:
    latex_head = next(x for x in board_latex(whole(SPEECH), "").splitlines() if "Model" in x)
    assert latex_head.split(" & ")[2:4] == [r"WER (\%) $\downarrow$", "Odd ?"]
    markdown_head = next(x for x in board_markdown(whole(SPEECH), "").splitlines() if "Model" in x)
    assert markdown_head == r"| # | Model | WER \(%\) ↓ | Odd ? | Paper | Date | Code |"


@pytest.mark.parametrize("export", [board_latex, board_markdown])
def test_source_snapshot_and_licence_are_named(export: Export) -> None:
    text = export(whole(SPEECH), "2025-07-28")
    assert "paperswithcode.com" in text
    assert "2025-07-28" in text
    assert "CC-BY-SA 4.0" in text


@given(st.text())
@example("x⁴ and y₂ at 9 ℉ ▭")
def test_latex_never_holds_a_command_of_the_archive(text: str) -> None:
    encoded = latex(text)
    assert not re.search(r"\\(input|write|include|def|catcode)", encoded)
    without_signs = re.sub(r"\\(?:ensuremath|fbox)\{[^{}]*\}", "", encoded)
    bare = re.sub(r"\\[A-Za-z]+|\\.", "", without_signs)
    assert not set(bare) & set("%#&_~^")
    assert bare.count("{") == bare.count("}")


@given(st.text())
def test_markdown_of_any_text_is_one_cell(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[|`<\[]", markdown(text))
    assert "\n" not in markdown(text)


@pytest.mark.parametrize(
    ("model", "packages"),
    [
        ("plain 1.0", []),
        ("µ → 2", ["{textcomp}"]),
        ("Łukasz", []),
        ("Đorđe ą", ["[T1]{fontenc}"]),
        ("Метод", ["[T2A]{fontenc}"]),
        ("ℝ ⊊", ["{amssymb}"]),
        ("𝑨 ℒ °", ["{textcomp,amsmath,mathrsfs}"]),
    ],
)
def test_a_latex_table_names_the_packages_of_its_letters(model: str, packages: list[str]) -> None:
    table = board_latex(whole(board(row(1, model, "1"), metrics=SPEECH.metrics[:1])), "")
    named = re.findall(r"^% Needs \\usepackage(.*)$", table, re.M)
    assert named == ["{booktabs}", *packages]


@pytest.mark.parametrize("letter", ["ə", "⅓", "Ѡ", "ŉ", "😀", "中"])
def test_a_letter_that_no_common_package_sets_is_its_number(letter: str) -> None:
    assert f"U+{ord(letter):04X}" in latex(letter)


def test_no_address_breaks_the_table_it_stands_in() -> None:
    odd = board(row(1, "m", "1", url="https://x.org/a|b`c\\d_e"), metrics=SPEECH.metrics[:1])
    text = board_markdown(whole(odd), "")
    assert "[A paper](https://x.org/a%7Cb%60c%5Cd_e)" in text


def test_only_web_addresses_become_links() -> None:
    assert "](javascript" not in board_markdown(whole(WILD), "")
    assert "[A paper](https://arxiv.org/abs/1)" in board_markdown(whole(SPEECH), "")


@needs_latex
def test_the_tables_compile(tmp_path: Path) -> None:
    assert_compiles([board_latex(whole(shown), "2025-07-28") for shown in (SPEECH, WILD)], tmp_path)

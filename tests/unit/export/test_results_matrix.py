"""The table of related work: which values are the best of a column, which cannot be compared."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.results_matrix import (
    Contender,
    MatrixCell,
    ResultsMatrix,
    boards_by_use,
    by_column,
    by_year,
    matrix_of,
    metrics_by_use,
    results_matrix,
    shared_boards,
)
from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.partial_dates import day_only
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.export.matrix_csv import matrix_csv
from pwc_tui.export.matrix_latex import matrix_latex
from pwc_tui.export.matrix_markdown import matrix_markdown
from pwc_tui.export.matrix_text import note_letters
from tests.unit.export.compiling import assert_compiles, needs_latex

DAY = day_only(date(2020, 1, 2))
PAPERS = [
    CitedPaper(slug, f"{slug.title()}: a paper & more_", ("Jane Doe",), DAY, url="https://x.org/1")
    for slug in ("one", "two", "three", "four", "nobody")
]
KEYS = {paper.slug: f"doe2020{paper.slug}" for paper in PAPERS}
ACCURACY = Metric(1, "Accuracy", Direction.HIGHER)
ERROR = Metric(2, "Error", Direction.LOWER)
ODD = Metric(3, "Odd", Direction.HIGHER, confidence=0.5)


def row(
    position: int, slug: str, *raw: str | None, model: str = "", extra: bool = False
) -> BoardRow:
    return BoardRow(
        result_id=position,
        position=position,
        model=model or slug.title(),
        values=tuple(None if text is None else Value(text, _number(text), None) for text in raw),
        paper=Ref(Kind.PAPER, position, slug, slug),
        paper_title=slug,
        paper_url="",
        date=DAY,
        code=(),
        has_official_code=False,
        uses_extra_data=extra,
    )


def _number(text: str) -> float | None:
    return float(text) if text[0].isdigit() else None


def board(name: str, metrics: tuple[Metric, ...], *rows: BoardRow) -> Board:
    number = sum(map(ord, name))
    return Board(
        ref=Ref(Kind.BOARD, number, name.lower(), f"Speech on {name}"),
        task=Ref(Kind.TASK, 1, "speech", "Speech"),
        dataset=Ref(Kind.DATASET, number, name.lower(), name),
        description="",
        metrics=metrics,
        rows=rows,
    )


SPEECH = board(
    "X_1",
    (ACCURACY, ERROR),
    row(1, "one", "91.0", "9.0"),
    row(2, "one", "93.0", "7.0", model="One (large)"),
    row(3, "two", "95.0", "5.0", extra=True),
    row(4, "three", "90.0", None),
    row(5, "four", None, "12.0"),
)
UNSURE = board("Y", (ODD,), row(6, "one", "1.0", model="One (large)"), row(7, "two", "2.0"))


def cell(matrix: ResultsMatrix, paper: int, column: int = 0) -> MatrixCell:
    found = matrix.rows[paper].cells[column]
    assert found is not None
    return found


def test_the_best_row_of_a_paper_counts_and_the_best_two_that_can_be_compared_are_marked() -> None:
    matrix = results_matrix(PAPERS, [SPEECH])
    assert [row.paper.slug for row in matrix.rows] == ["one", "two", "three", "four"]
    assert [cell(matrix, at).value for at in range(4)] == ["93.0", "95.0", "90.0", "12.0"]
    assert [cell(matrix, at).place for at in range(4)] == [1, None, 2, None]
    assert matrix.rows[0].model == "One (large)"


def test_what_cannot_be_compared_says_why() -> None:
    matrix = results_matrix(PAPERS, [SPEECH, UNSURE])
    assert cell(matrix, 0).notes == ()
    assert cell(matrix, 1).notes == ("trained with extra data",)
    assert cell(matrix, 3).notes == ("Error instead",)
    unsure = "which way Odd is better is not sure"
    assert cell(matrix, 0, 1).notes == cell(matrix, 1, 1).notes == (unsure,)
    assert cell(matrix, 1, 1).place is None
    assert list(note_letters(matrix).values()) == ["a", "b", "c"]
    assert note_letters(matrix)[unsure] == "a"


def test_a_value_of_another_model_or_without_a_number_has_a_note() -> None:
    other = board("Z", (ACCURACY,), row(8, "one", "88.0"), row(9, "two", "n/a"))
    matrix = results_matrix(PAPERS, [SPEECH, UNSURE, other])
    assert cell(matrix, 0, 2).notes == ("of the model One",)
    assert cell(matrix, 1, 2).notes == ("not a number that can be compared",)


def test_nobody_is_the_best_of_one() -> None:
    matrix = results_matrix(PAPERS[:1], [SPEECH])
    assert cell(matrix, 0).place is None


def test_metrics_that_are_named_are_the_columns_of_the_boards_that_have_them() -> None:
    matrix = results_matrix(PAPERS, [SPEECH, UNSURE], ["error", "accuracy"])
    names = [column.metric.name for column in matrix.columns]
    assert names == ["Accuracy", "Error", "Odd"]
    assert cell(matrix, 0, 1).place == 1
    assert cell(matrix, 3, 1).place == 2


def test_the_boards_that_most_papers_share_come_first() -> None:
    one, two, three = (Ref(Kind.BOARD, n, str(n), str(n)) for n in range(3))
    assert shared_boards([[one, two], [two, three], [three, two]], 5) == [two, three]
    assert shared_boards([[one], [two]], 5) == [one, two]
    assert shared_boards([[one], [two]], 1) == [one]
    assert shared_boards([], 5) == []


def test_rows_are_sorted_by_year_and_by_a_column() -> None:
    late = replace(PAPERS[0], date=day_only(date(2021, 1, 1)))
    undated = replace(PAPERS[1], date=None)
    matrix = results_matrix([undated, late, PAPERS[2], PAPERS[3]], [SPEECH])
    assert [row.paper.slug for row in by_year(matrix).rows] == ["three", "four", "one", "two"]
    assert [row.paper.slug for row in by_column(matrix, 0).rows] == ["two", "one", "three", "four"]


def test_latex_has_rules_arrows_citations_and_notes() -> None:
    text = matrix_latex(results_matrix(PAPERS, [SPEECH, UNSURE], ["Accuracy", "Error"]), KEYS, "s")
    assert r"\multicolumn{2}{c}{X\_1} & \multicolumn{1}{c}{Y} \\" in text
    assert r"\cmidrule(lr){3-4} \cmidrule(lr){5-5}" in text
    assert r"Model & Year & Accuracy $\uparrow$ & Error $\downarrow$ & Odd $\uparrow$? \\" in text
    assert r"One (large)~\cite{doe2020one} & 2020 & \textbf{93.0} & \textbf{7.0} &" in text
    assert r"95.0\textsuperscript{" in text
    assert r"\textsuperscript{a}~" in text
    assert "CC-BY-SA 4.0" in text.splitlines()[0]
    assert r"\caption{Results on Speech on X\_1, Speech on Y. Source: Papers With Code" in text


def test_markdown_and_csv_say_the_same() -> None:
    matrix = results_matrix(PAPERS, [SPEECH, UNSURE])
    text = matrix_markdown(matrix, "2025-07-28")
    assert "| [One \\(large\\)](https://x.org/1) | 2020 | **93.0** |" in text
    assert "| 95.0 <sup>b</sup> |" in text
    assert "<sup>b</sup> trained with extra data" in text
    rows = list(csv.DictReader(io.StringIO(matrix_csv(matrix, KEYS, "2025-07-28"))))
    assert [each["X_1: Accuracy"] for each in rows] == ["93.0", "95.0", "90.0", "12.0"]
    assert rows[1]["notes"].startswith("X_1: Accuracy trained with extra data; Y: Odd which way")
    assert rows[0]["licence"] == "CC-BY-SA 4.0"
    assert rows[3]["Y: Odd"] == ""


@needs_latex
def test_the_table_compiles(tmp_path: Path) -> None:
    assert_compiles([matrix_latex(results_matrix(PAPERS, [SPEECH, UNSURE]), KEYS, "s")], tmp_path)


def test_models_of_one_paper_have_a_row_each_and_say_what_is_of_another_model() -> None:
    one, two = PAPERS[:2]
    wanted = [Contender(one, "One"), Contender(one, "One (large)"), Contender(two)]
    matrix = matrix_of(wanted, [(SPEECH, 0), (UNSURE, 0)])
    assert [row.model for row in matrix.rows] == ["One", "One (large)", "Two"]
    assert [cell(matrix, row).value for row in range(3)] == ["91.0", "93.0", "95.0"]
    assert [cell(matrix, row).place for row in range(3)] == [2, 1, None]
    assert cell(matrix, 0, 1).notes[-1] == "of the model One (large)"
    assert "of the model" not in " ".join(cell(matrix, 1, 1).notes)


def test_metrics_and_leaderboards_that_most_papers_share_come_first() -> None:
    assert metrics_by_use(SPEECH, PAPERS) == [(0, 3), (1, 3)]
    assert metrics_by_use(SPEECH, PAPERS[2:]) == [(0, 1), (1, 1)]
    refs = [[SPEECH.ref, UNSURE.ref], [SPEECH.ref, SPEECH.ref]]
    assert boards_by_use(refs) == [(SPEECH.ref, 2), (UNSURE.ref, 1)]

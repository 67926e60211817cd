"""What the import finds out about the columns of leaderboards."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

Importer = Callable[..., Any]
Values = dict[str, str]


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(database) as opened:
        return opened.execute(query).fetchall()


def board(task: str, *results: Values, paper: str = "") -> dict[str, Any]:
    table = [
        {"model_name": f"m{number}", "metrics": values, "paper_url": paper}
        for number, values in enumerate(results)
    ]
    return {"task": task, "datasets": [{"dataset": "D", "sota": {"metrics": [], "rows": table}}]}


def test_a_metric_is_kept_with_role_confidence_and_reasons(
    importing: Importer, database: Path
) -> None:
    importing(evaluations=[board("T", {"WER": "1", "Params": "5M", "Note": "x"}, {"WER": "2"})])
    query = "SELECT name, direction, role, confidence > 0.8, reasons <> '' FROM metric ORDER BY id"
    assert rows(database, query) == [
        ("WER", "lower", "score", 1, 1),
        ("Params", "unknown", "cost", 1, 1),
        ("Note", "unknown", "fact", 1, 1),
    ]


def test_the_best_model_is_first_by_the_first_score_and_not_by_a_size(
    importing: Importer, database: Path
) -> None:
    results = ({"Params": "9", "Acc": "1"}, {"Params": "1", "Acc": "2"})
    importing(evaluations=[board("T", *results)])
    assert rows(database, "SELECT best_model FROM benchmark") == [("m1",)]


def test_a_best_model_without_a_name_is_called_as_its_paper(
    importing: Importer, database: Path
) -> None:
    unnamed = {"model_name": "", "paper_title": "Regularizing LSTMs", "metrics": {"Acc": "9"}}
    named = {"model_name": "LSTM", "metrics": {"Acc": "1"}}
    dataset = {"dataset": "D", "sota": {"metrics": ["Acc"], "rows": [named, unnamed]}}
    importing(evaluations=[{"task": "T", "datasets": [dataset]}])
    assert rows(database, "SELECT best_model FROM benchmark") == [("Regularizing LSTMs",)]


def test_a_board_without_a_score_has_no_best(importing: Importer, database: Path) -> None:
    importing(evaluations=[board("T", {"Params": "9"}, {"Params": "1"})])
    assert rows(database, "SELECT best_model FROM benchmark") == [("",)]


def test_a_name_that_says_nothing_is_judged_by_its_company_on_all_boards(
    importing: Importer, database: Path
) -> None:
    known = [{"Acc": f"{90 - n}", "F1": f"{85 - n}", "Zeta": f"{80 - n}"} for n in range(8)]
    others = [board(f"T{number}", *known) for number in range(6)]
    alone = board("Alone", *({"Zeta": value} for value in ("3", "9", "5")))
    importing(evaluations=[*others, alone])
    query = (
        "SELECT direction FROM metric JOIN benchmark b ON b.id = benchmark_id "
        "WHERE name = 'Zeta' AND result_count = 3"
    )
    assert rows(database, query) == [("higher",)]


def test_mixed_scales_are_ranked_on_one_and_kept_as_they_are(
    importing: Importer, database: Path
) -> None:
    stated = ("95.1", "0.9623", "93.3", "0.9411", "91.2")
    importing(evaluations=[board("T", *({"Acc": raw} for raw in stated))])
    query = "SELECT raw, number, rank FROM value ORDER BY result_id"
    assert rows(database, query) == [
        ("95.1", 95.1, 2),
        ("0.9623", 0.9623, 1),
        ("93.3", 93.3, 4),
        ("0.9411", 0.9411, 3),
        ("91.2", 91.2, 5),
    ]


def test_what_a_metric_cannot_be_has_no_rank_and_is_nobodys_best(
    importing: Importer, database: Path
) -> None:
    stated = ("30.98", "0.92", "0.89", "0.85")
    importing(evaluations=[board("T", *({"SSIM": raw} for raw in stated))])
    query = "SELECT raw, rank, best_model = model FROM value, result, benchmark WHERE result_id ="
    assert rows(database, f"{query} result.id ORDER BY result_id") == [
        ("30.98", None, 0),
        ("0.92", 1, 1),
        ("0.89", 2, 0),
        ("0.85", 3, 0),
    ]


def test_uncertainty_unit_and_notes_of_values_are_kept(importing: Importer, database: Path) -> None:
    stated = ("95.1 ± 0.2%", "> 90", "~93")
    importing(evaluations=[board("T", *({"Acc": raw} for raw in stated))])
    query = "SELECT number, uncertainty, unit, note FROM value ORDER BY result_id"
    assert rows(database, query) == [
        (95.1, 0.2, "%", ""),
        (None, None, "", "a bound, not a number"),
        (93.0, None, "", "about"),
    ]


def test_a_repeated_row_shares_its_rank_and_pushes_nobody_down(
    importing: Importer, database: Path
) -> None:
    table = [
        {"model_name": "BERT", "metrics": {"Acc": "9"}},
        {"model_name": "BERT (Devlin et al., 2018)", "metrics": {"Acc": "9.0"}},
        {"model_name": "LSTM", "metrics": {"Acc": "8"}},
    ]
    sota = {"dataset": "D", "sota": {"metrics": [], "rows": table}}
    importing(evaluations=[{"task": "T", "datasets": [sota]}])
    query = "SELECT rank FROM value ORDER BY result_id"
    assert [rank for (rank,) in rows(database, query)] == [1, 1, 2]
    assert rows(database, "SELECT ranked_count FROM metric") == [(2,)]

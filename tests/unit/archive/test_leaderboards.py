"""How the forest of the evaluation tables becomes boards, metrics, results and ranks."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pwc_tui.domain.boards.ranking import ranks_of
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.store.queries.boards import Boards

Importer = Callable[..., Any]
Record = dict[str, Any]


def row(model: str, **metrics: Any) -> Record:
    return {"model_name": model, "paper_title": "", "paper_url": "", "metrics": metrics}


def dataset(name: str, *rows: Any, metrics: Any = (), **fields: Any) -> Record:
    return {"dataset": name, "sota": {"metrics": list(metrics), "rows": list(rows)}} | fields


def task(name: str | None, *datasets: Any, **fields: Any) -> Record:
    return {"task": name, "datasets": list(datasets)} | fields


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(database) as opened:
        return opened.execute(query).fetchall()


def test_a_board_is_one_however_often_it_is_repeated(importing: Importer, database: Path) -> None:
    board = dataset("COCO", row("m", AP="50.1"))
    report = importing(
        evaluations=[
            task("Detection", board),
            task("3D", subtasks=[task("Detection", board)]),
            task("Detection", dataset("COCO", row("m2", AP="60"), row("m", AP="50.1"))),
        ]
    )
    query = "SELECT slug, result_count, best_model FROM benchmark"
    assert rows(database, query) == [("detection-on-coco", 2, "m2")]
    assert rows(database, "SELECT model, position FROM result") == [("m", 1), ("m2", 2)]
    (file,) = report.files
    assert (file.account.records, file.account.imported, file.account.merged) == (3, 2, 1)
    merged = {d.problem: d.count for d in report.defects if d.action == "merged"}
    assert merged["repeated result"] == 2


def test_a_repeated_result_may_have_its_metrics_in_another_order(importing: Importer) -> None:
    one, other = row("m", AP="50.1", AR="60"), row("m", AR="60", AP="50.1")
    report = importing(evaluations=[task("T", dataset("D", one), dataset("D", other))])
    assert dict(report.files[0].parts)["results"].merged == 1


def test_board_slugs_come_from_old_addresses_and_are_never_doubled(
    importing: Importer, database: Path
) -> None:
    link = {"title": "", "url": "https://paperswithcode.com/sota/parsing-on-x?metric=F1"}
    importing(
        evaluations=[
            task("A", dataset("X", row("m", F1="1"), dataset_links=[link])),
            task("B", dataset("X", row("m", F1="1"), dataset_links=[link])),
            task("Parsing", dataset("X", row("m", F1="1"))),
        ]
    )
    slugs = [slug for (slug,) in rows(database, "SELECT slug FROM benchmark ORDER BY id")]
    assert slugs == ["parsing-on-x", "parsing-on-x-0e94", "parsing-on-x-5c5c"]


def test_ranks_follow_the_direction_and_ties_share_one(importing: Importer, database: Path) -> None:
    values = [("a", "90", "5"), ("b", "91.5%", "4"), ("c", "90", "-"), ("d", "N/A", "3.5 ± 1")]
    results = [row(model, Accuracy=acc, WER=wer, Layers=wer) for model, acc, wer in values]
    importing(evaluations=[task("T", dataset("D", *results))])
    query = (
        "SELECT model, rank FROM value JOIN result ON result.id = result_id "
        "JOIN metric ON metric.id = metric_id WHERE name = '{}' ORDER BY model"
    )
    accuracy = rows(database, query.format("Accuracy"))
    assert accuracy == [("a", 2), ("b", 1), ("c", 2), ("d", None)]
    wer = rows(database, query.format("WER"))
    assert wer == [("a", 3), ("b", 2), ("c", None), ("d", 1)]
    assert {rank for _, rank in rows(database, query.format("Layers"))} == {None}
    counts = dict(rows(database, "SELECT name, ranked_count FROM metric"))
    assert counts == {"Accuracy": 3, "WER": 3, "Layers": 0}


def test_competition_ranks_skip_after_ties() -> None:
    assert ranks_of([1.0, 2.0, 2.0, None, 3.0], Direction.HIGHER) == [4, 2, 2, None, 1]
    assert ranks_of([1.0, 2.0, 2.0, None, 3.0], Direction.LOWER) == [1, 2, 2, None, 4]


def test_metrics_are_the_used_ones_in_the_files_order_with_names_told_apart(
    importing: Importer, database: Path
) -> None:
    listed = ["\t ACC", "Unused", "FID ", "FID", "F1", "F1"]
    result = {"F1": "1", "\t ACC": "2", "FID": "3", "FID ": "4", "new": "5", "null": None}
    importing(
        evaluations=[
            task("T", dataset("D", {"model_name": "m", "metrics": result}, metrics=listed))
        ]
    )
    names = [name for (name,) in rows(database, "SELECT name FROM metric ORDER BY position")]
    assert names == ["ACC", "FID ", "FID", "F1", "new"]


def test_values_of_any_type_keep_what_they_said(importing: Importer, database: Path) -> None:
    given = [95.4, 95, True, [95.4], {"mean": 1}, "  95.4 ", float("nan"), None, "", " "]
    results = [row(str(number), Acc=value) for number, value in enumerate(given)]
    importing(evaluations=[task("T", dataset("D", *results))])
    stored = rows(database, "SELECT raw, number FROM value ORDER BY result_id")
    assert stored == [
        ("95.4", 95.4),
        ("95", 95.0),
        ("true", None),
        ("[95.4]", None),
        ('{"mean": 1}', None),
        ("95.4", 95.4),
        ("NaN", None),
    ]


def test_results_find_their_paper_by_arxiv_id_address_or_title(
    importing: Importer, database: Path
) -> None:
    page = "https://paperswithcode.com/paper/"
    papers = [
        {"paper_url": page + "a", "title": "Paper A", "arxiv_id": "1706.03762"},
        {"paper_url": page + "b", "title": "Paper B", "url_abs": "http://e.org//b.html"},
        {"paper_url": page + "c", "title": "Paper: C!"},
        {"paper_url": page + "d", "title": "D", "url_abs": "https://aclanthology.org/W19-4427/"},
    ]
    named = [
        ("http://arxiv.org/abs/1706.03762v5", "", "a"),
        ("https://arxiv.org/pdf/1706.03762.pdf", "another title", "a"),
        (page + "a", "", "a"),
        ("https://e.org/b.html", "", "b"),
        ("https://www.aclweb.org/anthology/W19-4427.pdf", "", "d"),
        ("https://elsewhere.org", "paper c", "c"),
        ("https://arxiv.org/abs/9999.99999", "unknown", None),
        ("", "", None),
    ]
    results = [
        row(f"m{number}", Acc="1") | {"paper_url": url, "paper_title": title}
        for number, (url, title, _) in enumerate(named)
    ]
    importing(papers=papers, evaluations=[task("T", dataset("D", *results))])
    query = "SELECT slug FROM result LEFT JOIN paper ON paper.id = paper_id ORDER BY result.id"
    assert [slug for (slug,) in rows(database, query)] == [slug for _, _, slug in named]
    query = "SELECT slug, result_count FROM paper ORDER BY id"
    assert rows(database, query) == [("a", 3), ("b", 1), ("c", 1), ("d", 1)]
    assert rows(database, "SELECT paper_count FROM benchmark") == [(5,)]


def test_subtasks_may_be_deep_cyclic_and_shared(importing: Importer, database: Path) -> None:
    deep = task("leaf")
    for level in range(200):
        deep = task(f"level {level}", subtasks=[deep])
    cyclic = task("A", subtasks=[task("B", subtasks=[task("A"), task("B")])])
    importing(evaluations=[deep, cyclic, task("Other", subtasks=[task("B")])])
    query = (
        "SELECT parent.name, child.name FROM task_parent "
        "JOIN task parent ON parent.id = parent_id JOIN task child ON child.id = child_id"
    )
    pairs = set(rows(database, query))
    assert {("A", "B"), ("B", "A"), ("Other", "B"), ("level 0", "leaf")} <= pairs
    assert ("B", "B") not in pairs
    assert len(pairs) == 203


def test_subdatasets_stand_under_their_dataset_with_their_own_board(
    importing: Importer, database: Path
) -> None:
    part = {"subdataset": "Medical", "sota": {"metrics": [], "rows": [row("m", Acc="1")]}}
    importing(evaluations=[task("Dialogue", dataset("Switchboard", subdatasets=[part]))])
    query = (
        "SELECT b.slug, d.name, p.name FROM benchmark b JOIN dataset d ON d.id = dataset_id "
        "JOIN dataset p ON p.id = d.parent_id"
    )
    expected = ("dialogue-on-switchboard-medical", "Medical", "Switchboard")
    assert rows(database, query) == [expected]


def test_a_variant_on_a_board_stands_under_the_dataset_that_lists_it(
    importing: Importer, database: Path
) -> None:
    url = "https://paperswithcode.com/dataset/librispeech"
    listed = {"url": url, "name": "LibriSpeech", "variants": ["LibriSpeech test-clean"]}
    importing(
        datasets=[listed],
        evaluations=[task("ASR", dataset("LibriSpeech test-clean", row("m", WER="1")))],
    )
    query = "SELECT slug, parent_id, is_listed, board_count FROM dataset ORDER BY id"
    assert rows(database, query) == [
        ("librispeech", None, 1, 0),
        ("librispeech-test-clean", 1, 0, 1),
    ]


def test_nulls_and_wrong_types_anywhere_cost_only_themselves(
    importing: Importer, database: Path
) -> None:
    odd: list[Any] = [
        task("Nulls", None, {"dataset": None}, dataset("a", None, {}, "x", row("m", A="1"))),
        task("Lists", datasets=None, subtasks="x", categories=None, synonyms=[None, 1]),
        task(None),
        task("Rows", {"dataset": "b", "sota": {"metrics": "x", "rows": {"0": 1}}}),
        task("No rows", dataset("e", None, {})),
        task("Links", dataset("c", row("m", A="1") | {"code_links": [None, "https://u.org", {}]})),
        {"something": "else"},
        [],
    ]
    report = importing(evaluations=odd)
    assert rows(database, "SELECT count(*) FROM result") == [(2,)]
    assert rows(database, "SELECT url FROM result_link") == [("https://u.org",)]
    assert [name for (name,) in rows(database, "SELECT name FROM task ORDER BY id")] == [
        "Nulls",
        "Lists",
        "",
        "Rows",
        "No rows",
        "Links",
    ]
    (file,) = report.files
    assert (file.account.records, file.account.imported, file.account.skipped) == (8, 6, 2)


def test_metrics_as_lists_are_understood(importing: Importer, database: Path) -> None:
    shapes = [[{"name": "Acc", "value": "1"}], [["Acc", "2"]], ["nonsense"]]
    results = [{"model_name": json.dumps(shape), "metrics": shape} for shape in shapes]
    importing(evaluations=[task("T", dataset("D", *results))])
    assert rows(database, "SELECT raw FROM value ORDER BY raw") == [("1",), ("2",)]


def test_boards_of_a_task_on_parts_and_variants_of_a_dataset_know_each_other(
    importing: Importer, database: Path
) -> None:
    parts = [
        {"subdataset": name, "sota": {"metrics": [], "rows": [row("m", Acc="1")]}}
        for name in ("test", "dev")
    ]
    whole = dataset("Corpus", row("m", Acc="1"), subdatasets=parts)
    importing(
        evaluations=[
            task("Tagging", whole, dataset("corpus", row("m", Acc="1"))),
            task("Parsing", dataset("Corpus", row("m", Acc="1"))),
        ]
    )
    boards = Boards(database)
    board = boards.board("tagging-on-corpus")
    found = {ref.name for ref in board.twins}
    assert board.twins[0].name == "Tagging on corpus"
    assert found == {"Tagging on corpus", "Tagging on test", "Tagging on dev"}
    dev = boards.board("tagging-on-corpus-dev")
    assert dev.parent is not None
    assert dev.parent.name == "Corpus"
    assert {ref.name for ref in dev.twins} == {"Tagging on Corpus", "Tagging on test"}

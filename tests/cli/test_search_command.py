import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]


def test_a_misspelt_title_is_found(program: Program) -> None:
    run = program("search", "atention", "is", "al", "you", "ned")
    assert run.returncode == 0
    first = run.stdout.splitlines()[0].split("\t")
    assert first[0] == "attention-is-all-you-need"
    assert first[1:3] == ["2017-06-12", "Attention Is All You Need"]
    assert "\x1b" not in run.stdout


def test_nothing_found_is_said_beside_the_output_and_status_1(program: Program) -> None:
    run = program("search", "qqqqzzzzxxxx")
    assert (run.returncode, run.stdout) == (1, "")
    assert "nothing found" in run.stderr


@pytest.mark.parametrize("query", ["", "***", "\U0001f600"])
def test_a_query_without_a_word_is_told_so(program: Program, query: str) -> None:
    run = program("search", query)
    assert (run.returncode, run.stdout) == (1, "")
    assert "The query has no word, number or field to search for" in run.stderr


def test_json_is_one_document_with_its_attribution(program: Program) -> None:
    run = program("search", "emotion", "--json", "--limit", "3")
    document = json.loads(run.stdout)
    assert list(document)[:3] == ["source", "licence", "snapshot"]
    assert document["licence"] == "CC-BY-SA 4.0"
    assert document["query"] == "emotion"
    assert document["took_ms"] > 0
    assert len(document["results"]) == 3
    entry = document["results"][0]
    assert entry["kind"] == "paper"
    assert entry["url"] == f"https://paperswithcode.com/paper/{entry['id']}"
    assert {"title", "authors", "date", "tasks", "has_official_code"} <= entry.keys()


def test_json_of_nothing_is_a_document_too(program: Program) -> None:
    run = program("search", "qqqqzzzzxxxx", "--json")
    assert run.returncode == 1
    assert json.loads(run.stdout)["results"] == []


@pytest.mark.parametrize(
    "query", ["", "   ", '"', "***", "((", "a" * 10_000, "[/]", "\x1b[31m", "%s"]
)
def test_no_query_is_an_error(program: Program, query: str) -> None:
    run = program("search", "--json", "--", query)
    assert run.returncode in (0, 1)
    assert json.loads(run.stdout)["query"] == query
    assert run.stdout.rstrip("\n").isprintable()


def test_queries_from_the_input_are_answered_line_by_line(program: Program) -> None:
    lines = [b"telmee", b"", b"\xff\xfe emotion", b"nul\0nul", b"\xe2\x80\xae rtl", b"bert"]
    run = program("search", "--stdin", "--limit", "2", stdin=b"\n".join(lines))
    assert run.returncode == 0
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(lines)
    assert answers[0]["results"][0]["title"].startswith("TelME")
    assert (answers[1]["query"], answers[1]["results"]) == ("", [])
    assert answers[2]["query"] == "\ufffd\ufffd emotion"
    assert all(len(answer["results"]) <= 2 for answer in answers)


def test_no_lines_are_no_answers(program: Program) -> None:
    run = program("search", "--stdin", stdin=b"")
    assert (run.returncode, run.stdout) == (0, "")


def test_windows_line_ends_are_no_part_of_a_query(program: Program) -> None:
    run = program("search", "--stdin", stdin=b"emotion\r\n")
    assert json.loads(run.stdout)["query"] == "emotion"


def test_a_missing_index_is_built_and_said(program: Program, demo_db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(demo_db, copy)
    first = program("search", "emotion", "--db", str(copy))
    second = program("search", "emotion", "--db", str(copy))
    assert first.returncode == second.returncode == 0
    assert first.stdout == second.stdout
    assert "index is missing" in first.stderr
    assert "index" not in second.stderr


def test_the_query_language_works_and_says_what_it_took(program: Program) -> None:
    run = program("search", "task:objetc", "year:2017", "--json")
    document = json.loads(run.stdout)
    assert document["results"]
    assert {entry["date"][:4] for entry in document["results"]} == {"2017"}
    assert document["hints"][0].startswith("task: ")
    plain = program("search", "task:objetc", "year:2017")
    assert len(plain.stdout.splitlines()) == len(document["results"])
    assert "task: " in plain.stderr


def test_a_word_with_a_minus_is_left_out_and_no_option(program: Program) -> None:
    run = program("search", "detection", "-object", "-task:speech", "--limit", "50")
    titles = [line.split("\t")[2].lower() for line in run.stdout.splitlines()]
    assert titles
    assert not any(" object " in f" {title} " for title in titles)


def test_what_is_not_understood_is_said_on_the_error_stream(program: Program) -> None:
    run = program("search", "detection", "year:abc", "auther:he")
    assert run.returncode == 0
    assert "year:abc is not a year" in run.stderr
    assert "did you mean author:?" in run.stderr
    assert "year" not in run.stdout


@pytest.mark.parametrize("kind", ["board", "task", "dataset", "method", "author", "model"])
def test_one_kind_alone(program: Program, kind: str) -> None:
    words = {"board": "imagenet", "author": "sutskver", "method": "lstm"}.get(kind, "image")
    run = program("search", words, "--kind", kind, "--json", "--limit", "4")
    document = json.loads(run.stdout)
    assert 0 < len(document["results"]) <= 4
    assert {entry["kind"] for entry in document["results"]} == {kind}
    assert document["groups"] == []
    in_query = program("search", words, f"kind:{kind}", "--json", "--limit", "4")
    assert json.loads(in_query.stdout)["results"] == document["results"]
    piped = program("search", words, "--kind", kind, "--limit", "4").stdout.splitlines()
    assert [line.split("\t")[0] for line in piped] == [e["id"] for e in document["results"]]


def test_json_tells_the_other_kinds_that_match(program: Program) -> None:
    document = json.loads(program("search", "imagnet", "--json").stdout)
    kinds = [group["kind"] for group in document["groups"]]
    assert {"paper", "dataset", "board"} <= set(kinds)
    assert kinds.index("dataset") < kinds.index("paper")
    dataset = next(group for group in document["groups"] if group["kind"] == "dataset")
    assert dataset["hits"][0]["name"] == "ImageNet"
    assert dataset["hits"][0]["url"] == "https://paperswithcode.com/dataset/imagenet"


def test_nothing_found_offers_what_may_be_meant(program: Program) -> None:
    run = program("search", "detection", "year:1901", "--json")
    document = json.loads(run.stdout)
    assert run.returncode == 1
    assert {"did_you_mean", "shorter", "in_abstracts"} <= document.keys()
    assert document["shorter"][0]["query"] == "detection"
    plain = program("search", "detection", "year:1901")
    assert (plain.returncode, plain.stdout) == (1, "")
    assert "found by: detection" in plain.stderr


def test_nothing_found_names_the_other_kinds_that_match(program: Program) -> None:
    for query in (["imagenet", "year:1901"], ["imagenet", "--kind", "task"]):
        run = program("search", *query)
        assert (run.returncode, run.stdout) == (1, "")
        assert "2 datasets" in run.stderr
        assert "--kind dataset lists them" in run.stderr
    assert program("search", "imagenet", "--kind", "dataset").stdout


def test_explain_says_what_each_word_became(program: Program) -> None:
    query = ("atention", "is", "al", "you", "ned")
    run = program("search", *query, "--explain", "--limit", "1")
    lines = run.stdout.splitlines()
    assert lines[0].startswith("attention-is-all-you-need")
    assert any("atention → attention (title, typo)" in line for line in lines)
    assert " = words " in lines[-2]
    document = json.loads(program("search", *query, "--explain", "--json", "--limit", "1").stdout)
    explanation = document["results"][0]["explanation"]
    assert explanation["words"][0]["term"] == "attention"
    parts = sum(part["value"] for part in explanation["parts"])
    assert explanation["total"] == pytest.approx(parts, abs=0.001)


def test_all_prints_every_paper_in_the_users_format(program: Program) -> None:
    run = program("search", "--all", "--format", r"{id}\t{year}\t{title}\t{{{arxiv}}}")
    lines = run.stdout.splitlines()
    assert len(lines) == 371
    assert len({line.split("\t")[0] for line in lines}) == 371
    paper = next(line for line in lines if line.startswith("attention-is-all-you-need\t"))
    assert paper.split("\t")[1:] == ["2017", "Attention Is All You Need", "{1706.03762}"]
    assert "\x1b" not in run.stdout


@pytest.mark.parametrize("kind", ["paper", "author"])
def test_all_goes_up_to_a_limit(program: Program, kind: str) -> None:
    run = program("search", "--all", "--kind", kind, "--limit", "3")
    assert len(run.stdout.splitlines()) == 3


def test_all_of_a_kind(program: Program) -> None:
    venues = program("search", "--all", "--kind", "venue").stdout.splitlines()
    assert venues
    assert all(len(line.split("\t")) == 4 for line in venues)
    tasks = program("search", "--all", "--kind", "task", "--format", "{name}: {use}, {url}")
    first = tasks.stdout.splitlines()[0]
    assert first.startswith("Image Classification: 71, https://paperswithcode.com/task/")


def test_a_format_shapes_what_is_found(program: Program) -> None:
    run = program(
        "search", "attention is all you need", "--format", "{title}|{url}", "--limit", "1"
    )
    url = "https://paperswithcode.com/paper/attention-is-all-you-need"
    assert run.stdout == f"Attention Is All You Need|{url}\n"
    run = program("search", "imagenet", "--kind", "dataset", "--format", "{name}", "--limit", "1")
    assert run.stdout == "ImageNet\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["x", "--format", "{foo}"], "{foo} is not a field of the kind paper; the fields are {id}"),
        (["x", "--format", "{id"], "{ is not a field"),
        (["x", "--kind", "task", "--format", "{authors}"], "is not a field of the kind task"),
        (["x", "--kind", "thing"], "thing"),
        (["x", "--all", "--stdin"], "search needs a query"),
        ([], "search needs a query"),
        (["--all", "--json"], "--all without a query cannot be used with"),
        (["x", "--kind", "task", "--explain"], "--explain works for papers"),
        (["x", "--json", "--format", "{id}"], "--format cannot be used with"),
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(
    program: Program, arguments: list[str], sentence: str
) -> None:
    run = program("search", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert sentence in run.stderr
    assert "Traceback" not in run.stderr


def test_the_reader_of_all_may_stop(demo_db: Path) -> None:
    command = [sys.executable, "-m", "pwc_tui", "search", "--all", "--db", str(demo_db)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_the_help_shows_the_query_language(program: Program) -> None:
    text = program("search", "--help").stdout
    assert "year:2020..2023" in text
    assert "--explain" in text


def test_an_author_is_found_in_every_spelling_or_only_as_written(program: Program) -> None:
    def found(query: str) -> list[str]:
        return program("search", query, "--format", "{id}").stdout.split()

    alexnet = "imagenet-classification-with-deep"
    assert found('author:"Geoffrey Hinton" imagenet')[0] == alexnet
    everything = set(found('author:"geoffrey hinton"'))
    alone, other = set(found('author:="Geoffrey Hinton"')), set(found('by:="Geoffrey E. Hinton"'))
    assert alexnet in other - alone
    assert everything == alone | other
    assert not found('author:="geoffrey hinton"')


def test_all_prints_everything_that_a_query_finds(program: Program) -> None:
    everything = program("search", "has:code", "--all", "--format", "{id}").stdout.split()
    assert len(everything) > 20
    assert everything[:20] == program("search", "has:code", "--format", "{id}").stdout.split()
    told = json.loads(program("search", "has:code", "--all", "--json").stdout)
    assert [each["id"] for each in told["results"]] == everything


_DESCRIPTION = "paint a photo in the style of a famous artist"
_STYLE = "a-neural-algorithm-of-artistic-style"


def test_a_description_finds_its_paper_and_says_why(program: Program) -> None:
    document = json.loads(program("search", _DESCRIPTION, "--json").stdout)
    assert document["results_are_by_meaning"]
    assert document["results"][0]["id"] == _STYLE
    for best in (document["results"][0], document["by_meaning"][0]):
        assert best["id"] == _STYLE
        assert 0 < best["score"] <= 1
        assert {"typed", "found"} == set(best["why"]["near"][0])
        assert "photo" in best["why"]["sentence"]


def test_a_description_is_explained_by_what_it_means(program: Program) -> None:
    run = program("search", _DESCRIPTION, "--explain", "--limit", "1")
    paper, near, words, sentence = run.stdout.splitlines()
    assert paper.startswith(_STYLE)
    assert near.strip().startswith("by meaning ")
    assert "artist → painting" in words
    assert "photo" in sentence


def test_no_other_spelling_is_offered_for_a_description(program: Program) -> None:
    run = program("search", "split", "pictures", "into", "squares", "for", "transformers")
    assert "by meaning come first" in run.stderr
    assert "did you mean" not in run.stderr


def test_a_description_without_vectors_is_told_so(
    program: Program, demo_db: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(demo_db, copy)
    program("search", "emotion", "--db", str(copy))
    run = program("search", _DESCRIPTION, "--db", str(copy))
    assert "not searched by meaning" in run.stderr
    assert "pwc-tui index" in run.stderr


def test_a_title_keeps_its_list_and_has_papers_by_meaning_beside_it(program: Program) -> None:
    document = json.loads(program("search", "attention is all you need", "--json").stdout)
    assert not document["results_are_by_meaning"]
    assert document["results"][0]["id"] == "attention-is-all-you-need"
    assert "why" not in document["results"][0]
    assert len(document["by_meaning"]) == 10


def test_papers_by_meaning_are_said_to_be(program: Program) -> None:
    run = program("search", _DESCRIPTION)
    assert run.stdout.splitlines()[0].split("\t")[0] == _STYLE
    assert "by meaning come first" in run.stderr


def test_a_text_in_a_file_is_looked_for(program: Program, tmp_path: Path) -> None:
    text = tmp_path / "abstract.txt"
    text.write_text(
        "We paint a photograph in the style of a\nfamous artist, with a neural network.\n" * 20,
        "utf-8",
    )
    run = program("search", "--file", str(text), "--json")
    assert json.loads(run.stdout)["results"][0]["id"] == _STYLE
    assert "takes the place of a query" in program("search", "x", "--file", str(text)).stderr
    missing = program("search", "--file", str(tmp_path / "none.txt"))
    assert missing.returncode == 2
    assert "cannot be read" in missing.stderr

"""What the user keeps, from the shell: lists, tags, read marks, notes, searches, undo."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Subject
from pwc_tui.store.user.user_file import UserFile
from tests.cli.small_archive import write_small_archive

Program = Callable[..., subprocess.CompletedProcess[str]]

ATTENTION = "attention-is-all-you-need"
COSMIC = "cosmic-commonsense-knowledge-for-emotion"
GONE = Subject(Kind.PAPER, "no-archive-has-it", "\x1b[31mA title that is kept", "9901.00001")


@pytest.fixture
def program(quick_program: Program) -> Program:
    """Return the program: each test runs it many times."""
    return quick_program


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the user's own place, with a list in it."""
    path = tmp_path / "data" / "pwc-tui" / "user.db"
    user = UserFile(path)
    user.add_bookmarks([Subject(Kind.PAPER, ATTENTION, "Attention"), GONE], "Survey 2026")
    user.close()
    return path


def _json(program: Program, *arguments: str) -> dict[str, Any]:
    run = program(*arguments, "--json")
    assert run.returncode == 0, run.stderr
    document: dict[str, Any] = json.loads(run.stdout)
    return document


def test_what_a_search_finds_goes_into_a_list_and_comes_out_again(program: Program) -> None:
    found = program("search", "emotion", "--limit", "5", "--format", "{id}").stdout
    assert len(found.splitlines()) == 5
    run = program("bookmark", "add", "--stdin", "--list", "Survey", stdin=found.encode())
    assert (run.returncode, run.stdout) == (0, "put 5 papers into “Survey”\n")
    listed = _json(program, "list", "Survey")["entries"]
    assert [entry["id"] for entry in listed] == found.splitlines()
    assert program("lists").stdout == "To read\t0\nSurvey\t5\n"
    assert program("bookmark", "remove", found.split()[0]).returncode == 0  # of the list used last
    assert program("lists").stdout == "To read\t0\nSurvey\t4\n"
    asked = program("search", "list:survey", "--all", "--format", "{id}").stdout
    assert set(asked.split()) == set(found.split()[1:])


def test_what_names_no_paper_is_told_and_the_rest_is_done(program: Program, own: Path) -> None:
    run = program("bookmark", "add", "1706.03762", "nothing-at-all-like-it", "--list", "New")
    assert run.returncode == 1
    assert "'nothing-at-all-like-it'" in run.stderr
    assert [mark.subject.slug for mark in UserFile(own).bookmarks("New")] == [ATTENTION]
    assert program("bookmark", "add").returncode == 2


def test_a_list_shows_what_the_archive_does_not_have(program: Program, own: Path) -> None:
    run = program("list", "Survey 2026")
    first, second = run.stdout.splitlines()
    assert first.startswith(f"{ATTENTION}\t2017-06-12\tAttention Is All You Need\t")
    assert second == "no-archive-has-it\t\tA title that is kept\t\tnot in this archive"
    assert program("bookmark", "remove", GONE.slug, "--list", "Survey 2026").returncode == 0
    assert len(UserFile(own).bookmarks("Survey 2026")) == 1


def test_lists_are_made_renamed_put_in_order_and_removed(program: Program, own: Path) -> None:
    user = UserFile(own)
    assert program("list", "Survey 2026", "--move", GONE.slug, "1").returncode == 0
    assert user.bookmarks("Survey 2026")[0].subject.slug == GONE.slug
    sorted_by_date = _json(program, "list", "Survey 2026", "--sort", "date")["entries"]
    assert [entry["id"] for entry in sorted_by_date] == [ATTENTION, GONE.slug]
    assert program("list", "Other", "--make").returncode == 0
    assert program("list", "Survey 2026", "--rename", "Other").returncode == 0
    assert [(each.name, each.count) for each in user.lists()] == [("To read", 0), ("Other", 2)]
    assert program("list", "Other", "--remove").returncode == 0
    assert program("list", "To read", "--remove").returncode == 2
    run = program("list", "Other")
    assert run.returncode == 1
    assert "there are To read" in run.stderr
    assert "Other" in program("undo").stdout
    assert len(user.bookmarks("Other")) == 2


def test_tags_and_read_marks(program: Program, own: Path) -> None:
    assert program("tag", "add", "baseline", ATTENTION, COSMIC).returncode == 0
    assert program("tag", "remove", "baseline", COSMIC).returncode == 0
    assert program("tags").stdout == "baseline\t1\n"
    assert program("read", ATTENTION).stdout == "marked “Attention Is All You Need” as read\n"
    listed = program("list", "Survey 2026").stdout.splitlines()
    assert listed[0].endswith("\tread")
    assert program("read", "--unread", ATTENTION).returncode == 0
    assert not UserFile(own).marks().read


def test_a_note_is_written_in_an_editor_and_every_version_comes_back(
    program: Program, tmp_path: Path
) -> None:
    editor = tmp_path / "edit.sh"
    editor.write_text('#!/bin/sh\nprintf "\\nedited" >> "$1"\n')
    editor.chmod(0o700)
    assert program("note", ATTENTION).returncode == 1
    assert program("note", ATTENTION, "--set", "**first**").returncode == 0
    there = {"VISUAL": str(editor)}
    assert program("note", ATTENTION, "--edit", env=there).returncode == 0
    assert program("note", ATTENTION).stdout == "**first**\nedited\n"
    assert program("note", ATTENTION, "--restore", "2").returncode == 0
    document = _json(program, "note", ATTENTION)
    assert document["text"] == "**first**"
    assert [each["text"] for each in document["versions"]] == [
        "**first**",
        "**first**\nedited",
        "**first**",
    ]
    assert "VISUAL" in program("note", ATTENTION, "--edit").stderr
    run = program("note", ATTENTION, "--edit", env={"EDITOR": "false"})
    assert (run.returncode, len(run.stderr.splitlines())) == (2, 1)


def test_things_of_other_kinds_are_kept_as_well(program: Program) -> None:
    run = program("bookmark", "add", "imagenet", "--kind", "dataset")
    assert (run.returncode, run.stdout) == (0, "put “ImageNet” into “To read”\n")
    assert program("list", "To read").stdout == "imagenet\t\tImageNet\t\t\n"


def test_a_saved_search_says_what_is_new(program: Program) -> None:
    assert program("searches").returncode == 1
    query = "is:bookmarked sort:date"
    assert program("searches", "mine", "--save", query).returncode == 0
    program("bookmark", "add", ATTENTION)
    assert program("searches").stdout == f"mine\t{query}\t1\tall\n"
    assert program("searches", "mine").stdout.startswith(ATTENTION)
    program("bookmark", "add", COSMIC)
    assert program("searches").stdout == f"mine\t{query}\t2\t1\n"
    assert program("searches", "mine", "--remove").returncode == 0
    assert program("searches", "mine").returncode == 1


def test_results_are_new_that_an_import_brought_though_as_many_went(
    program: Program, tmp_path: Path
) -> None:
    files, database = tmp_path / "files", str(tmp_path / "archive.db")
    write_small_archive(files, "sorted")
    papers_file = files / "papers-with-abstracts.json"
    papers = json.loads(papers_file.read_text("utf-8"))

    def imported(records: list[dict[str, Any]]) -> tuple[int, int]:
        papers_file.write_text(json.dumps(records), "utf-8")
        assert program("import", str(files), "--db", database).returncode == 0
        (search,) = json.loads(program("searches", "--json", "--db", database).stdout)["searches"]
        return search["found"], search["new"]

    program("searches", "mine", "--save", "sorted sort:date")
    assert imported(papers) == (40, 40)
    program("searches", "mine", "--db", database)
    newer = [
        each | {"paper_url": f"{each['paper_url']}-newer", "title": f"Another {each['title']}"}
        for each in papers[:3]
    ]
    assert imported([*papers[3:], *newer]) == (40, 3)
    assert program("searches", "--db", database).stdout.endswith("\t40\t3\n")
    program("searches", "mine", "--db", database)
    assert program("searches", "--db", database).stdout.endswith("\t40\t0\n")


def test_undo_and_redo_say_what_they_did(program: Program, own: Path) -> None:
    undone = program("undo")
    assert (undone.returncode, undone.stdout) == (0, "undone: put 2 papers into “Survey 2026”\n")
    assert program("undo").returncode == 1
    assert program("redo").stdout == "done again: put 2 papers into “Survey 2026”\n"
    assert program("redo").returncode == 1

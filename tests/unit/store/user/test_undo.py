"""Undoing and doing again what is one's own."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.seen_papers import seen_papers
from pwc_tui.domain.user_data import (
    ListSummary,
    Setting,
    Subject,
    SubmittedValue,
    UndoStep,
    UserData,
)
from pwc_tui.store.user.user_file import UserFile

PAPER = Subject(Kind.PAPER, "bert", "BERT")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
OTHER = Subject(Kind.PAPER, "elmo", "ELMo")


def _prepare(user: UserFile) -> None:
    user.add_bookmarks([PAPER, OTHER], "old")
    user.add_tag([PAPER], "baseline")
    user.set_note(PAPER, "first")
    user.set_read([OTHER], is_read=True)
    user.save_search("mine", "emotion")
    user.flip("board", "F1", Direction.LOWER)
    user.submit(task="T", dataset="D", model="M", values=[SubmittedValue("F1", "1")])


CHANGES: dict[str, Callable[[UserFile], object]] = {
    "bookmark": lambda user: user.add_bookmarks([PAPER, OTHER], "new"),
    "bookmark removed": lambda user: user.remove_bookmarks([PAPER], "old"),
    "moved": lambda user: user.move_bookmark(PAPER, "old", 1),
    "list": lambda user: user.add_list("empty"),
    "list renamed": lambda user: user.rename_list("old", "new"),
    "list removed": lambda user: user.remove_list("old"),
    "tag": lambda user: user.add_tag([PAPER, OTHER], "weak"),
    "tag removed": lambda user: user.remove_tag([PAPER], "baseline"),
    "note": lambda user: user.set_note(OTHER, "a note"),
    "note changed": lambda user: user.set_note(PAPER, "second"),
    "note removed": lambda user: user.set_note(PAPER, ""),
    "read": lambda user: user.set_read([PAPER], is_read=True),
    "unread": lambda user: user.set_read([OTHER], is_read=False),
    "search": lambda user: user.save_search("more", "words"),
    "search changed": lambda user: user.save_search("mine", "words"),
    "search renamed": lambda user: user.rename_search("mine", "parsing"),
    "search removed": lambda user: user.remove_search("mine"),
    "flip": lambda user: user.flip("board", "F1", Direction.HIGHER),
    "unflip": lambda user: user.unflip("board", "F1"),
    "result": lambda user: user.submit(task="T", dataset="D", model="N", values=[]),
    "result changed": lambda user: user.change_result(replace(user.results()[0], model="N")),
    "result removed": lambda user: user.remove_result(user.results()[0]),
}


def _seen(user: UserFile) -> tuple[object, ...]:
    """Return all that a user sees."""
    lists = user.lists()
    searches = [(search.name, search.query) for search in user.searches()]
    results = sorted(user.results(), key=lambda result: result.id)
    return (
        lists,
        [[mark.subject for mark in user.bookmarks(each.name)] for each in lists],
        user.tags(),
        [(note.subject, note.text) for note in sorted(user.notes(), key=lambda n: n.subject.slug)],
        user.marks(),
        searches,
        user.flips(),
        [replace(result, changed_at=EPOCH) for result in results],
    )


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_undone_and_done_again(user: UserFile, name: str) -> None:
    _prepare(user)
    before = _seen(user)
    CHANGES[name](user)
    after = _seen(user)
    assert before != after
    for _ in range(2):
        undone = user.undo()
        assert undone is not None
        assert undone.title
        assert _seen(user) == before
        assert user.redo() == undone
        assert _seen(user) == after


def test_a_hundred_steps_are_undone_after_restarts(path: Path) -> None:
    user = UserFile(path)
    seen = [_seen(user)]
    for number in range(110):
        user.set_note(PAPER, f"version {number}")
        seen.append(_seen(user))
    for state in reversed(seen[:-1]):
        if len(state) % 10 == 0:
            user.close()
            user = UserFile(path)
        assert user.undo() is not None
        assert _seen(user) == state
    assert user.undo() is None
    user.close()
    user = UserFile(path)
    for state in seen[1:]:
        assert user.redo() is not None
        assert _seen(user) == state
    assert user.redo() is None


def test_a_step_says_what_it_was(user: UserFile) -> None:
    user.add_bookmarks([PAPER], "survey")
    user.add_bookmarks([PAPER, OTHER], "other")
    assert user.undo() == UndoStep("put 2 papers into “other”")
    assert user.undo() == UndoStep("put “BERT” into “survey”")


def test_what_changes_nothing_is_no_step(user: UserFile) -> None:
    user.add_bookmarks([PAPER])
    user.add_bookmarks([PAPER])
    user.set_read([OTHER], is_read=False)
    user.visit(OTHER)
    user.set_setting(Setting("theme", "dark"), "light")
    assert user.undo() == UndoStep("put “BERT” into “To read”")
    assert user.undo() is None


def test_a_new_change_ends_what_can_be_done_again(user: UserFile) -> None:
    user.set_note(PAPER, "first")
    user.undo()
    user.set_note(PAPER, "second")
    assert user.redo() is None
    note = user.note(PAPER)
    assert note is not None
    assert note.text == "second"


def test_every_version_of_a_note_can_be_brought_back(user: UserFile) -> None:
    for text in ("first", "second", ""):
        user.set_note(PAPER, text)
    user.set_note(PAPER, user.note_versions(PAPER)[-1].text)
    assert [version.text for version in user.note_versions(PAPER)] == [
        "first",
        "",
        "second",
        "first",
    ]


def test_what_another_copy_said_since_is_left_alone(user: UserFile, tmp_path: Path) -> None:
    user.save_search("mine", "emotion")
    other = UserFile(tmp_path / "other.db")
    other.merge(user.everything())
    other.save_search("mine", "from elsewhere")
    user.merge(other.everything())
    assert user.undo() == UndoStep("saved the search “mine”", left_alone=1)
    assert [search.query for search in user.searches()] == ["from elsewhere"]


def test_what_was_undone_stays_so_where_copies_meet(user: UserFile, tmp_path: Path) -> None:
    user.add_bookmarks([PAPER])
    older = user.everything()
    user.undo()
    user.merge(older)
    assert user.bookmarks() == ()
    other = UserFile(tmp_path / "other.db")
    other.merge(older)
    other.merge(user.everything())
    assert other.bookmarks() == ()
    assert other.undo() is None  # steps are those of one copy


def test_two_running_copies_undo_each_others_steps_in_order(path: Path) -> None:
    one, two = UserFile(path), UserFile(path)
    one.add_bookmarks([PAPER])
    two.add_bookmarks([OTHER])
    assert one.undo() == UndoStep("put “ELMo” into “To read”")
    assert two.undo() == UndoStep("put “BERT” into “To read”")
    assert one.everything() != UserData()
    assert one.marks().bookmarked == frozenset()


def test_a_search_is_forgotten_by_undo_also_when_its_results_were_looked_at(path: Path) -> None:
    user = UserFile(path)
    user.save_search("mine", "task:parsing")
    user.look_at_search("mine", ["a"])
    user.rename_search("mine", "parsing")
    (renamed,) = user.searches()
    assert (renamed.name, renamed.found, renamed.seen) == ("parsing", 1, seen_papers(["a"]))
    user.look_at_search("parsing", ["a", "b"])
    for _ in range(2):
        step = user.undo()
        assert step is not None and not step.left_alone
    assert user.searches() == ()
    user.redo()
    (back,) = user.searches()
    assert (back.name, back.found, back.seen) == ("mine", 1, seen_papers(["a"]))


def test_what_was_seen_of_another_query_does_not_come_back_with_it(path: Path) -> None:
    user = UserFile(path)
    user.save_search("mine", "emotion")
    user.save_search("mine", "parsing")
    user.look_at_search("mine", ["a"])
    user.undo()
    (back,) = user.searches()
    assert (back.query, back.looked_at, back.seen) == ("emotion", None, None)


def test_steps_of_an_older_program_about_a_search_that_was_looked_at_are_undone(
    path: Path,
) -> None:
    user = UserFile(path)
    user.save_search("mine", "emotion")
    user.remove_search("mine")
    user.close()
    with closing(sqlite3.connect(path)) as connection, connection:  # as they were recorded once
        connection.execute(
            """UPDATE change_log SET changes = replace(changes, '"query":',"""
            """ '"looked_at": 5, "found": 7, "query":')"""
        )
    user = UserFile(path)
    step = user.undo()
    assert step is not None and not step.left_alone
    assert [search.query for search in user.searches()] == ["emotion"]


def test_many_things_are_kept_and_undone_in_few_statements(path: Path) -> None:
    user = UserFile(path)
    many = [Subject(Kind.PAPER, f"paper-{number}", f"Paper {number}") for number in range(600)]
    statements = []
    event.listen(
        user._sessions._engine,
        "before_cursor_execute",
        lambda connection, cursor, statement, *_: statements.append(statement),
    )
    user.add_bookmarks(many, "Survey")
    user.set_read(many, is_read=True)
    user.set_read(many, is_read=False)
    user.add_tag(many, "weak")
    user.rename_list("Survey", "Thesis")
    user.remove_bookmarks(many[1:], "Thesis")
    assert [mark.subject for mark in user.bookmarks("Thesis")] == many[:1]
    for _ in range(6):
        step = user.undo()
        assert step is not None and not step.left_alone
    assert user.lists() == (ListSummary("To read", 0),)
    assert len(statements) < 150
    for _ in range(5):
        user.redo()
    assert [mark.subject for mark in user.bookmarks("Thesis")] == many

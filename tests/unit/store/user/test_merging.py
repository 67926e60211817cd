from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import (
    Bookmark,
    Flip,
    Merged,
    Note,
    SavedSearch,
    Setting,
    Subject,
    SubmittedValue,
    UserData,
    Visit,
)
from pwc_tui.store.user.history import CAPACITY
from pwc_tui.store.user.user_file import UserFile

EARLY = datetime(2025, 1, 1, tzinfo=UTC)
LATE = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[UserFile]:
    """Return the file of another machine."""
    opened = UserFile(tmp_path / "other.db")
    yield opened
    opened.close()


def _use(user: UserFile, telme: Subject, meld: Subject) -> None:
    user.add_bookmarks([telme])
    user.add_bookmarks([meld], "boards")
    user.remove_bookmarks([meld], "boards")
    user.add_tag([telme], "baseline")
    user.set_note(telme, "first")
    user.set_note(telme, "second")
    user.set_read([telme], is_read=True)
    user.save_search("mine", "emotion")
    user.flip(meld.slug, "Weighted-F1", Direction.LOWER)
    user.submit(task="T", dataset="D", model="M", values=[SubmittedValue("F1", "1")])
    user.visit(telme)
    user.set_setting(Setting("theme", "dark"), "light")
    user.give_citation_keys([CitedPaper(telme.slug, telme.name, (), None)], "scholar")


def test_all_goes_from_one_file_to_another(
    user: UserFile, other: UserFile, telme: Subject, meld: Subject
) -> None:
    _use(user, telme, meld)
    merged = other.merge(user.everything())
    assert other.everything() == user.everything()
    assert dict(merged.parts()) == {
        "lists": 1,
        "bookmarks": 2,
        "tags": 1,
        "notes": 2,
        "read marks": 1,
        "searches": 1,
        "flips": 1,
        "results": 1,
        "history": 1,
        "settings": 1,
        "citation keys": 1,
    }


def test_merging_twice_changes_nothing(
    user: UserFile, other: UserFile, telme: Subject, meld: Subject
) -> None:
    _use(user, telme, meld)
    other.merge(user.everything())
    before = other.everything()
    assert other.merge(user.everything()) == Merged()
    assert user.merge(user.everything()) == Merged()
    assert other.everything() == before


def test_the_newer_word_holds_on_both_sides(user: UserFile, other: UserFile, meld: Subject) -> None:
    early = Flip(meld.slug, "F1", Direction.LOWER, EARLY)
    late = replace(early, direction=Direction.HIGHER, changed_at=LATE)
    user.merge(UserData(flips=(early,)))
    other.merge(UserData(flips=(late,)))
    user.merge(other.everything())
    assert other.merge(user.everything()) == Merged()
    assert user.flips() == other.flips() == {(meld.slug, "F1"): Direction.HIGHER}


@pytest.mark.parametrize("is_first", [True, False])
def test_of_two_words_of_one_moment_both_sides_keep_the_same(
    user: UserFile, other: UserFile, is_first: bool
) -> None:
    searches = [SavedSearch("mine", query, LATE) for query in ("one", "two")]
    user.merge(UserData(searches=(searches[is_first],)))
    other.merge(UserData(searches=(searches[not is_first],)))
    other.merge(user.everything())
    user.merge(other.everything())
    assert user.searches() == other.searches()


def test_what_was_removed_does_not_come_back_with_an_older_copy(
    user: UserFile, telme: Subject
) -> None:
    user.add_bookmarks([telme])
    older = user.everything()
    user.remove_bookmarks([telme])
    assert user.merge(older) == Merged()
    assert user.bookmarks() == ()


def test_of_two_notes_the_newer_is_shown_and_none_is_lost(user: UserFile, telme: Subject) -> None:
    user.merge(UserData(notes=(Note(telme, "new", LATE),)))
    user.merge(UserData(notes=(Note(telme, "old", EARLY),)))
    assert [note.text for note in user.notes()] == ["new"]
    assert [note.text for note in user.note_versions(telme)] == ["new", "old"]


def test_of_two_notes_of_one_moment_both_are_shown(user: UserFile, telme: Subject) -> None:
    for text in ("mine", "theirs", "mine"):
        user.merge(UserData(notes=(Note(telme, text, LATE),)))
    note = user.note(telme)
    assert note is not None
    assert note.text == "mine\n\n* * *\n\ntheirs"
    assert user.notes() == (note,)
    user.set_note(telme, "ours")
    assert [version.text for version in user.notes()] == ["ours"]


def test_a_bookmark_makes_its_list(user: UserFile, telme: Subject) -> None:
    user.merge(UserData(bookmarks=(Bookmark(telme, "theirs", LATE),)))
    assert [(made.name, made.count) for made in user.lists()] == [("To read", 0), ("theirs", 1)]


def test_what_stands_twice_in_a_document_counts_once(user: UserFile, telme: Subject) -> None:
    twice = tuple(Bookmark(telme, "To read", moment) for moment in (LATE, EARLY, LATE))
    assert user.merge(UserData(bookmarks=twice)).bookmarks == 1
    assert user.bookmarks()[0].changed_at == LATE


def test_a_moment_without_a_zone_is_universal_time(user: UserFile, telme: Subject) -> None:
    user.merge(UserData(notes=(Note(telme, "x", LATE.replace(tzinfo=None)),)))
    assert user.notes()[0].changed_at == LATE


@pytest.mark.parametrize("moment", [datetime.min, datetime.max, datetime.max.replace(tzinfo=UTC)])
def test_any_moment_is_taken(user: UserFile, telme: Subject, moment: datetime) -> None:
    data = UserData(notes=(Note(telme, "x", moment),), history=(Visit(telme, moment),))
    user.merge(data)
    assert user.merge(data) == Merged()
    user.visit(telme)
    assert len(user.history()) == 1


def test_a_long_history_merges_to_the_newest_of_both(user: UserFile) -> None:
    ours, theirs = (
        UserData(
            history=tuple(
                Visit(Subject(Kind.PAPER, f"{name}-{n}"), EARLY + timedelta(hours=2 * n + offset))
                for n in range(CAPACITY)
            )
        )
        for offset, name in enumerate(("ours", "theirs"))
    )
    user.merge(ours)
    user.merge(theirs)
    slugs = [visit.subject.slug for visit in user.history()]
    assert len(slugs) == CAPACITY
    assert slugs[:2] == [f"theirs-{CAPACITY - 1}", f"ours-{CAPACITY - 1}"]
    assert user.merge(theirs) == user.merge(ours) == Merged()

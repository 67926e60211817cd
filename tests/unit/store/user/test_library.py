import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.seen_papers import seen_papers
from pwc_tui.domain.user_data import (
    DEFAULT_LIST,
    ListSummary,
    Note,
    Setting,
    Subject,
    SubmittedValue,
    UserData,
    Visit,
    subject_of,
)
from pwc_tui.store.user.fast_reads import UserFileReader
from pwc_tui.store.user.history import CAPACITY
from pwc_tui.store.user.user_file import UserFile

THEME = Setting("theme", "dark")


def test_a_new_file_holds_nothing_but_the_list_of_bookmarks(user: UserFile) -> None:
    assert user.notice is None
    assert user.lists() == (ListSummary(DEFAULT_LIST, 0),)
    assert not (user.bookmarks() or user.notes() or user.searches() or user.results())
    assert user.flips() == {}


def test_what_is_kept_is_there_in_the_next_session(path: Path, telme: Subject) -> None:
    for _ in range(2):
        user = UserFile(path)
        user.add_bookmarks([telme])
        user.close()
    (kept,) = UserFile(path).bookmarks()
    assert kept.subject == telme
    assert abs(kept.changed_at - datetime.now(UTC)) < timedelta(minutes=1)


def test_bookmarks_come_newest_first_and_go_again(
    user: UserFile, telme: Subject, meld: Subject
) -> None:
    user.add_bookmarks([telme])
    user.add_bookmarks([meld])
    assert [mark.subject for mark in user.bookmarks()] == [meld, telme]
    assert user.marks().bookmarked == {telme.key, meld.key}
    user.remove_bookmarks([meld])
    user.remove_bookmarks([meld])
    assert [mark.subject for mark in user.bookmarks()] == [telme]


def test_a_bookmark_that_is_set_twice_stays_where_it_was(user: UserFile, telme: Subject) -> None:
    user.add_bookmarks([telme])
    before = user.everything()
    user.add_bookmarks([telme])
    assert user.everything() == before


def test_a_thing_is_in_many_lists(user: UserFile, telme: Subject) -> None:
    user.add_bookmarks([telme])
    user.add_bookmarks([telme], "  to  read ")
    user.add_list("empty")
    assert user.lists_of(telme) == (DEFAULT_LIST, "to read")
    assert [(made.name, made.count) for made in user.lists()] == [
        (DEFAULT_LIST, 1),
        ("empty", 0),
        ("to read", 1),
    ]


def test_a_list_is_renamed_with_its_order_and_removed_with_what_is_in_it(
    user: UserFile, telme: Subject, meld: Subject
) -> None:
    user.add_bookmarks([telme], "old")
    user.add_bookmarks([meld], "old")
    user.rename_list("old", "new")
    assert [mark.subject for mark in user.bookmarks("new")] == [meld, telme]
    assert user.bookmarks("old") == ()
    user.remove_list("new")
    assert user.lists() == (ListSummary(DEFAULT_LIST, 0),)
    user.add_list("new")
    assert user.bookmarks("new") == ()


def test_the_list_of_bookmarks_stays_and_every_list_has_a_name(user: UserFile) -> None:
    with pytest.raises(UserError):
        user.remove_list(DEFAULT_LIST)
    with pytest.raises(UserError):
        user.rename_list(DEFAULT_LIST, "other")
    with pytest.raises(UserError):
        user.add_list(" \n")
    with pytest.raises(UserError):
        user.save_search("", "words")
    assert user.lists() == (ListSummary(DEFAULT_LIST, 0),)


def test_many_things_are_put_into_a_list_in_their_order(user: UserFile, telme: Subject) -> None:
    papers = [Subject(Kind.PAPER, f"paper-{number}") for number in range(3)]
    user.add_bookmarks([telme], "survey")
    user.add_bookmarks([*papers, telme, papers[0]], "survey")
    assert [mark.subject for mark in user.bookmarks("survey")] == [*papers, telme]


def test_a_list_is_put_in_order_by_hand_and_stays_so(path: Path) -> None:
    papers = [Subject(Kind.PAPER, f"paper-{number}") for number in range(4)]
    user = UserFile(path)
    user.add_bookmarks(papers, "survey")
    user.move_bookmark(papers[3], "survey", 0)
    user.move_bookmark(papers[0], "survey", 99)
    user.move_bookmark(papers[2], "survey", 1)
    user.move_bookmark(Subject(Kind.PAPER, "not-in-it"), "survey", 0)
    wanted = [papers[3], papers[2], papers[1], papers[0]]
    assert [mark.subject for mark in user.bookmarks("survey")] == wanted
    user.close()
    assert [mark.subject for mark in UserFile(path).bookmarks("survey")] == wanted


def test_a_thing_can_be_moved_between_two_as_often_as_one_likes(user: UserFile) -> None:
    papers = [Subject(Kind.PAPER, f"paper-{number}") for number in range(3)]
    user.add_bookmarks(papers, "survey")
    for _ in range(40):
        last = user.bookmarks("survey")[-1].subject
        user.move_bookmark(last, "survey", 1)
        assert user.bookmarks("survey")[1].subject == last


def test_two_lists_become_one_and_no_thing_stands_there_twice(
    user: UserFile, telme: Subject, meld: Subject
) -> None:
    user.add_bookmarks([telme, meld], "one")
    user.add_bookmarks([telme], "other")
    user.rename_list("one", "other")
    assert {mark.subject for mark in user.bookmarks("other")} == {telme, meld}
    assert user.lists_of(telme) == ("other",)


def test_the_list_used_last_is_told(user: UserFile, telme: Subject) -> None:
    assert user.last_list() == DEFAULT_LIST
    user.add_bookmarks([telme], "survey")
    user.add_list("another")
    assert user.last_list() == "survey"
    user.remove_list("survey")
    assert user.last_list() == DEFAULT_LIST


def test_tags_are_given_and_taken(user: UserFile, telme: Subject, meld: Subject) -> None:
    user.add_tag([telme, meld], " baseline ")
    user.add_tag([telme], "weak")
    user.remove_tag([meld], "baseline")
    user.remove_tag([meld], "unknown")
    assert user.tags() == (ListSummary("baseline", 1), ListSummary("weak", 1))
    assert user.tags_of(telme) == ("baseline", "weak")
    assert [tag.subject for tag in user.tagged("baseline")] == [telme]
    with pytest.raises(UserError):
        user.add_tag([telme], " ")


def test_a_saved_search_knows_when_it_was_looked_at(user: UserFile) -> None:
    user.save_search("mine", "emotion")
    assert user.searches()[0].looked_at is None
    user.look_at_search("mine", ["a", "b"])
    (search,) = user.searches()
    assert search.looked_at is not None
    assert (search.query, search.found, search.seen) == ("emotion", 2, seen_papers(["b", "a"]))
    user.save_search("mine", "emotion")
    assert user.searches()[0].seen == search.seen
    user.save_search("mine", "another")
    assert user.searches()[0].looked_at is None and user.searches()[0].seen is None


def test_a_saved_search_does_not_take_the_name_of_another(user: UserFile) -> None:
    user.save_search("mine", "emotion")
    user.save_search("yours", "parsing")
    with pytest.raises(UserError, match="another search is called “yours”"):
        user.rename_search("mine", " yours")
    assert [search.name for search in user.searches()] == ["mine", "yours"]
    user.remove_search("yours")
    user.rename_search("mine", "yours")
    assert [(search.name, search.query) for search in user.searches()] == [("yours", "emotion")]


def test_the_note_is_the_last_version_and_earlier_ones_are_kept(
    user: UserFile, telme: Subject
) -> None:
    for text in ("first", "second", "second"):
        user.set_note(telme, text)
    note = user.note(telme)
    assert note is not None
    assert (note.subject, note.text) == (telme, "second")
    assert [version.text for version in user.note_versions(telme)] == ["second", "first"]
    assert user.marks().noted == {telme.key}


def test_an_empty_note_removes_it(user: UserFile, telme: Subject) -> None:
    user.set_note(telme, "")
    assert user.note_versions(telme) == ()
    user.set_note(telme, "words")
    user.set_note(telme, "")
    assert user.note(telme) is None
    assert user.notes() == ()
    assert user.marks().noted == frozenset()
    assert user.note_versions(telme)[1].text == "words"


def test_what_was_read_is_marked_and_unmarked(user: UserFile, telme: Subject) -> None:
    user.set_read([telme], is_read=True)
    assert user.marks().read == {telme.key}
    assert [mark.subject for mark in user.read_marks()] == [telme]
    user.set_read([telme], is_read=False)
    assert user.marks().read == frozenset()
    assert user.read_marks() == ()


def test_searches_are_kept_by_name(user: UserFile) -> None:
    user.save_search("mine", "emotion year:2024")
    user.save_search("mine", "emotion year:2025")
    user.save_search("also", "'; DROP TABLE note; --")
    assert [(search.name, search.query) for search in user.searches()] == [
        ("also", "'; DROP TABLE note; --"),
        ("mine", "emotion year:2025"),
    ]
    user.remove_search("mine")
    user.remove_search("unknown")
    assert [search.name for search in user.searches()] == ["also"]


def test_flips_hold_by_board_and_metric(user: UserFile, meld: Subject) -> None:
    user.flip(meld.slug, "Weighted-F1", Direction.LOWER)
    user.flip(meld.slug, "Weighted-F1", Direction.HIGHER)
    user.flip("a-board-no-archive-has", "FID", Direction.LOWER)
    user.unflip("a-board-no-archive-has", "FID")
    user.unflip("unknown", "unknown")
    assert user.flips() == {(meld.slug, "Weighted-F1"): Direction.HIGHER}


def test_results_are_submitted_corrected_and_taken_back(user: UserFile) -> None:
    result = user.submit(
        task="Emotion Recognition",
        dataset="MELD",
        model="[/] Ours ± \x1b[31m",
        values=[SubmittedValue("Weighted-F1", "70.1 ± 0.2"), SubmittedValue("Accuracy", "71")],
        paper="2401.12987",
        day=date(2026, 1, 2),
        source_url="https://example.org/table",
        code_url="https://example.org/code",
        uses_extra_data=False,
        note="seed 7",
    )
    (kept,) = user.results()
    assert replace(kept, changed_at=result.changed_at) == result
    user.change_result(replace(result, model="Ours"))
    assert [found.model for found in user.results()] == ["Ours"]
    user.remove_result(result)
    assert user.results() == ()


def test_history_tells_the_last_first_and_every_thing_once(
    user: UserFile, telme: Subject, meld: Subject
) -> None:
    for subject in (telme, meld, telme):
        user.visit(subject)
    assert [visit.subject for visit in user.history()] == [telme, meld]
    assert len(user.history(1)) == 1


def test_history_forgets_what_is_too_old_and_all_when_told_to(
    user: UserFile, telme: Subject
) -> None:
    user.visit(Subject(Kind.PAPER, "the-first"))
    user.merge(UserData(history=_visits(CAPACITY)))
    user.visit(telme)
    slugs = [visit.subject.slug for visit in user.history()]
    assert len(slugs) == CAPACITY
    assert slugs[0] == "telme"
    assert "the-first" not in slugs
    user.clear_history()
    assert user.history() == ()


def test_settings_have_types_and_defaults(user: UserFile) -> None:
    width = Setting("width", 80)
    assert (user.setting(THEME), user.setting(width)) == ("dark", 80)
    user.set_setting(THEME, "light")
    user.set_setting(width, 120)
    assert (user.setting(THEME), user.setting(width)) == ("light", 120)
    assert user.setting(Setting("theme", 5)) == 5  # another program's idea of it


def test_a_wrong_clock_does_not_win_over_what_is_done_now(user: UserFile, telme: Subject) -> None:
    future = Note(telme, "from the year 9999", datetime(9999, 12, 31, tzinfo=UTC))
    user.merge(UserData(notes=(future,)))
    user.set_note(telme, "now")
    note = user.note(telme)
    assert note is not None
    assert note.text == "now"


def test_things_are_kept_by_public_id_not_by_number(user: UserFile) -> None:
    ref = Ref(Kind.PAPER, 17, "telme", "TelME")
    user.add_bookmarks([subject_of(ref, "2401.12987")])
    user.visit(Subject(Kind.PAPER, "telme"))  # known by less, as where no archive has it
    assert user.history()[0].subject == Subject(Kind.PAPER, "telme", "TelME", "2401.12987")


def test_text_that_no_file_can_hold_is_one_sentence(user: UserFile, telme: Subject) -> None:
    with pytest.raises(UserError, match="not valid text"):
        user.set_note(telme, "half a pair \ud800")
    user.set_note(telme, "a NUL \x00 and an emoji 👩‍🔬")
    note = user.note(telme)
    assert note is not None
    assert note.text == "a NUL \x00 and an emoji 👩‍🔬"


def test_many_threads_write_at_once(user: UserFile) -> None:
    subjects = [Subject(Kind.PAPER, f"paper-{number}") for number in range(60)]
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda subject: user.add_bookmarks([subject]), subjects))
    assert len(user.bookmarks()) == 60
    assert len(user.marks().bookmarked) == 60


def _visits(count: int) -> tuple[Visit, ...]:
    now = datetime.now(UTC)
    return tuple(
        Visit(Subject(Kind.PAPER, f"paper-{number}"), now + timedelta(microseconds=number))
        for number in range(count)
    )


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_moment_at_the_edge_of_time_spoils_nothing(
    user: UserFile, telme: Subject, moment: str
) -> None:
    user.merge(UserData(notes=(Note(telme, "odd", datetime.fromisoformat(moment)),)))
    assert [note.text for note in user.everything().notes] == ["odd"]


@pytest.mark.parametrize("micros", [-(10**18), 10**18])
def test_a_moment_that_is_none_in_the_file_spoils_nothing(
    user: UserFile, path: Path, telme: Subject, micros: int
) -> None:
    user.set_note(telme, "odd")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE note SET changed_at = ?", (micros,))
    assert [note.text for note in user.everything().notes] == ["odd"]


def test_a_paper_keeps_its_citation_key_in_each_style(path: Path) -> None:
    one, other = (
        CitedPaper(slug, "BERT: Pre-training", ("Jacob Devlin",), partial_date("2018"))
        for slug in ("bert", "bert-again")
    )
    user = UserFile(path)
    assert user.give_citation_keys([one], "scholar") == {"bert": "devlin2018bert"}
    assert user.give_citation_keys([one], "acl") == {"bert": "devlin-2018-bert"}
    user.close()
    again = UserFile(path)
    renamed = replace(one, title="Another title", authors=("Somebody Else",))
    assert again.give_citation_keys([other, renamed], "scholar") == {
        "bert-again": "devlin2018berta",
        "bert": "devlin2018bert",
    }
    again.close()
    with closing(UserFileReader(path)) as reader:
        assert reader.citation_keys("scholar")["bert-again"] == "devlin2018berta"


def test_lists_and_searches_are_read_the_same_without_sqlmodel(
    path: Path, telme: Subject, meld: Subject
) -> None:
    user = UserFile(path)
    user.add_bookmarks([telme, meld], "Survey")
    user.move_bookmark(meld, "Survey", 0)
    user.save_search("mine", "emotion")
    user.look_at_search("mine", ["a"])
    with closing(UserFileReader(path)) as reader:
        assert reader.bookmarks("Survey") == user.bookmarks("Survey")
        assert reader.bookmarks("unknown") == ()
        assert reader.searches() == user.searches()

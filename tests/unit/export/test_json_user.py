import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import (
    Bookmark,
    CitationKey,
    Flip,
    Note,
    ReadingList,
    ReadMark,
    SavedSearch,
    SettingState,
    Subject,
    SubmittedResult,
    SubmittedValue,
    UserData,
    Visit,
)
from pwc_tui.export.json.user import read_user_document, user_document

MOMENT = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
PAPER = Subject(Kind.PAPER, "telme", "TelME \x1b[31m [/] \u202e\x00", "2401.12987")
DATA = UserData(
    lists=(ReadingList("to read", MOMENT, is_removed=True),),
    bookmarks=(Bookmark(PAPER, "to read", MOMENT),),
    notes=(Note(PAPER, "one\ntwo 👩‍🔬", MOMENT),),
    read_marks=(ReadMark(PAPER, MOMENT),),
    searches=(SavedSearch("mine", "emotion", MOMENT),),
    flips=(Flip("a-on-b", "FID", Direction.LOWER, MOMENT),),
    results=(
        SubmittedResult(
            "1", "T", "D", "M", (SubmittedValue("F1", "0.5 ± 0.1"),), MOMENT, day=date(2026, 1, 2)
        ),
    ),
    history=(Visit(PAPER, MOMENT),),
    citation_keys=(CitationKey("default", "a", "lee2024a", MOMENT),),
    settings=(
        SettingState("theme", "dark", MOMENT),
        SettingState("width", 80, MOMENT),
        SettingState("share", 0.5, MOMENT),
        SettingState("vim", True, MOMENT),
    ),
)


def _document(**parts: object) -> bytes:
    return json.dumps({"format": "pwc-tui user data", "version": 1, **parts}).encode()


def _note(**changed: object) -> dict[str, Any]:
    note = {
        "subject": {"kind": "paper", "slug": "x"},
        "text": "a note",
        "changed_at": "2026-01-01T00:00:00Z",
    }
    return note | changed


def test_what_is_written_is_read_again() -> None:
    document = user_document(DATA)
    assert read_user_document(document.encode(), "x") == DATA
    assert not any(char in document for char in "\x1b\u202e\x00")


DAMAGED = {
    "nothing": (b"", "ends early, after 0 bytes"),
    "cut": (_document(notes=[_note()])[:-30], "ends early"),
    "bytes": (b"\x00\xff" * 100, "not UTF-8 from byte 1"),
    "database": (b"SQLite format 3\x00", "not complete JSON"),
    "latin-1": (_document(notes=[_note()]).replace(b"a note", b"\xe9"), "not UTF-8 from byte"),
    "comma": (b'{"format": "pwc-tui user data",, "version": 1}', "line 1, column 32"),
    "list": (b"[" * 100 + b"]" * 100, "not an export"),
    "brackets": (b"[" * 100_000, "ends early"),
    "deep": (b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
    "empty": (b"{}", "`format`"),
    "other": (b'{"format": "another", "version": 1}', "`format`"),
    "newer": (b'{"format": "pwc-tui user data", "version": 2}', "update"),
    "number": (_document(notes=7), "in notes"),
    "text": (_document(notes=[_note(), _note(text=1)]), "in notes number 2, text"),
    "date": (_document(notes=[_note(changed_at="yesterday")]), "number 1, changed_at"),
    "missing": (_document(flips=[{"board_slug": "x", "metric": "y"}]), "in flips number 1"),
    "kind": (_document(bookmarks=[{"subject": {"kind": "?", "slug": "x"}}]), "subject, kind"),
    "surrogate": (_document(notes=[_note(text="\ud800")]), "not complete JSON"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_no_export_is_one_sentence_with_the_place(name: str) -> None:
    document, said = DAMAGED[name]
    with pytest.raises(UserError) as caught:
        read_user_document(document, "bad.json")
    sentence = str(caught.value)
    assert sentence.startswith("bad.json ")
    assert said in sentence
    assert len(sentence) < 200


def test_fields_of_a_later_program_are_no_reason_to_refuse() -> None:
    data = read_user_document(_document(notes=[_note(color="red")], dreams=[1]), "x")
    assert [note.text for note in data.notes] == ["a note"]

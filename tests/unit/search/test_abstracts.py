"""The second stage: papers by the words of their abstracts."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pwc_tui.domain.errors import UserError
from pwc_tui.search.build import abstracts as build
from pwc_tui.search.build.abstracts import build_abstracts
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.lists.abstracts import (
    ABSTRACT_FILES,
    Abstracts,
    abstracts_are_undamaged,
)
from pwc_tui.store.queries.fulltext import match_pattern
from tests.unit.search.conftest import write_database
from tests.unit.search.samples import ERC, TRANSLATION, Sample


@pytest.fixture(scope="module")
def home(demo_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("abstracts")
    build_abstracts(demo_db, folder)
    return folder


@pytest.fixture(scope="module")
def abstracts(home: Path) -> Abstracts:
    return Abstracts.open(home)


@pytest.fixture
def copied(home: Path, tmp_path: Path) -> Path:
    """Return a folder with a second stage that may be damaged."""
    return Path(shutil.copytree(home, tmp_path / "copied"))


def _texts(demo_db: Path) -> dict[int, str]:
    with closing(sqlite3.connect(demo_db)) as opened:
        return dict(
            opened.execute(
                "SELECT paper.id, text FROM paper JOIN abstract ON abstract.id = abstract_id"
            )
        )


def test_papers_are_found_whose_abstract_has_all_words_the_most_important_first(
    abstracts: Abstracts, demo_db: Path
) -> None:
    found = abstracts.search(["transformer", "attention"], 1000)
    texts = _texts(demo_db)
    assert found
    assert found == sorted(found)
    for number in found:
        assert "transformer" in texts[number].lower()
        assert "attention" in texts[number].lower()


def test_case_and_diacritics_do_not_matter(abstracts: Abstracts) -> None:
    found = abstracts.search(["attention"], 20)
    assert found == abstracts.search(["ÁTTENTIÖN"], 20)


def test_no_more_are_given_than_were_asked_for(abstracts: Abstracts) -> None:
    assert len(abstracts.search(["the"], 7)) == 7
    assert abstracts.search(["the"], 0) == []


def test_a_word_that_no_abstract_has_is_passed_over(abstracts: Abstracts) -> None:
    assert abstracts.search(["xqzzyw", "attention", "model"], 20) == abstracts.search(
        ["attention", "model"], 20
    )


def test_where_no_abstract_has_all_words_those_with_all_but_one_are_found(
    abstracts: Abstracts, demo_db: Path
) -> None:
    texts = {number: text.lower() for number, text in _texts(demo_db).items()}
    words = ["translation", "emotion", "imagenet"]
    assert not any(all(word in text for word in words) for text in texts.values())
    found = abstracts.search(words, 50)
    assert all(sum(word in texts[number] for word in words) == 2 for number in found)


def test_the_last_word_may_be_half_typed(abstracts: Abstracts) -> None:
    assert abstracts.search(["transforme"], 20)
    assert abstracts.search(["attention", "transforme"], 20)
    assert abstracts.search(["transforme", "attention"], 20) == abstracts.search(["attention"], 20)


def test_nothing_to_look_for_finds_nothing(abstracts: Abstracts) -> None:
    assert abstracts.search([], 20) == []
    assert abstracts.search(["", "—", '"', "*"], 20) == []


def test_nobody_waiting_stops_the_search(abstracts: Abstracts) -> None:
    with pytest.raises(Cancelled):
        abstracts.search(["attention"], 20, lambda: True)


@given(st.lists(st.text(max_size=30), max_size=6), st.booleans())
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_looked_for(abstracts: Abstracts, words: list[str], is_long: bool) -> None:
    assert isinstance(abstracts.search([word * (400 if is_long else 1) for word in words], 5), list)


@pytest.mark.parametrize(
    "text",
    [
        'attention" OR "x',
        "NEAR(a b)",
        "text:attention",
        "a AND NOT",
        "^attention",
        "x\0y",
        "\ud800",
        "深度学习",
        "한국어",
        "१२३ हिन्दी",
        "ß ﬁ ø ł",
        "state-of-the-art",
        "a" * 10_000,
    ],
)
def test_operators_and_odd_characters_are_words_like_others(
    abstracts: Abstracts, text: str
) -> None:
    assert isinstance(abstracts.search([text], 5), list)


def test_a_pattern_holds_words_in_quotes_and_nothing_else() -> None:
    assert match_pattern(['say "hi"', "state-of"]) == '"say" AND "hi" AND "state" AND "of"'
    assert match_pattern(["deep"], ["learn", "le(arn"]) == '"deep" AND ("learn" OR "le" OR "arn")'
    assert match_pattern(["", "*"], ["—"]) == ""


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE made (build_id, papers)")


def _make_text(path: Path) -> None:
    path.write_text("no database at all" * 1000)


def _make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage", [_truncate, _empty, _make_foreign, _make_text, _make_a_folder, Path.unlink]
)
def test_a_damaged_file_is_not_opened(copied: Path, damage: Callable[[Path], None]) -> None:
    (path,) = copied.glob(ABSTRACT_FILES)
    damage(path)
    with pytest.raises(IndexMissing):
        Abstracts.open(copied)
    assert not abstracts_are_undamaged(copied)


def test_a_bit_that_was_flipped_is_found_by_reading_everything(copied: Path) -> None:
    (path,) = copied.glob(ABSTRACT_FILES)
    assert abstracts_are_undamaged(copied)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert not abstracts_are_undamaged(copied)


def test_damage_met_while_searching_is_said_so(copied: Path) -> None:
    (path,) = copied.glob(ABSTRACT_FILES)
    opened = Abstracts.open(copied)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(IndexMissing):
        opened.search(["attention"], 5)


def test_building_again_leaves_one_file(copied: Path, demo_db: Path) -> None:
    told: list[float] = []
    build_abstracts(demo_db, copied, told.append)
    assert len(list(copied.glob("abstracts*"))) == 1
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_another_process_writes_what_this_one_writes(
    copied: Path, demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = copied.glob(ABSTRACT_FILES)
    told: list[float] = []
    monkeypatch.setattr(build, "_WORTH_A_PROCESS", 0)
    monkeypatch.setattr(build, "write_fulltext", None)  # which this process would call
    build_abstracts(demo_db, copied, told.append)
    assert list(copied.glob("abstracts*")) == [before]  # its name has its checksum
    assert told == sorted(told)
    assert told[0] < told[-1] == 1.0


def test_where_there_can_be_no_second_process_this_one_writes(
    copied: Path, demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = copied.glob(ABSTRACT_FILES)
    monkeypatch.setattr(build, "_WORTH_A_PROCESS", 0)
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    build_abstracts(demo_db, copied)
    assert list(copied.glob("abstracts*")) == [before]


def test_a_folder_that_is_not_there_is_said_in_a_sentence(demo_db: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be indexed"):
        build_abstracts(demo_db, tmp_path / "nowhere")


def test_an_archive_without_abstracts_has_an_index_that_finds_nothing(
    empty_database: Path, tmp_path: Path
) -> None:
    build_abstracts(empty_database, tmp_path)
    assert Abstracts.open(tmp_path).search(["attention"], 5) == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (["surveys", "rain"], "A survey of rain."),
        (["colour"], "Color is seen."),
        (["multi", "task"], "Multitask nets."),
        (["multi", "task"], "A multi-task net."),
        (["schrodinger"], 'The Schr\\"odinger equation.'),
    ],
)
def test_words_of_abstracts_are_found_in_every_form(
    tmp_path: Path, typed: list[str], text: str
) -> None:
    path = tmp_path / "archive.db"
    write_database(path, [Sample("Zzz", (), (TRANSLATION, ERC))])
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("INSERT INTO abstract (id, text) VALUES (1, ?)", (text,))
        file.execute("UPDATE paper SET abstract_id = 1")
    build_abstracts(path, tmp_path)
    abstracts = Abstracts.open(tmp_path)
    assert abstracts.search(typed, 5) == [1]
    abstracts.close()

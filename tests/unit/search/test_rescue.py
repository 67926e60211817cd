"""What is offered when a search finds little."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pwc_tui.domain.paper_list import ListRequest, PaperFilter
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.lists.abstracts import Abstracts
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.suggest.did_you_mean import SuggestionFinder, Suggestions
from pwc_tui.search.text.highlight import SNIPPET_LENGTH, snippet, spans
from pwc_tui.search.upkeep.folders import usable_folder
from pwc_tui.search.upkeep.parts import IndexPart
from pwc_tui.store.queries.cards import Cards


@pytest.fixture(scope="module")
def home(demo_db: Path) -> Path:
    folder = usable_folder(demo_db, IndexPart.ABSTRACTS)
    assert folder is not None
    return folder


@pytest.fixture(scope="module")
def demo_lists(demo_db: Path, home: Path) -> PaperLists:
    engine = SearchEngine.open(home)
    return PaperLists(engine, Cards(demo_db), lambda: NameIndex.open(home, demo_db))


@pytest.fixture(scope="module")
def rescuer(demo_db: Path, home: Path, demo_lists: PaperLists) -> SuggestionFinder:
    engine, cards = SearchEngine.open(home), Cards(demo_db)
    return SuggestionFinder(engine, demo_lists, lambda: Abstracts.open(home), cards.abstracts)


def _rescue(rescuer: SuggestionFinder, words: str, found: Sequence[int] = ()) -> Suggestions:
    return rescuer.rescue(ListRequest(words), found=found)


@pytest.mark.parametrize(
    ("query", "without", "shorter"),
    [
        ("emotion year:2031", "year:2031", "emotion"),
        ("emotion author:nobodyatall", "author:nobodyatall", "emotion"),
        ("emotion -emotion", "-emotion", "emotion"),
        ('"all you need attention"', '"all you need attention"', "all you need attention"),
        ("year:1800 attention sort:date", "year:1800", "attention sort:date"),
        ("task:translation qzxqwv", "qzxqwv", "task:translation"),
    ],
)
def test_the_condition_that_excludes_everything_is_left_out(
    rescuer: SuggestionFinder, demo_lists: PaperLists, query: str, without: str, shorter: str
) -> None:
    assert list(demo_lists.list(ListRequest(query)).ids) == []
    first = _rescue(rescuer, query).shorter[0]
    assert (first.query, first.dropped) == (shorter, without)
    assert first.count == len(demo_lists.list(ListRequest(shorter)).ids) > 0


def test_two_conditions_that_exclude_everything_alone_are_left_out_together(
    rescuer: SuggestionFinder,
) -> None:
    (shorter,) = _rescue(rescuer, "attention year:1800 author:nobodyatall").shorter
    assert (shorter.query, shorter.dropped) == ("attention", "year:1800 author:nobodyatall")


def test_of_two_unknown_words_the_one_that_stands_for_nothing_is_left_out(
    rescuer: SuggestionFinder,
) -> None:
    (shorter,) = _rescue(rescuer, "emotoin xqzzywk").shorter
    assert (shorter.query, shorter.dropped) == ("emotoin", "xqzzywk")


def test_the_rarest_word_is_left_out(rescuer: SuggestionFinder, demo_lists: PaperLists) -> None:
    (shorter,) = _rescue(rescuer, "attention xqzzywk").shorter
    assert (shorter.query, shorter.dropped) == ("attention", "xqzzywk")
    assert shorter.count == len(demo_lists.list(ListRequest("attention")).ids)


def test_scope_and_filters_hold_for_what_is_offered(
    rescuer: SuggestionFinder, demo_lists: PaperLists
) -> None:
    request = ListRequest("attention xqzzywk", filter=PaperFilter(has_code=True))
    rescue = rescuer.rescue(request)
    with_code = set(demo_lists.list(ListRequest("has:code")).ids)
    plain = demo_lists.list(ListRequest("attention")).ids
    assert rescue.shorter[0].count == len(with_code.intersection(plain))
    assert {found.paper_id for found in rescue.in_abstracts} <= with_code


def test_abstracts_are_searched_within_the_conditions(
    rescuer: SuggestionFinder, demo_lists: PaperLists
) -> None:
    rescue = _rescue(rescuer, "dropout convolutions year:2015..2017")
    in_years = set(demo_lists.list(ListRequest("year:2015..2017")).ids)
    assert {found.paper_id for found in rescue.in_abstracts} <= in_years


def test_papers_whose_abstract_has_the_words_are_shown_with_them(
    rescuer: SuggestionFinder, demo_lists: PaperLists
) -> None:
    words = "outperforms recurrent"
    rescue = _rescue(rescuer, words)
    assert rescue.has_abstracts
    assert rescue.in_abstracts
    for found in rescue.in_abstracts:
        assert spans(found.snippet, found.terms)
        assert "\n" not in found.snippet
    known = rescue.in_abstracts[0].paper_id
    again = _rescue(rescuer, words, [known])
    assert known not in {found.paper_id for found in again.in_abstracts}


def test_nothing_that_finds_no_more_is_offered(
    rescuer: SuggestionFinder, demo_lists: PaperLists
) -> None:
    found = demo_lists.list(ListRequest("attention")).ids
    rescue = _rescue(rescuer, "attention xqzzywk", list(found))
    assert (rescue.shorter, rescue.spellings) == ((), ())


def test_spellings_are_whole_queries_that_find_something(
    rescuer: SuggestionFinder, demo_lists: PaperLists
) -> None:
    rescue = _rescue(rescuer, "emotoin")
    assert "emotion" in rescue.spellings
    for query in rescue.spellings:
        assert len(demo_lists.list(ListRequest(query)).ids) > 0


def test_without_an_index_of_abstracts_the_rest_is_offered(
    demo_db: Path, home: Path, demo_lists: PaperLists, tmp_path: Path
) -> None:
    there: list[Path] = []

    def find() -> Abstracts | None:
        return Abstracts.open(there[0]) if there else None

    rescuer = SuggestionFinder(SearchEngine.open(home), demo_lists, find, Cards(demo_db).abstracts)
    rescue = _rescue(rescuer, "attention xqzzywk")
    assert not rescue.has_abstracts
    assert rescue.shorter
    there.append(home)
    assert _rescue(rescuer, "attention xqzzywk").has_abstracts


def test_damaged_abstracts_are_as_if_there_were_none(
    demo_db: Path, home: Path, demo_lists: PaperLists, tmp_path: Path
) -> None:
    copied = Path(shutil.copytree(home, tmp_path / "copied"))
    opened = Abstracts.open(copied)
    (path,) = copied.glob("abstracts.*")
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    engine, cards = SearchEngine.open(home), Cards(demo_db)
    rescuer = SuggestionFinder(engine, demo_lists, lambda: opened, cards.abstracts)
    assert not _rescue(rescuer, "attention xqzzywk").has_abstracts


def test_nobody_waiting_stops_it(rescuer: SuggestionFinder) -> None:
    with pytest.raises(Cancelled):
        rescuer.rescue(ListRequest("attention xqzzywk"), lambda: True)


@given(st.text(max_size=80))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_rescued(rescuer: SuggestionFinder, text: str) -> None:
    assert isinstance(_rescue(rescuer, text), Suggestions)


@pytest.mark.parametrize("text", ["", "   ", '"', "-", "year:", "a" * 10_000, "\0 \ud800 year:"])
def test_what_holds_no_words_is_no_trouble(rescuer: SuggestionFinder, text: str) -> None:
    assert _rescue(rescuer, text).in_abstracts == ()


def test_a_short_text_is_its_own_snippet() -> None:
    assert snippet("All of\nit.", ["it"]) == "All of it."


def test_a_snippet_is_where_most_of_the_words_stand_together() -> None:
    filler = "filler words here " * 40
    text = f"One attention. {filler} We show that attention and emotion meet. {filler}"
    found = snippet(text, ["attention", "emotion"])
    assert "attention and emotion" in found
    assert found.startswith("…")
    assert found.endswith("…")
    assert len(found) <= SNIPPET_LENGTH + 2


def test_a_snippet_begins_and_ends_with_whole_words() -> None:
    words = [f"word{number}" for number in range(200)]
    found = snippet(" ".join(words), ["word150"]).strip("…")
    assert "word150" in found
    assert set(found.split()) <= set(words)


@given(st.text(max_size=600), st.lists(st.text(max_size=5), max_size=4))
def test_any_text_has_a_snippet(text: str, terms: list[str]) -> None:
    assert len(snippet(text, terms)) <= SNIPPET_LENGTH + 2

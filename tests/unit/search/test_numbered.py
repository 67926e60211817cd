"""Letters and a number are one thing, however they are written."""

import pytest

from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.text.compounds import letters_and_number, number_spellings


@pytest.mark.parametrize(
    ("word", "made_of"),
    [("wmt14", ("wmt", "14")), ("gpt3", ("gpt", "3")), ("a1", None), ("14", None), ("wmt", None)],
)
def test_a_numbered_word_is_letters_and_a_number(
    word: str, made_of: tuple[str, str] | None
) -> None:
    assert letters_and_number(word) == made_of


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("14", ("14", "2014")),
        ("98", ("98", "1998")),
        ("2014", ("2014", "14")),
        ("3", ("3",)),
        ("4096", ("4096",)),
    ],
)
def test_a_year_has_two_spellings(number: str, written: tuple[str, ...]) -> None:
    assert number_spellings(number) == written


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        *((text, 415) for text in ("wmt14 results", "wmt 2014 results", "wmt2014 results")),
        *((text, 416) for text in ("coco17 detection", "coco 17 detection", "coco 2017 detection")),
        *((text, 417) for text in ("gpt3 prompts", "gpt 3 prompts", "gpt-3 prompts")),
    ],
)
def test_a_number_is_found_however_it_is_written(
    engine: SearchEngine, text: str, paper: int
) -> None:
    assert engine.search(text).ids[0] == paper


def test_another_number_is_no_typing_error(engine: SearchEngine) -> None:
    assert "coco2017" not in engine.search("coco2018").terms
    assert "coco2017" in engine.search("cooc2017").terms

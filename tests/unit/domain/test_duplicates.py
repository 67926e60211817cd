"""Rows that state an earlier row's result again."""

import pytest

from pwc_tui.domain.boards.duplicate_rows import ResultKey, duplicates, model_key
from pwc_tui.domain.boards.ranking import duplicate_rows, standings
from tests.unit.domain.real_boards import real_boards


def entry(model: str, paper: str = "paper", *values: str) -> ResultKey:
    return ResultKey(model, paper, dict(enumerate(values or ("90.1",))))


def test_the_same_row_again_is_a_duplicate() -> None:
    assert duplicates([entry("BERT"), entry("GPT"), entry(" bert ")]) == {2}


def test_a_citation_behind_the_model_makes_no_other_row() -> None:
    assert duplicates([entry("BERT"), entry("BERT (Devlin et al., 2018)")]) == {1}
    assert duplicates([entry("BERT (2018)"), entry("BERT (Devlin et al., 2018a)")]) == {1}
    assert duplicates([entry("BERT"), entry("BERT (ensemble)")]) == frozenset()


@pytest.mark.parametrize(
    "model",
    [
        "Flair ♦",
        "Flair * (2018)",
        "Flair (Akbik et al., 2018)♦",
        "Flair (Akbik et al., 2018) under review",
        "Flair (Akbik, 2018) arXiv preprint",
        "Flair (under review)",
        "Flair (2018) (to appear)",
        "\ufeffFlair",
        "Fl\u200bair\u00a0",
        "Flair \x02wzxhzdk:30\x03\x02wzxhzdk:31\x03 (2016)",
    ],
)
def test_remarks_marks_and_what_is_not_seen_make_no_other_row(model: str) -> None:
    assert duplicates([entry("Flair"), entry(model)]) == {1}
    assert duplicates([entry(model), entry("Flair")]) == {1}


@pytest.mark.parametrize(
    ("model", "again"),
    [
        ("(Lee et al., 2017)+ELMo", "(Lee et al., 2017)+ELMo (Peters et al., 2018)"),
        ("(Lee et al., 2017)+ELMo", "+ELMo (2017) (2018)"),
        ("He et al., (2018) + ELMO", "He et al., + ELMO (2018)"),
        (
            "(Lee et al., 2017)+ELMo (Peters et al., 2018)+second-order (Lee et al., 2018)",
            "+ELMo +second-order (2017) (2018) (2018)",
        ),
    ],
)
def test_citations_within_a_sum_make_no_other_row(model: str, again: str) -> None:
    assert duplicates([entry(model), entry(again)]) == {1}
    assert not duplicates([entry(model), entry("(Lee et al., 2017)")])


OTHERS = ["Flair (large)", "Flair review", "Flair 2018", "Flair+", "*♦", ""]


@pytest.mark.parametrize("model", OTHERS)
def test_what_a_model_is_makes_another_row(model: str) -> None:
    assert not duplicates([entry("Flair"), entry(model)])


def test_the_key_of_a_name_of_any_length_is_made_at_once() -> None:
    for piece in ("(2018) ", "*", " ", "(", ")", "under review ", "\x02", "(2018"):
        assert isinstance(model_key("x" + piece * 20_000), str)


def test_zeros_and_marks_make_no_other_value() -> None:
    assert duplicates([entry("BERT", "", "90.10%"), entry("BERT", "", "90.1*")]) == {1}
    assert duplicates([entry("BERT", "", "90.1"), entry("BERT", "", "\ufeff90.1 ")]) == {1}


def test_other_papers_and_other_values_are_other_rows() -> None:
    assert not duplicates([entry("BERT", "one"), entry("BERT", "another")])
    assert not duplicates([entry("BERT", "one", "90.1"), entry("BERT", "one", "90.2")])


def test_a_row_without_the_paper_repeats_the_one_with_it() -> None:
    assert duplicates([entry("BERT", "paper"), entry("BERT", "")]) == {1}


def test_rows_without_a_value_in_common_are_not_compared() -> None:
    first = ResultKey("BERT", "paper", {0: "90.1"})
    assert not duplicates(
        [first, ResultKey("BERT", "paper", {1: "88"}), ResultKey("BERT", "paper", {})]
    )


def test_a_board_merged_from_two_lists_is_ranked_as_one_of_them() -> None:
    board = real_boards()["Machine Translation", "WMT 2014 EN-DE"]
    ranked = standings(board, 0)
    assert len(duplicate_rows(board)) == 17
    assert [(board.rows[s.row_index].model, s.rank, s.is_duplicate) for s in ranked[:4]] == [
        ("Transformer Big + BT (2018)", 1, False),
        ("Transformer Big + BT", 1, True),
        ("Transformer Big + BT (Edunov et al., 2018)", 1, True),
        ("DeepL", 2, False),
    ]

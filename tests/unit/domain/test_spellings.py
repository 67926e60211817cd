"""Which spellings of a name are one person's, judged from the names and who wrote together."""

from collections.abc import Sequence

import pytest

from pwc_tui.domain.text.name_spellings import forms_of, one_person, parts_of


def grouped(*names: str, are_close: bool = True) -> list[list[str]]:
    spellings = [(parts_of(forms_of(name)[0]), name) for name in names]

    def answer(one: Sequence[str], other: Sequence[str]) -> bool:
        return are_close

    return [sorted(group) for group in one_person(spellings, answer)]


@pytest.mark.parametrize(
    "names",
    [
        ("Jurgen Schmidhuber", "Jürgen Schmidhuber", "jurgen schmidhuber"),
        ("Maja J Matarić", "Maja J. Mataric"),
        ("Kyung Sup Kwak", "Kyung-Sup Kwak"),
        ("Łukasz Kaiser", "Lukasz Kaiser"),
        ("John O'Leary", "John O’Leary", "John O' Leary"),
        ("Jun'ichi Tsujii", "Jun-ichi Tsujii"),
    ],
)
def test_case_accents_and_punctuation_do_not_make_another_person(names: tuple[str, ...]) -> None:
    assert grouped(*names, are_close=False) == [sorted(names)]


def test_a_middle_initial_may_be_left_out() -> None:
    names = ("Geoffrey E Hinton", "Geoffrey E. Hinton", "Geoffrey Hinton")
    assert grouped(*names) == [list(names)]


def test_an_initial_is_left_out_only_where_something_speaks_for_it() -> None:
    assert grouped("David Wu", "David J. Wu", are_close=False) == []


def test_initials_that_contradict_each_other_are_two_people() -> None:
    assert grouped("Geoffrey Hinton", "Geoffrey E. Hinton", "Geoffrey F. Hinton") == []


def test_two_people_keep_the_spellings_of_each() -> None:
    names = ("Ian White", "Ian H. White", "Ian R White", "Ian R. White")
    assert grouped(*names) == [["Ian R White", "Ian R. White"]]


def test_a_second_initial_goes_on_from_the_first() -> None:
    names = ("Peter Ryan", "Peter Y. A. Ryan", "Peter Y. Ryan")
    assert grouped(*names) == [sorted(names)]


def test_a_first_name_of_one_letter_could_be_anybodys() -> None:
    one, other = (parts_of(forms_of(name)[0]) for name in ("J. Morgan", "J. P. Morgan"))
    assert one.core != other.core


def test_an_umlaut_may_be_spelled_out() -> None:
    assert forms_of("Jürgen Müller") == (["jurgen", "muller"], ["juergen", "mueller"])
    assert forms_of("Sue Blue") == (["sue", "blue"],)

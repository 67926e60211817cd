import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.text.person_names import person_name


@pytest.mark.parametrize(
    ("name", "given", "family", "suffix"),
    [
        ("Ashish Vaswani", "Ashish", "Vaswani", ""),
        ("Aidan N. Gomez", "Aidan N.", "Gomez", ""),
        ("Laurens van der Maaten", "Laurens", "van der Maaten", ""),
        ("Luc Van Gool", "Luc", "Van Gool", ""),
        ("Nicolas Le Roux", "Nicolas", "Le Roux", ""),
        ("Fernando De la Torre", "Fernando", "De la Torre", ""),
        ("Fernando Mário de Oliveira Filho", "Fernando Mário", "de Oliveira Filho", ""),
        ("Santiago Ramón y Cajal", "Santiago", "Ramón y Cajal", ""),
        ("José da Costa e Silva", "José", "da Costa e Silva", ""),
        ("Duc Van Le", "Duc Van", "Le", ""),
        ("Nguyen Van Anh", "Nguyen Van", "Anh", ""),
        ("Edward P. Stabler, Jr.", "Edward P.", "Stabler", "Jr."),
        ("John Smith III", "John", "Smith", "III"),
        ("Sai Praneeth V", "Sai Praneeth", "V", ""),
        ("wei zhang", "wei", "zhang", ""),
    ],
)
def test_particles_and_suffixes_stay_with_the_family_name(
    name: str, given: str, family: str, suffix: str
) -> None:
    assert person_name(name) == (given, family, suffix)


@pytest.mark.parametrize(
    "name", ["OpenAI", "the N4U Consortium", "Gemini Team Google", "George Graham, Golestanian"]
)
def test_what_is_no_name_of_one_person_stays_as_it_is(name: str) -> None:
    assert person_name(name).is_group
    assert person_name(name).family == name


@given(st.text(alphabet="abcdeyivn ,.éßVJr", max_size=30))
def test_no_word_of_a_name_is_lost(name: str) -> None:
    parts = person_name(name)
    words = f"{parts.given} {parts.family} {parts.suffix}".replace(",", " ").split()
    assert sorted(words) == sorted(name.replace(",", " ").split())

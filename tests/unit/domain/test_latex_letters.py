import pytest

from pwc_tui.domain.text.latex_letters import plain_letters


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Jes\\'us", "Jesús"),
        ('Gy\\"{o}rgy', "György"),
        ("S{\\o}ren", "Søren"),
        ("T\\H okési", "Tőkési"),
        ("S\\^{ı}rbu", "Sîrbu"),
        ("{\\L}ukasz", "Łukasz"),
        ("Rodi{č}", "Rodič"),
        ("Gia\\-cin\\-to", "Giacinto"),
        ("\\v{S}tefan", "Štefan"),
        ("Ada Lovelace", "Ada Lovelace"),
    ],
)
def test_letters_of_latex_are_letters(text: str, plain: str) -> None:
    assert plain_letters(text) == plain

import pytest

from pwc_tui.domain.text.venue_names import split_venue


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("NeurIPS 2018", ("NeurIPS", "2018")),
        ("WMT (WS) 2019", ("WMT (WS)", "2019")),
        ("Proceedings of ICLR, 2021", ("Proceedings of ICLR", "2021")),
        ("Journal 12", ("Journal 12", "")),
        ("", ("", "")),
    ],
)
def test_a_venue_is_split_into_name_and_year(name: str, parts: tuple[str, str]) -> None:
    assert split_venue(name) == parts

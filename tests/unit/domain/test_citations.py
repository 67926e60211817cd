import pytest

from pwc_tui.search.lists.citations import Citation, citation_in


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Vaswani et al., 2017", Citation(("Vaswani",), 2017)),
        ("vaswani et al 2017", Citation(("vaswani",), 2017)),
        ("(Vaswani et al., 2017b)", Citation(("Vaswani",), 2017)),
        ("Vaswani et al. (2017).", Citation(("Vaswani",), 2017)),
        ("A. Vaswani et al.", Citation(("Vaswani",), None)),
        ("Sutton & Barto, 2018", Citation(("Sutton", "Barto"), 2018)),
        ("van der Maaten and Hinton (2008)", Citation(("van der Maaten", "Hinton"), 2008)),
        ("Attention is all you need", None),
        ("Speech and Vision", None),
        ("speech and vision, 2019", None),
        ("Findings of 2019", None),
        ("", None),
    ],
)
def test_a_citation_is_read_whole_or_not_at_all(text: str, citation: Citation | None) -> None:
    assert citation_in(text) == citation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.references import (
    arxiv_id,
    board_slug,
    paper_slug,
    plain_url,
    repaired_arxiv_id,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1706.03762", "1706.03762"),
        (" 1706.03762v5 ", "1706.03762"),
        ("arXiv:1706.03762", "1706.03762"),
        ("http://arxiv.org/abs/1706.03762v5", "1706.03762"),
        ("https://www.arxiv.org/pdf/1706.03762.pdf", "1706.03762"),
        ("HTTPS://ArXiv.org/PDF/1706.03762v1?download=1#page=2", "1706.03762"),
        ("//arxiv.org/html/1706.03762/", "1706.03762"),
        ("10.48550/arXiv.1706.03762", "1706.03762"),
        ("https://doi.org/10.48550/arXiv.1706.03762", "1706.03762"),
        ("doi:10.48550/ARXIV.1706.03762", "1706.03762"),
        ("hep-th/9901001v2", "hep-th/9901001"),
        ("Hep-Th/9901001", "hep-th/9901001"),
        ("math.GT/0309136", "math/0309136"),
        ("https://arxiv.org/abs/cond-mat.mes-hall/0309136v1", "cond-mat/0309136"),
        ("1706.037621", None),
        ("https://arxiv.org/abs/1706.037621", None),
        ("1706.03762 is the one", None),
        ("https://example.org/1706.03762", None),
        ("", None),
    ],
)
def test_an_arxiv_id_is_found_in_every_form(text: str, found: str | None) -> None:
    assert arxiv_id(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("905.2657", "0905.2657"),
        ("2106.0456", "2106.04560"),
        ("1909.0601199999999", "1909.06012"),
        ("1805.10616v4", "1805.10616"),
        ("math.GT/0309136", "math/0309136"),
        ("no id", None),
    ],
)
def test_zeros_that_were_lost_come_back(text: str, found: str | None) -> None:
    assert repaired_arxiv_id(text) == found


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("https://paperswithcode.com/paper/attention-is-all-you-need", "attention-is-all-you-need"),
        ("http://www.PapersWithCode.com/Paper/BERT/review/?a=1", "bert"),
        ("paperswithcode.com/paper/bert#code", "bert"),
        ("https://paperswithcode.com/paper/a\x1b[31mb\x07c", "abc"),
        ("https://paperswithcode.com/paper/\x07", None),
        ("https://paperswithcode.com/sota/parsing-on-x", None),
        ("https://example.org/paper/bert", None),
        ("bert", None),
    ],
)
def test_the_slug_of_a_paper_comes_from_its_page(text: str, slug: str | None) -> None:
    assert paper_slug(text) == slug


def test_the_slug_of_a_leaderboard_comes_from_its_page() -> None:
    assert board_slug("HTTPS://paperswithcode.com/SOTA/parsing-on-x?metric=F1") == "parsing-on-x"


def test_addresses_of_one_page_are_plainly_the_same() -> None:
    assert plain_url("http://www.e.org//b.html/") == plain_url("https://e.org/b.html")
    acl = plain_url("https://www.aclweb.org/anthology/W19-4427.pdf")
    assert acl == plain_url("https://aclanthology.org/W19-4427/")


@given(st.text())
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    for found in (arxiv_id(text), repaired_arxiv_id(text), paper_slug(text), board_slug(text)):
        assert found is None or found
    plain_url(text)

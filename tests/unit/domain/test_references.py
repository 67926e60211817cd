import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.addresses import address_key, leads_to_page, plain_url, unwrapped
from pwc_tui.domain.references import (
    arxiv_id,
    board_slug,
    is_address,
    marked_paper,
    old_search,
    paper_slug,
    repaired_arxiv_id,
    repository_name,
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


@pytest.mark.parametrize(
    "same",
    [
        (
            "https://papers.nips.cc/paper/1993/hash/7143d7fbadfa4693b9eec507d9d37443-Abstract.html",
            "https://papers.nips.cc/paper_files/paper/1993/hash/"
            "7143d7fbadfa4693b9eec507d9d37443-Abstract.html",
            "https://proceedings.neurips.cc/paper_files/paper/1993/file/"
            "7143d7fbadfa4693b9eec507d9d37443-Paper.pdf",
        ),
        (
            "http://papers.nips.cc/paper/7181-attention-is-all-you-need",
            "https://proceedings.neurips.cc/paper/7181-attention-is-all-you-need.pdf",
        ),
        (
            "https://ieeexplore.ieee.org/document/9052469/",
            "https://ieeexplore.ieee.org/abstract/document/9052469",
            "http://ieeexplore.ieee.org/xpls/abs_all.jsp?arnumber=9052469",
            "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=09052469",
        ),
        (
            "https://openaccess.thecvf.com/content_CVPR_2019/html/Li_Two_CVPR_2019_paper.html",
            "http://openaccess.thecvf.com//content_CVPR_2019/papers/Li_Two_CVPR_2019_paper.pdf",
        ),
        (
            "https://proceedings.mlr.press/v97/rieck19a.html",
            "http://proceedings.mlr.press/v97/rieck19a/rieck19a.pdf",
        ),
        (
            "http://link.springer.com/article/10.1007%2Fs11263-011-0449-8",
            "https://doi.org/10.1007/s11263-011-0449-8",
            "doi:10.1007/s11263-011-0449-8.",
            "https://doi.org/10.1007%2fs11263-011-0449-8",
        ),
    ],
)
def test_publishers_have_several_addresses_of_a_page(same: tuple[str, ...]) -> None:
    assert len({address_key(url) for url in same}) == 1


def test_addresses_of_several_pages_are_several() -> None:
    urls = (
        "https://papers.nips.cc/paper/7181-attention-is-all-you-need",
        "https://papers.nips.cc/paper/7182-attention-is-all-you-need",
        "https://papers.nips.cc/paper/2017",
        "https://papers.nips.cc/paper/2018",
        "https://ieeexplore.ieee.org/document/9052469/",
        "https://ieeexplore.ieee.org/document/90524690/",
        "https://openaccess.thecvf.com/content_CVPR_2019/html/Li_Two_CVPR_2019_paper.html",
        "https://openaccess.thecvf.com/content_CVPR_2020/html/Li_Two_CVPR_2020_paper.html",
    )
    assert len({address_key(url) for url in urls}) == len(urls)


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("<https://a.org/x>", "https://a.org/x"),
        ("(see-this-slug).", "see-this-slug"),
        (
            "https://en.wikipedia.org/wiki/BERT_(model)",
            "https://en.wikipedia.org/wiki/BERT_(model)",
        ),
        ("“https://a.org/x”,", "https://a.org/x"),
        ("\ufeffhttps://a.org/x", "https://a.org/x"),
        ("https://web.archive.org/web/2020*/https://a.org/x", "https://a.org/x"),
        ("...", ""),
    ],
)
def test_what_stands_around_a_reference_does_not_count(pasted: str, meant: str) -> None:
    assert unwrapped(pasted) == meant


@pytest.mark.parametrize(
    "text",
    [
        "1706.03762",
        "hep-th/9901001",
        "https://example.org/x",
        "www.a.org/x",
        " aclanthology.org/x ",
        "10.1109/5.771073",
        "doi: 10.1109/5.771073",
        "git@github.com:a/b.git",
    ],
)
def test_an_id_or_an_address_is_more_than_words(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text", ["", "attention", "and/or", "see https://a.org/x", "a.org", "3.5/x"]
)
def test_other_text_is_words(text: str) -> None:
    assert not is_address(text)


def test_the_old_search_is_asked_for_its_words() -> None:
    site = "https://paperswithcode.com/search"
    assert old_search(f"{site}?q=graph+neural%20nets") == "graph neural nets"
    assert old_search(f"www.{site[8:]}/?q_meta=&q=%1b%5B31mBERT&order=x") == "BERT"
    assert old_search(f"{site}?q=") is None
    assert old_search("graph neural nets") is None


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("https://paperswithcode.com/sota/a-board?p=a-paper", "a-paper"),
        ("www.paperswithcode.com/sota/a-board/?metric=F1&P=A-Paper#x", "a-paper"),
        ("https://img.shields.io/endpoint.svg?url=https://paperswithcode.com/badge/x/y", "x"),
        ("https://paperswithcode.com/sota/a-board?metric=F1", None),
        ("https://paperswithcode.com/sota/a-board?p=", None),
        ("https://paperswithcode.com/paper/x?p=y", None),
        ("a-board?p=a-paper", None),
    ],
)
def test_the_address_of_a_leaderboard_may_point_a_paper_out(text: str, paper: str | None) -> None:
    assert marked_paper(text) == paper


def test_a_doi_is_the_same_on_every_page_that_shows_it() -> None:
    pages = (
        "10.1145/3292500.3330701",
        "https://doi.org/10.1145/3292500.3330701",
        "https://dl.acm.org/doi/pdf/10.1145/3292500.3330701",
        "https://dl.acm.org/doi/abs/10.1145/3292500.3330701?download=true",
        "https://publisher.org/articles/10.1145/3292500.3330701/full",
        "https://publisher.org/10.1145/3292500.3330701.PDF",
    )
    assert {address_key(page) for page in pages} == {address_key(pages[0])}
    assert address_key("10.1145/3292500.3330702") != address_key(pages[0])


def test_ids_of_openreview_differ_by_case() -> None:
    site = "https://openreview.net/forum?id="
    assert address_key(f"{site}aB") != address_key(f"{site}Ab")
    assert address_key(f"{site}aB") == address_key("http://openreview.net/pdf?id=aB#page=2")


@given(st.text())
def test_a_key_fits_a_number_of_the_database(text: str) -> None:
    assert -(2**63) <= address_key(text) < 2**63


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/a/b", "a/b"),
        ("https://gitlab.com/a/b/c", "a/b/c"),
        ("http://code.example.org/x", "code.example.org/x"),
        ("", ""),
    ],
)
def test_a_repository_is_called_by_its_owner_and_name(url: str, name: str) -> None:
    assert repository_name(url) == name


@given(st.text())
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    for found in (arxiv_id(text), repaired_arxiv_id(text), paper_slug(text), board_slug(text)):
        assert found is None or found
    plain_url(text)
    old_search(text)
    marked_paper(text)
    is_address(text)
    repository_name(text)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "mailto:a@b.org", "Data:text/plain,x"])
def test_some_addresses_lead_to_no_page(address: str) -> None:
    assert not leads_to_page(plain_url(address))


@pytest.mark.parametrize(
    "address", ["https://e.org/a:b", "e.org:8080/a", "ftp://e.org/a", "doi:10.1000/x", "e.org"]
)
def test_all_others_may_lead_to_one(address: str) -> None:
    assert leads_to_page(plain_url(address))

import pytest

from pwc_tui.domain.references import is_address, linked_arxiv_id, pasted_arxiv_id, with_arxiv_id

PASTED = [
    "https://huggingface.co/papers/1706.03762",
    "https://paperswithcode.co/paper/1706.03762",
    "https://www.alphaxiv.org/abs/1706.03762",
    "https://ar5iv.labs.arxiv.org/html/1706.03762",
    "https://ar5iv.org/abs/1706.03762",
    "https://www.arxiv-vanity.com/papers/1706.03762/",
    "https://de.arxiv.org/abs/1706.03762",
    "https://browse.arxiv.org/pdf/1706.03762",
    "https://arxiv.org/ftp/arxiv/papers/1706/1706.03762.pdf",
    "https://web.archive.org/web/2020/https://arxiv.org/abs/1706.03762",
    "https://api.semanticscholar.org/arXiv:1706.03762",
    "arXiv preprint arXiv:1706.03762",
    "arXiv preprint arXiv:1706.03762, 2017.",
    "arXiv:1706.03762v5 [cs.CL]",
    "CoRR abs/1706.03762",
    "1706.03762.",
    "(1706.03762)",
    "[arXiv:1706.03762]",
    "<https://arxiv.org/abs/1706.03762>",
    "(https://arxiv.org/abs/1706.03762v7).",
    "arxiv 1706.03762",
    "\ufeff1706.03762",
    "doi:10.48550/arXiv.1706.03762.",
    "https://doi.org/10.48550%2FarXiv.1706.03762",
]


@pytest.mark.parametrize("text", PASTED)
def test_an_id_is_found_in_whatever_is_pasted(text: str) -> None:
    assert pasted_arxiv_id(text) == "1706.03762"
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "1706.03762 is the one",
        "the arXiv 1706.03762",
        "https://example.org/1799.03762",
        "https://example.org/1706.0376201",
        "https://example.org/v1706.03762",
        "a comment on arXiv:1706.03762 by its authors",
        "arxiv" * 500,
        "arxiv " * 500,
    ],
)
def test_what_only_holds_an_id_is_no_reference(text: str) -> None:
    assert pasted_arxiv_id(text) is None


@pytest.mark.parametrize(
    ("url", "mended"),
    [
        ("https://arxiv.org/abs/1708.0914", "https://arxiv.org/abs/1708.09140"),
        ("https://arxiv.org/pdf/1708.0914.pdf", "https://arxiv.org/pdf/1708.09140.pdf"),
        ("http://arxiv.org/abs/1708.0913999999998", "http://arxiv.org/abs/1708.09140"),
        ("https://arxiv.org/abs/1708.09140v3", "https://arxiv.org/abs/1708.09140v3"),
        ("https://arxiv.org/abs/1801.00001", "https://arxiv.org/abs/1708.09140"),
        ("https://arxiv.org/abs/xxxx.xxxxx", "https://arxiv.org/abs/1708.09140"),
        ("https://arxiv.org/list/cs.CL/recent", "https://arxiv.org/list/cs.CL/recent"),
        ("https://example.org/abs/1708.0914", "https://example.org/abs/1708.0914"),
    ],
)
def test_an_address_of_arxiv_gets_the_id_of_its_paper(url: str, mended: str) -> None:
    assert with_arxiv_id(url, "1708.09140") == mended


@pytest.mark.parametrize(
    ("url", "mended"),
    [
        ("https://arxiv.org/abs/905.2657", "https://arxiv.org/abs/0905.2657"),
        ("https://arxiv.org/abs/math.GT/0309136", "https://arxiv.org/abs/math.GT/0309136"),
        ("https://arxiv.org/abs/xxxx.xxxxx", None),
    ],
)
def test_an_address_of_a_paper_without_an_id_is_repaired_or_no_page(
    url: str, mended: str | None
) -> None:
    assert with_arxiv_id(url, None) == mended
    assert linked_arxiv_id(url) == (linked_arxiv_id(mended) if mended else None)

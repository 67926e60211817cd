from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.store.cards import Cards
from pwc_tui.store.references import arxiv_id, board_slug


@pytest.mark.parametrize(
    "reference",
    [
        "telme",
        " telme ",
        "TELME",
        "https://paperswithcode.com/paper/telme",
        "http://www.paperswithcode.com/paper/telme?from=n29",
        "paperswithcode.com/paper/telme/",
        "2401.12987",
        "2401.12987v3",
        "arXiv:2401.12987",
        "http://arxiv.org/abs/2401.12987v1",
        "https://arxiv.org/pdf/2401.12987v2.pdf",
        "https://www.arxiv.org/html/2401.12987#S3",
        "https://aclanthology.org/2024.naacl-long.5",
        "TelME",
        " tel-me ".replace("-", ""),
    ],
)
def test_a_paper_is_found_by_every_name_it_has(small_file: Path, reference: str) -> None:
    assert Cards(small_file).find(reference) == 1


def test_an_old_arxiv_id_is_found(small_file: Path) -> None:
    assert Cards(small_file).find("https://arxiv.org/abs/hep-th/9901001v2") == 2


def test_a_title_is_found_without_its_case_and_accents(small_file: Path) -> None:
    assert Cards(small_file).find("CAFE  bare!") == 3


@pytest.mark.parametrize(
    "reference",
    [
        "",
        " ",
        "nothing",
        "2401.99999",
        "https://example.org/x",
        "\0",
        "\udcff",
        "'; --",
        "a" * 10_000,
    ],
)
def test_what_names_no_paper_finds_none(small_file: Path, reference: str) -> None:
    assert Cards(small_file).find(reference) is None


@given(st.text(max_size=200))
def test_no_text_is_an_error(small_file: Path, text: str) -> None:
    cards = Cards(small_file)
    assert cards.find(text) in (None, 1, 2, 3)
    cards.close()


@pytest.mark.parametrize("text", ["attention", "2024", "10.1145/3394486", "abs/1706.03762x"])
def test_other_text_is_no_arxiv_id(text: str) -> None:
    assert arxiv_id(text) is None


def test_the_slug_of_a_board_is_taken_from_its_address() -> None:
    assert board_slug("https://paperswithcode.com/sota/a-on-b?x=1") == "a-on-b"
    assert board_slug(" a-on-b ") == "a-on-b"

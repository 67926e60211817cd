from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.store.cards import Cards
from pwc_tui.store.references import names_one_paper


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
        "10.48550/arXiv.2401.12987",
        "https://doi.org/10.48550/arXiv.2401.12987",
        "https://paperswithcode.com/paper/TelME",
        "https://aclanthology.org/2024.naacl-long.5",
        "http://www.aclanthology.org/2024.naacl-long.5/",
        "aclanthology.org/2024.naacl-long.5",
        "TelME",
        " tel-me ".replace("-", ""),
    ],
)
def test_a_paper_is_found_by_every_name_it_has(small_file: Path, reference: str) -> None:
    assert Cards(small_file).find(reference) == 1


@pytest.mark.parametrize(
    "reference",
    ["https://arxiv.org/abs/hep-th/9901001v2", "HEP-TH/9901001", "arXiv:hep-th/9901001"],
)
def test_an_old_arxiv_id_is_found(small_file: Path, reference: str) -> None:
    assert Cards(small_file).find(reference) == 2


@pytest.mark.parametrize(
    "reference",
    [
        "http://journal.example.com/50%_off/a_b/",
        "https://www.journal.example.com/50%_off/a_b",
        "http://journal.example.com//50%_off/a_b",
    ],
)
def test_an_address_is_found_however_it_is_spelled(small_file: Path, reference: str) -> None:
    assert Cards(small_file).find(reference) == 2


def test_an_address_that_only_ends_alike_is_another(small_file: Path) -> None:
    assert Cards(small_file).find("https://journal.example.com/a_b") is None
    assert Cards(small_file).find("https://journal.example.com/50%_off/axb") is None


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


@pytest.mark.parametrize(
    "text",
    [
        "1706.03762",
        "hep-th/9901001",
        "https://example.org/x",
        "www.a.org/x",
        " aclanthology.org/x ",
    ],
)
def test_an_id_or_an_address_is_more_than_words(text: str) -> None:
    assert names_one_paper(text)


@pytest.mark.parametrize(
    "text", ["", "attention", "and/or", "see https://a.org/x", "a.org", "3.5/x"]
)
def test_other_text_is_words(text: str) -> None:
    assert not names_one_paper(text)

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.refs import Kind
from pwc_tui.store.queries.cards import Cards


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
        "https://huggingface.co/papers/2401.12987",
        "https://paperswithcode.co/paper/2401.12987",
        "https://paperswithcode.co/paper/telme",
        "https://web.archive.org/web/2025/https://paperswithcode.com/paper/telme",
        "arXiv preprint arXiv:2401.12987",
        "(2401.12987).",
        "\ufeff2401.12987",
        "https://doi.org/10.48550%2FarXiv.2401.12987",
        "<https://aclanthology.org/2024.naacl-long.5>",
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


@pytest.mark.parametrize("reference", ["https://arxiv.org/abs/1708.0914", "arXiv:1708.0914"])
def test_an_id_that_lost_its_zero_leads_to_the_paper(small_file: Path, reference: str) -> None:
    assert Cards(small_file).find(reference) == 3


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
        "https://openreview.net/forum?id=YicbFd-T_y",
        "https://openreview.net/pdf?id=YicbFd-T_y",
        "https://openreview.net/forum?noteId=x&id=YicbFd-T_y",
        "doi:10.18653/v1/2024.naacl-long.5",
        "https://www.aclweb.org/anthology/2024.naacl-long.5.pdf",
        "https://aclanthology.org/2024.naacl-long.5/#abstract",
    ],
)
def test_pages_of_one_paper_lead_to_it(small_file: Path, text: str) -> None:
    found = Cards(small_file).resolve(text)
    assert found is not None
    assert (found.kind, found.id, found.slug) == (Kind.PAPER, 1, "telme")


@pytest.mark.parametrize(
    "text",
    [
        "10.1007/978-3-030-58452-8_13",
        "https://doi.org/10.1007/978-3-030-58452-8_13",
        "https://link.springer.com/content/pdf/10.1007/978-3-030-58452-8_13.pdf",
        "HTTP://LINK.SPRINGER.COM/chapter/10.1007/978-3-030-58452-8_13?utm=x",
        "https://proceedings.neurips.cc/paper/7181-sdt",
        "http://journal.example.com/50%_off/a_b?session=1",
    ],
)
def test_dois_and_other_spellings_lead_to_the_paper(small_file: Path, text: str) -> None:
    found = Cards(small_file).resolve(text)
    assert found is not None
    assert (found.kind, found.id) == (Kind.PAPER, 2)


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com/z/official",
        "http://www.GitHub.com/Z/Official.git",
        "github.com/z/official/",
        "git@github.com:z/official.git",
        "https://github.com/z/official/blob/main/train.py#L3",
        "https://github.com/z/official?tab=readme",
    ],
)
def test_pages_of_a_repository_lead_to_it(small_file: Path, text: str) -> None:
    found = Cards(small_file).resolve(text)
    assert found is not None
    assert (found.kind, found.id, found.name) == (Kind.REPOSITORY, 2, "z/official")
    assert found.slug == "https://github.com/z/official"


@pytest.mark.parametrize(
    ("page", "kind", "name"),
    [
        ("paper/telme#code", Kind.PAPER, "TelME"),
        (
            "sota/emotion-recognition-on-meld?metric=F1",
            Kind.BOARD,
            "Emotion Recognition on MELD",
        ),
        ("task/Emotion-Recognition/latest", Kind.TASK, "Emotion Recognition"),
        ("dataset/meld/", Kind.DATASET, "MELD"),
        ("method/lstm", Kind.METHOD, "LSTM"),
        ("author/a-1", Kind.AUTHOR, "Author 1"),
    ],
)
def test_old_pages_lead_to_what_they_were_of(
    small_file: Path, page: str, kind: Kind, name: str
) -> None:
    for site in ("https://paperswithcode.com/", "http://www.paperswithcode.com/"):
        found = Cards(small_file).resolve(site + page)
        assert found is not None
        assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    "text",
    [
        "https://paperswithcode.com/search?q=meld",
        "https://paperswithcode.com/conference/acl",
        "https://paperswithcode.com/task/no-such-task",
        "https://github.com/nobody/nothing",
        "https://github.com/z",
        "telme",
        "TelME: some words",
        "emotion-recognition",
    ],
)
def test_what_names_nothing_for_sure_is_not_resolved(small_file: Path, text: str) -> None:
    assert Cards(small_file).resolve(text) is None


def test_a_public_id_of_several_words_is_resolved(small_file: Path) -> None:
    found = Cards(small_file).resolve(" A-Bare-Paper ")
    assert found is not None
    assert (found.kind, found.id) == (Kind.PAPER, 3)


@given(st.text(max_size=200))
def test_any_text_can_be_resolved(small_file: Path, text: str) -> None:
    cards = Cards(small_file)
    for spelled in (text, f"https://github.com/{text}", f"https://paperswithcode.com/task/{text}"):
        cards.resolve(spelled)
    cards.close()

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.citations.cited_paper import CitedPaper, Publication, first_date
from pwc_tui.domain.citations.keys import assign_keys, check_style, citation_key
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.partial_dates import partial_date

ATTENTION = CitedPaper(
    slug="attention-is-all-you-need",
    title="Attention Is All You Need",
    authors=("Ashish Vaswani", "Noam Shazeer", "Łukasz Kaiser"),
    date=partial_date("2017-06-12"),
    venue="NeurIPS 2017",
    arxiv_id="1706.03762",
)


@pytest.mark.parametrize(
    ("style", "key"),
    [
        ("scholar", "vaswani2017attention"),
        ("acl", "vaswani-etal-2017-attention"),
        ("dblp", "DBLP:conf/neurips/VaswaniSK17"),
        ("arxiv", "arXiv:1706.03762"),
        ("{Last}{yy}-{words}", "Vaswani17-attentionallyou"),
        ("{lasts}.{venue}.{id}", "vaswanishazeerkaiser.neurips.attention-is-all-you-need"),
    ],
)
def test_a_key_is_made_in_the_style_that_is_asked_for(style: str, key: str) -> None:
    assert citation_key(ATTENTION, check_style(style)) == key


def test_one_and_two_authors_are_named_in_the_style_of_acl() -> None:
    one = replace(ATTENTION, authors=("Laurens van der Maaten",))
    assert citation_key(one, "acl") == "vandermaaten-2017-attention"
    two = replace(ATTENTION, authors=("A. Ng", "B. Ng"))
    assert citation_key(two, "acl") == "ng-ng-2017-attention"


def test_dblp_knows_a_preprint_by_its_arxiv_id() -> None:
    assert citation_key(replace(ATTENTION, venue=""), "dblp") == "DBLP:journals/corr/abs-1706-03762"
    journal = replace(ATTENTION, venue="TACL 2017")
    assert citation_key(journal, "dblp") == "DBLP:journals/tacl/VaswaniSK17"


def test_of_papers_with_one_key_the_later_ones_get_letters() -> None:
    papers = [replace(ATTENTION, slug=f"p{number}") for number in range(28)]
    keys = list(assign_keys(papers, "scholar").values())
    assert keys[:3] == [f"vaswani2017attention{letter}" for letter in ("", "a", "b")]
    assert keys[26:] == ["vaswani2017attentionz", "vaswani2017attentionaa"]


def test_a_paper_keeps_the_key_it_had_and_others_do_not_get_it() -> None:
    kept = {"attention-is-all-you-need": "mine2016", "gone": "vaswani2017attention"}
    other = replace(ATTENTION, slug="other")
    assert assign_keys([other, ATTENTION], "scholar", kept) == {
        "other": "vaswani2017attentiona",
        "attention-is-all-you-need": "mine2016",
    }


@pytest.mark.parametrize("style", ["harvard", "{author}", "{last", "{last.__class__}", "{year:99}"])
def test_a_style_that_there_is_not_is_told_with_those_there_are(style: str) -> None:
    with pytest.raises(UserError, match="keys"):
        check_style(style)


@given(st.text(), st.text(), st.sampled_from(["scholar", "acl", "dblp", "arxiv", "{Last}-{words}"]))
def test_whatever_a_paper_is_called_its_key_is_one(title: str, author: str, style: str) -> None:
    key = citation_key(CitedPaper("x", title, (author,), None), style)
    assert key
    assert not set(key) & set("\"#%'(),={}\\~&$^ \n")
    assert key.isascii()


def test_the_first_date_is_that_of_arxiv_where_the_archive_has_a_later_one() -> None:
    stated = partial_date("2019-06-02")
    assert str(first_date(stated, "1810.04805")) == "2018-10"
    assert first_date(stated, "1906.00001") == stated
    assert first_date(stated, "") == stated
    assert str(first_date(None, "hep-th/9901001")) == "1999-01"


@pytest.mark.parametrize(
    ("venue", "publication", "journal"),
    [
        ("NAACL 2019", Publication.CONFERENCE, ""),
        ("TACL 2017", Publication.JOURNAL, "Transactions of the Association for Computational"),
        ("CL 2018", Publication.JOURNAL, "Computational Linguistics"),
        ("Journal of X 2018", Publication.JOURNAL, "Journal of X"),
        ("", Publication.NONE, ""),
    ],
)
def test_journals_are_told_from_conferences(
    venue: str, publication: Publication, journal: str
) -> None:
    paper = replace(ATTENTION, venue=venue)
    assert paper.publication is publication
    assert paper.journal.startswith(journal)
    assert bool(paper.journal) == bool(journal)

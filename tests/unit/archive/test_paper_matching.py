"""Which paper a result is of, where its title, its address and its code say different things."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.store.queries.cards import Cards
from tests.unit.archive.conftest import Importer

KFIOU = "The KFIoU Loss for Rotated Object Detection"
WASSERSTEIN = "Rethinking Rotated Object Detection with Gaussian Wasserstein Distance Loss"
PHRASES = "Head-Driven Phrase Structure Grammar Parsing on a Treebank"
ALL = "Parsing All: Syntax and Semantics, Dependencies and Spans"
SIZE = "Increasing Deep Neural Network Acoustic Model Size"
ACOUSTIC = "Building DNN Models for Speech Recognition of Large Vocabularies"


def paper(slug: str, title: str, *, by: str = "Ada Lovelace", **more: Any) -> Any:
    url = f"https://paperswithcode.com/paper/{slug}"
    return {"paper_url": url, "title": title, "authors": [by] if by else [], **more}


def board(*rows: tuple[str, str]) -> Any:
    results = [
        {"model_name": "M", "paper_title": title, "paper_url": url, "metrics": {"F1": str(number)}}
        for number, (title, url) in enumerate(rows)
    ]
    table = {"metrics": ["F1"], "rows": results}
    return {"task": "T", "datasets": [{"dataset": "D", "sota": table}]}


def papers_of_results(database: Path) -> list[str | None]:
    query = "SELECT slug FROM result LEFT JOIN paper ON paper.id = paper_id ORDER BY position"
    with sqlite3.connect(database) as opened:
        return [slug for (slug,) in opened.execute(query)]


def test_a_full_title_of_another_paper_counts_more_than_the_address(
    importing: Importer, database: Path
) -> None:
    importing(
        papers=[paper("phrases", PHRASES), paper("all", ALL, arxiv_id="1907.02684")],
        evaluations=[
            board(
                (PHRASES, "https://arxiv.org/abs/1907.02684"),
                (ALL, "https://arxiv.org/abs/1907.02684"),
            )
        ],
    )
    assert papers_of_results(database) == ["phrases", "all"]


@pytest.mark.parametrize(
    ("abstract", "found"), [("A Gaussian.", None), ("It beats the loss KFIoU.", "gwd")]
)
def test_a_title_with_a_name_that_the_paper_does_not_know_is_not_of_it(
    importing: Importer, database: Path, abstract: str, found: str | None
) -> None:
    importing(
        papers=[paper("gwd", WASSERSTEIN, arxiv_id="2101.11952", abstract=abstract)],
        evaluations=[board((KFIOU, "https://arxiv.org/pdf/2101.11952.pdf"))],
    )
    assert papers_of_results(database) == [found]


def test_a_paper_that_has_another_title_by_now_is_found_by_its_address(
    importing: Importer, database: Path
) -> None:
    importing(
        papers=[paper("dnn", ACOUSTIC, arxiv_id="1406.7806")],
        evaluations=[board((SIZE, "https://arxiv.org/abs/1406.7806v1"))],
    )
    assert papers_of_results(database) == ["dnn"]


def test_the_text_of_a_link_is_no_title(importing: Importer, database: Path) -> None:
    importing(
        papers=[
            paper("official", "Official", by="", url_abs="https://github.com/nlp/ace"),
            paper("sevens", "[7] [11]", by="", url_abs="https://example.org/seven"),
            paper("several", "[[1]](https://a.org/b) [[2]](https://c.org/d)", by=""),
            paper("concatenation", "Automated Concatenation of Embeddings for Structures"),
            paper("inference", "Fast Sequence Labeling with Mean-Field Inference Networks"),
        ],
        links=[
            {"paper_url": "https://paperswithcode.com/paper/" + slug, "repo_url": repository}
            for slug, repository in (
                ("concatenation", "https://github.com/nlp/ace"),
                ("inference", "https://github.com/nlp/ain"),
                ("inference", "https://github.com/nlp/both"),
                ("concatenation", "https://github.com/nlp/both"),
            )
        ],
        evaluations=[
            board(
                ("Official", "https://github.com/NLP/ACE"),
                ("Official", "https://github.com/nlp/ain"),
                ("Official", "https://github.com/nlp/both"),
                ("[7] [11]", "https://example.org/another"),
                ("Forum | OpenReview", ""),
                ("[[1]](https://a.org/b) [[2]](https://c.org/d)", ""),
            )
        ],
    )
    found = ["concatenation", "inference", None, None, None, "several"]
    assert papers_of_results(database) == found
    assert Cards(database).find("official") is not None


def test_every_address_of_a_paper_leads_its_results_to_it_as_it_leads_people(
    importing: Importer, database: Path
) -> None:
    pages = [
        "http://aclweb.org/anthology/P18-1230",
        "https://www.aclweb.org/anthology/P18-1230.pdf",
        "https://example.org/glosses.pdf",
        "(Some University) https://arxiv.org/abs/1805.08028",
        "https://huggingface.co/papers/1805.08028",
    ]
    importing(
        papers=[
            paper(
                "glosses",
                "Incorporating Glosses into Neural Word Sense Disambiguation",
                arxiv_id="1805.08028",
                url_abs="https://arxiv.org/abs/1805.08028",
                url_pdf="https://example.org/glosses.pdf",
                conference_url_abs="https://aclanthology.org/P18-1230",
            ),
            paper("five", "[[5]](http://aclweb.org/anthology/P18-1230)", by=""),
        ],
        evaluations=[board(*(("[5]", page) for page in pages), (f"[[5]]({pages[0]})", ""))],
    )
    assert papers_of_results(database) == ["glosses"] * (len(pages) + 1)
    assert {Cards(database).find(page.split()[-1]) for page in pages} == {1}


def test_a_title_is_found_though_a_space_is_missing_or_an_article_another(
    importing: Importer, database: Path
) -> None:
    importing(
        papers=[paper("n-gram", "Predicting Future N-gram for Sequence-to-SequencePre-training")],
        evaluations=[
            board(
                ("Predicting the Future N-gram for Sequence-to-Sequence Pre-training", ""),
                ("Predicting Future N-gram for Sequences", ""),
            )
        ],
    )
    assert papers_of_results(database) == ["n-gram", None]


def test_results_of_a_stub_belong_to_the_paper_that_one_of_them_names(
    importing: Importer, database: Path
) -> None:
    title, page = "Multi-Task Deep Networks for Understanding", "https://arxiv.org/abs/1901.11504"
    importing(
        papers=[
            paper("liu-et-al-19", "Liu et al. '19", by="", arxiv_id="1901.11504"),
            paper("multi-task", title),
        ],
        evaluations=[board(("Liu et al. '19", page), (title, page), ("", page))],
    )
    assert papers_of_results(database) == ["multi-task"] * 3
    assert Cards(database).shown_for(Cards(database).find("1901.11504") or 0) == 1


def test_a_record_that_is_only_links_is_the_paper_that_one_of_them_leads_to(
    importing: Importer, database: Path
) -> None:
    title, page = "Extending Word Embeddings to Synsets", "https://arxiv.org/abs/1507.01127"
    links = f"[[3]]({page}) [[4]](https://www.mitpressjournals.org/doi/abs/10.1162/COLI_a_00294)"
    importing(
        papers=[paper("3-https-arxiv", links, by=""), paper("autoextend", title, url_abs=page)],
        evaluations=[board((links, "https://paperswithcode.com/paper/3-https-arxiv"))],
    )
    assert papers_of_results(database) == ["autoextend"]

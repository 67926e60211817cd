"""Papers as CSL-JSON, RIS, Markdown, CSV and JSON: read back by what others read them with."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.cli.arguments.citations import STYLES
from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.citations.keys import assign_keys
from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.export.citations.formats import FORMATS
from pwc_tui.export.citations.plain import CSV_COLUMNS, citation_line
from pwc_tui.store.queries.cards import Cards
from pwc_tui.tui.screens.base.paper_exports import FORMAT_KEYS

TEXT = {"type": "string", "minLength": 1}
NAME = {
    "type": "object",
    "properties": {"family": TEXT, "given": TEXT, "suffix": TEXT, "literal": TEXT},
    "additionalProperties": False,
}
PART = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
ISSUED = {
    "type": "object",
    "properties": {"date-parts": {"type": "array", "items": PART, "minItems": 1, "maxItems": 2}},
    "additionalProperties": False,
}
FIELDS = "id title container-title publisher number DOI URL abstract source"
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"enum": ["article", "article-journal", "paper-conference"]},
            "author": {"type": "array", "items": NAME},
            "issued": ISSUED,
            **dict.fromkeys(FIELDS.split(), TEXT),
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
"""What csl-data.json of citationstyles.org says of the fields that we write, and no others."""

PAPER = CitedPaper(
    slug="bert",
    title=r"BERT: <b>Pre-training</b> & L\'evy",
    authors=("Jacob Devlin", "Luc Van Gool", "Edward P. Stabler, Jr.", "OpenAI"),
    date=partial_date("2018-10-11"),
    venue="NAACL 2019",
    arxiv_id="1810.04805",
    doi="10.18653/v1/N19-1423",
    url="https://aclanthology.org/N19-1423",
    pdf="https://aclanthology.org/N19-1423.pdf",
    abstract="Two\nlines.",
)


def written(style: str, *papers: CitedPaper) -> str:
    return FORMATS[style].write(papers, assign_keys(papers, "scholar"), "2025-07-28")


def read_ris(text: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = rispy.loads(text)
    return entries


def test_csl_json_is_as_its_schema_says() -> None:
    items = json.loads(written("csl", PAPER, CitedPaper("x", "", (), None)))
    jsonschema.validate(items, CSL)
    bert, bare = items
    assert (bert["type"], bert["id"]) == ("paper-conference", "devlin2018bert")
    assert bert["issued"] == {"date-parts": [[2018, 10, 11]]}
    assert bert["author"][1:] == [
        {"family": "Van Gool", "given": "Luc"},
        {"family": "Stabler", "given": "Edward P.", "suffix": "Jr."},
        {"literal": "OpenAI"},
    ]
    assert bert["title"].endswith("& Lévy")
    assert bare.keys() == {"id", "type", "source"}


def test_a_preprint_is_of_arxiv_and_an_article_of_its_journal() -> None:
    preprint, article = json.loads(
        written("csl", replace(PAPER, venue=""), replace(PAPER, slug="y", venue="CL 2018"))
    )
    assert (preprint["type"], preprint["publisher"]) == ("article", "arXiv")
    assert preprint["number"] == "arXiv:1810.04805"
    assert (article["type"], article["container-title"]) == (
        "article-journal",
        "Computational Linguistics",
    )


def test_ris_is_read_by_rispy() -> None:
    conference, article = read_ris(
        written("ris", PAPER, replace(PAPER, slug="y", venue="CL 2018", date=partial_date("2018")))
    )
    assert (conference["type_of_reference"], conference["id"]) == ("CPAPER", "devlin2018bert")
    assert conference["authors"][1:3] == ["Van Gool, Luc", "Stabler, Edward P., Jr."]
    assert (conference["year"], conference["date"]) == ("2018", "2018/10/11")
    assert conference["doi"] == "10.18653/v1/N19-1423"
    assert conference["abstract"] == "Two lines."
    assert "date" not in article
    assert article["type_of_reference"] == "JOUR"
    assert "CC-BY-SA 4.0" in article["notes"][0]


@given(st.text(), st.text())
def test_whatever_a_paper_is_called_others_can_read_it(title: str, name: str) -> None:
    paper = CitedPaper("x", title, (name,), None, venue=name, abstract=title)
    jsonschema.validate(json.loads(written("csl", paper)), CSL)
    assert len(read_ris(written("ris", paper))) == 1
    (row,) = csv.DictReader(io.StringIO(written("csv", paper)))
    assert tuple(row) == CSV_COLUMNS
    assert json.loads(written("json", paper))["results"][0]["title"] == title
    assert len(written("markdown", paper).splitlines()) == 3
    assert "\n" not in citation_line(paper)


def test_csv_has_a_line_a_paper_with_its_source_and_runs_nothing() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", replace(PAPER, title="=cmd|' /C calc'!A0"))))
    assert row["title"].startswith("'=cmd")
    assert row["key"] == "devlin2018cmd"
    assert row["authors"] == "; ".join(PAPER.authors)
    assert row["licence"] == "CC-BY-SA 4.0"


def test_markdown_links_the_title_and_shows_no_markup_of_the_archive() -> None:
    item, _, credit = written("markdown", PAPER).splitlines()
    assert item.startswith(r"- [BERT: \<b\>Pre\-training\</b\> \& Lévy](https://aclanthology.org/")
    assert "*NAACL 2019*, 2018, [arXiv:1810.04805](https://arxiv.org/abs/1810.04805)" in item
    assert credit.startswith("Data: Papers With Code archive")


def test_a_line_names_authors_year_title_and_where_it_is() -> None:
    many = replace(PAPER, authors=tuple(f"Ann-Marie B. Doe{letter}" for letter in "abcdefghi"))
    assert citation_line(many).startswith("Doea, A. M. B., ")
    assert "Doef, A. M. B., et al. (2018)." in citation_line(many)
    assert citation_line(PAPER).endswith(
        "NAACL 2019. arXiv:1810.04805. https://doi.org/10.18653/v1/N19-1423"
    )
    bare = CitedPaper("x", "A title.", (), None, url="https://x.org/1")
    assert citation_line(bare) == "A title. https://x.org/1"


@pytest.mark.parametrize("style", FORMATS)
def test_every_form_says_whose_data_it_is(style: str) -> None:
    text = written(style, PAPER)
    assert "Papers With Code archive" in text
    assert "CC-BY-SA 4.0" in text
    assert "2025-07-28" in text


def test_2000_real_papers_are_read_back(real_db: Path) -> None:
    cards = Cards(real_db)
    papers = cards.cited(range(1, cards.count(), cards.count() // 2000))[:2000]
    cards.close()
    items = json.loads(written("csl", *papers))
    jsonschema.validate(items, CSL)
    records = read_ris(written("ris", *papers))
    assert [item["id"] for item in items] == [record["id"] for record in records]
    for paper, record in zip(papers, records, strict=True):
        assert record.get("year", "") == str(paper.year or "")
        assert len(record.get("authors", [])) == len(paper.authors)


def test_the_command_and_the_screen_know_every_form() -> None:
    assert tuple(FORMATS) == STYLES
    assert set(FORMATS) == set(FORMAT_KEYS)
    assert len(set(FORMAT_KEYS.values())) == len(FORMATS)

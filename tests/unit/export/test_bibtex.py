"""Papers as BibTeX and BibLaTeX: as a careful person writes them, and nothing is lost."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.citations.keys import assign_keys
from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.text.latex_letters import printed_title
from pwc_tui.export.citations.bibtex import biblatex, bibtex
from pwc_tui.export.citations.latex_fields import latex_letters, names_field, title_field
from pwc_tui.store.queries.cards import Cards
from tests.unit.export.reading_back import ReadEntry, plain, read_bibtex, squeezed

BERT = CitedPaper(
    slug="bert",
    title="BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
    authors=("Jacob Devlin", "Ming-Wei Chang", "Kenton Lee", "Kristina Toutanova"),
    date=partial_date("2018-10-11"),
    venue="NAACL 2019",
    arxiv_id="1810.04805",
    doi="10.18653/v1/N19-1423",
    url="https://aclanthology.org/N19-1423",
)
HOSTILE = (
    r"\input{/etc/passwd} 100% $x_1^2$ #1 & {~} <b> @article{x, \write18{rm} } ^^M \"" + "\x1b[3m"
)


def one(paper: CitedPaper, *, is_biblatex: bool = False) -> ReadEntry:
    write = biblatex if is_biblatex else bibtex
    (entry,) = read_bibtex(write([paper], {paper.slug: "key"}, "2025-07-28"))
    return entry


def test_a_paper_of_a_conference_is_in_its_proceedings() -> None:
    entry = one(BERT)
    assert (entry.kind, entry.key) == ("inproceedings", "key")
    assert entry.fields["booktitle"] == "NAACL 2019"
    assert entry.fields["year"] == "2018"
    assert entry.fields["eprint"] == "1810.04805"
    assert entry.fields["archivePrefix"] == "arXiv"
    assert entry.fields["doi"] == "10.18653/v1/N19-1423"
    assert entry.fields["url"] == "https://aclanthology.org/N19-1423"


def test_an_article_has_the_whole_name_of_its_journal() -> None:
    entry = one(replace(BERT, venue="TACL 2017"))
    assert entry.kind == "article"
    assert entry.fields["journal"].startswith("Transactions of the Association")
    assert "booktitle" not in entry.fields


def test_anything_else_is_what_it_is_and_no_field_is_invented() -> None:
    entry = one(CitedPaper("x", "A Title", ("Jane Doe",), partial_date("2019"), arxiv_id="1901.1"))
    assert entry.kind == "misc"
    assert entry.fields.keys() == {"title", "author", "year", "eprint", "archivePrefix"}
    assert one(CitedPaper("x", "A Title", (), None)).fields.keys() == {"title"}


def test_biblatex_has_its_own_names_and_the_whole_date() -> None:
    entry = one(BERT, is_biblatex=True)
    assert entry.kind == "inproceedings"
    assert entry.fields["date"] == "2018-10-11"
    assert entry.fields["eventdate"] == "2019"
    assert entry.fields["eprinttype"] == "arxiv"
    assert "year" not in entry.fields
    assert one(replace(BERT, venue=""), is_biblatex=True).kind == "online"
    article = one(replace(BERT, venue="CL 2018"), is_biblatex=True)
    assert article.fields["journaltitle"] == "Computational Linguistics"


def test_source_snapshot_and_licence_stand_above_all() -> None:
    head = bibtex([BERT], {"bert": "k"}, "snapshot @misc{").splitlines()[0]
    assert head.startswith("% Data: Papers With Code archive")
    assert "CC-BY-SA 4.0" in head
    assert "@" not in head


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("BERT and GPT-2 on ImageNet", "{BERT} and {GPT-2} on {ImageNet}"),
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("A BERT-based K-Means in C++ and A*", "A {BERT}-based {K}-Means in {C++} and {A*}"),
        ("YOLOv4: T5 and Seq2seq", "{YOLOv4}: {T5} and {Seq2seq}"),
        ("Bayesian Learning of Gaussian Fields", "Bayesian Learning of {Gaussian} Fields"),
        ("Deep learning of words with Transformers", "Deep learning of words with {Transformers}"),
        ("A STUDY OF DEEP LEARNING", "A STUDY OF DEEP LEARNING"),
    ],
)
def test_capitals_that_lower_case_would_hurt_are_protected(title: str, field: str) -> None:
    assert title_field(title) == field


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("R&D: 100% of #1 a_b", r"{R}\&{D}: 100\% of \#1 a\_b"),
        ("In $O(n^2)$ and $M_2$ time", "In {$O(n^2)$} and {$M_2$} time"),
        (r"A {\tau} of \mathbb{R}", r"A {{$\tau$}} of {$\mathbb{R}$}"),
        (r"\emph{In vivo} 50\% and {BERT}", r"\emph{In vivo} 50\% and {{BERT}}"),
        (r"The $\ell_0$ norm of \ell", r"The {$\ell_0$} norm of l"),
        (r"L\'evy and Gr{\"o}bner", "Lévy and Gröbner"),
        ("From $5 to $10", r"From \$5 to \$10"),
        ("half a { brace", r"half a \textbraceleft{} brace"),
        (r"\input{x}", r"\textbackslash{}input\textbraceleft{}x\textbraceright{}"),
        (r"$\def$", r"\$\textbackslash{}def\$"),
    ],
)
def test_latex_of_a_title_is_kept_and_all_else_is_text(title: str, field: str) -> None:
    assert title_field(title) == field


def test_accents_are_letters_or_commands() -> None:
    assert title_field("Über Lévy-Flüge") == "Über Lévy-Flüge"
    assert title_field("Über Lévy-Flüge", latex_letters) == r"{\"U}ber L{\'e}vy-Fl{\"u}ge"
    assert (
        names_field(("Łukasz Čech", "李 明"), latex_letters) == r"{\v{C}}ech, {\L}ukasz and 明, 李"
    )


def test_names_that_bibtex_would_take_apart_are_kept_together() -> None:
    names = ("Luc Van Gool", "Edward P. Stabler, Jr.", "OpenAI", "Santiago Ramón y Cajal", "others")
    assert names_field(names) == (
        "Van Gool, Luc and Stabler, Jr., Edward P. and {OpenAI} and {Ramón y Cajal}, Santiago"
        " and {others}"
    )


@given(st.text() | st.text(alphabet="\\{}$%&_^~#@\"'ab A1.-", max_size=30))
def test_no_title_can_do_anything_in_a_document(title: str) -> None:
    for letters in (str, latex_letters):
        field = title_field(title, letters)
        assert not re.search(r"\\(input|write|include|def|catcode|csname|openout)", field)
        assert not re.search(r"(?<!\\)[%#&]|@(?!\})|\^\^", field)
        depth = 0
        for brace in re.findall("[{}]", field):
            depth += 1 if brace == "{" else -1
            assert depth >= 0
        assert depth == 0
    paper = CitedPaper("x", title, (title,), None, venue=title, arxiv_id=title, doi=title)
    assert one(paper).fields.get("title", "") == title_field(title)


@given(
    st.text(
        alphabet=st.characters(
            blacklist_characters="\\{}$-`'\"^ˆ“”–—~", categories=("L", "N", "P", "Zs")
        )
    )
)
def test_no_letter_of_a_title_is_lost(title: str) -> None:
    assert squeezed(plain(title_field(title))) == squeezed(printed_title(title))


def _symbols(title: str) -> str:
    return re.sub(r"\$(\\[A-Za-z]+)\$", lambda formula: plain(formula[1]), title)


def test_nothing_of_2000_real_papers_is_lost(real_db: Path) -> None:
    cards = Cards(real_db)
    papers = cards.cited(range(1, cards.count(), cards.count() // 2000))[:2000]
    cards.close()
    keys = assign_keys(papers, "scholar")
    assert len(set(keys.values())) == 2000
    for letters in (str, latex_letters):
        entries = {entry.key: entry for entry in read_bibtex(bibtex(papers, keys, "", letters))}
        for paper in papers:
            entry = entries[keys[paper.slug]]
            # Of a title that has LaTeX the same is printed; a symbol may be a formula by itself.
            title = plain(paper.title) if "\\" in paper.title else printed_title(paper.title)
            assert squeezed(_symbols(entry.title)) == squeezed(_symbols(title))
            authors = tuple(clean_line(name).replace(",", "") for name in paper.authors)
            assert tuple(name.replace(",", "") for name in entry.authors) == authors
            assert entry.fields.get("year", "") == str(paper.year or "")
            assert entry.fields.get("eprint", "") == paper.arxiv_id


@pytest.mark.skipif(
    not (shutil.which("pdflatex") and shutil.which("bibtex")), reason="no LaTeX is installed"
)
def test_bibtex_itself_takes_it_without_a_warning(tmp_path: Path) -> None:
    papers = [BERT, replace(BERT, slug="x", title=HOSTILE, authors=(HOSTILE, "Luc Van Gool"))]
    papers.append(replace(BERT, slug="y", venue="TACL 2017", title="In $O(n^2)$ {\\tau} L\\'evy"))
    keys = assign_keys(papers, "scholar")
    (tmp_path / "refs.bib").write_text(bibtex(papers, keys, "2025", latex_letters), "utf-8")
    cited = "".join(rf"\cite{{{key}}}" for key in keys.values())
    (tmp_path / "t.tex").write_text(
        rf"\documentclass{{article}}\usepackage[T1]{{fontenc}}\begin{{document}}{cited}"
        r"\bibliographystyle{plain}\bibliography{refs}\end{document}"
    )
    for program in (["pdflatex", "-interaction=batchmode", "-no-shell-escape"], ["bibtex"]) * 2:
        name = "t.tex" if program[0] == "pdflatex" else "t"
        made = subprocess.run([*program, name], cwd=tmp_path, capture_output=True, check=False)
        assert b"Warning--" not in made.stdout
        assert made.returncode == 0, made.stdout

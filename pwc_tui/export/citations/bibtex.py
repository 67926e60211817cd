r"""Papers as BibTeX and BibLaTeX, as a careful person writes them: no field is invented.

`year` is that of the first appearance, as in the key; which year a conference was held in stands in
`booktitle`.
"""

from collections.abc import Iterator, Mapping, Sequence

from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.citations.cited_paper import CitedPaper, Publication
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.text.venue_names import split_venue
from pwc_tui.export.citations.latex_fields import (
    Letters,
    names_field,
    text_field,
    title_field,
    utf8_letters,
)

Keys = Mapping[str, str]
"""The keys of papers by their public ids."""


def bibtex(
    papers: Sequence[CitedPaper], keys: Keys, snapshot: str, letters: Letters = utf8_letters
) -> str:
    """Return an entry for each paper, after a comment that names source, snapshot and licence."""
    return _document(
        snapshot,
        (
            _entry(_BIBTEX_TYPES[paper.publication], keys[paper.slug], _bibtex(paper, letters))
            for paper in papers
        ),
    )


def biblatex(
    papers: Sequence[CitedPaper], keys: Keys, snapshot: str, letters: Letters = utf8_letters
) -> str:
    """Return the same for BibLaTeX, which knows dates to the day and where preprints are from."""
    return _document(
        snapshot,
        (
            _entry(_biblatex_type(paper), keys[paper.slug], _biblatex(paper, letters))
            for paper in papers
        ),
    )


def _document(snapshot: str, entries: Iterator[str]) -> str:
    # What stands outside of entries is a comment, but for an @, with which one begins.
    said = clean_line(attribution(snapshot)).replace("@", " at ")
    return "\n\n".join([f"% {said}", *entries]) + "\n"


def _entry(kind: str, key: str, fields: Iterator[tuple[str, str]]) -> str:
    lines = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields if text)
    return f"@{kind}{{{key},\n{lines}\n}}"


_BIBTEX_TYPES = {
    Publication.CONFERENCE: "inproceedings",
    Publication.JOURNAL: "article",
    Publication.NONE: "misc",
}


def _bibtex(paper: CitedPaper, letters: Letters) -> Iterator[tuple[str, str]]:
    yield "title", title_field(paper.title, letters)
    yield "author", names_field(paper.authors, letters)
    if paper.publication is Publication.CONFERENCE:
        yield "booktitle", text_field(paper.venue, letters)
    yield "journal", text_field(paper.journal, letters)
    yield "year", str(paper.year or "")
    yield "eprint", text_field(paper.arxiv_id)
    yield "archivePrefix", "arXiv" if paper.arxiv_id else ""
    yield "doi", _verbatim(paper.doi)
    yield "url", _verbatim(paper.url)


def _biblatex_type(paper: CitedPaper) -> str:
    is_online = paper.publication is Publication.NONE and (paper.url or paper.arxiv_id)
    return "online" if is_online else _BIBTEX_TYPES[paper.publication]


def _biblatex(paper: CitedPaper, letters: Letters) -> Iterator[tuple[str, str]]:
    yield "title", title_field(paper.title, letters)
    yield "author", names_field(paper.authors, letters)
    if paper.publication is Publication.CONFERENCE:
        yield "booktitle", text_field(paper.venue, letters)
        yield "eventdate", split_venue(paper.venue)[1]
    yield "journaltitle", text_field(paper.journal, letters)
    yield "date", paper.date.isoformat() if paper.date else ""
    yield "eprint", text_field(paper.arxiv_id)
    yield "eprinttype", "arxiv" if paper.arxiv_id else ""
    yield "doi", _verbatim(paper.doi)
    yield "url", _verbatim(paper.url)


def _verbatim(address: str) -> str:
    """Return an address or a DOI, which no style reads as LaTeX; none that could end its field."""
    return "" if set(address) & set("{}\\") else address

"""Papers for people and spreadsheets: a citation in one line, Markdown, CSV, JSON."""

import csv
import io
from collections.abc import Mapping, Sequence

from pwc_tui.domain.attribution import LICENCE, SOURCE, attribution
from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.text.latex_letters import printed_title
from pwc_tui.domain.text.person_names import PersonName, person_name
from pwc_tui.export.board_markdown import markdown, markdown_link
from pwc_tui.export.csv_text import csv_cell
from pwc_tui.export.json.encode import JsonObject, to_list
from pwc_tui.export.json.papers import attributed

_AUTHORS_NAMED = 7
"""Authors up to which a line names all; of more the first six."""

CSV_COLUMNS = (
    "key",
    "id",
    "title",
    "authors",
    "date",
    "year",
    "venue",
    "arxiv_id",
    "doi",
    "url",
    "pdf",
    "source",
    "licence",
)


def citation_line(paper: CitedPaper) -> str:
    """Return a paper in one line of text: authors, year, title, where it was published."""
    names = [_short(person_name(clean_line(author))) for author in paper.authors]
    shown = names if len(names) <= _AUTHORS_NAMED else [*names[: _AUTHORS_NAMED - 1], "et al."]
    authors = ", ".join(shown)
    year = f"({paper.year})." if paper.year else ""
    where = paper.journal or paper.venue
    # Of a preprint the id alone tells where it is.
    found = f"https://doi.org/{paper.doi}" if paper.doi else paper.url
    arxiv = f"arXiv:{paper.arxiv_id}." if paper.arxiv_id else ""
    title = printed_title(paper.title).rstrip(".")
    address = found if paper.doi or not paper.arxiv_id else ""
    parts = (authors, year, f"{title}.", where and f"{clean_line(where)}.", arxiv, address)
    return " ".join(filter(None, parts))


def lines(papers: Sequence[CitedPaper], _: Mapping[str, str], snapshot: str) -> str:
    """Return a line for each paper, and a last one that names source, snapshot and licence."""
    said = attribution(clean_line(snapshot))
    return "\n".join([*map(citation_line, papers), "", said]) + "\n"


def markdown_list(papers: Sequence[CitedPaper], _: Mapping[str, str], snapshot: str) -> str:
    """Return a list of papers as links, with authors, venue and year, and the attribution."""
    said = attribution(clean_line(snapshot))
    return "\n".join([*map(_item, papers), "", said]) + "\n"


def papers_csv(papers: Sequence[CitedPaper], keys: Mapping[str, str], snapshot: str) -> str:
    """Return a line for each paper under a header; its last cells name source and licence."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for paper in papers:
        entry = citation_entry(paper, keys[paper.slug])
        entry |= {"authors": "; ".join(paper.authors)}
        entry |= {"source": f"{SOURCE} ({snapshot})", "licence": LICENCE}
        writer.writerow([csv_cell(str(entry[name] or "")) for name in CSV_COLUMNS])
    return text.getvalue()


def papers_json(papers: Sequence[CitedPaper], keys: Mapping[str, str], snapshot: str) -> str:
    """Return the papers as a document for programs, with the keys they are cited by."""
    entries = [citation_entry(paper, keys[paper.slug]) for paper in papers]
    return to_list(attributed(snapshot, {"results": entries})) + "\n"


def citation_entry(paper: CitedPaper, key: str) -> JsonObject:
    """Return what a citation says of a paper; what the archive does not tell is null."""
    return {
        "key": key,
        "id": paper.slug,
        "title": paper.title,
        "authors": list(paper.authors),
        "date": paper.date.isoformat() if paper.date else None,
        "year": paper.year,
        "publication": str(paper.publication),
        "venue": paper.journal or paper.venue or None,
        "arxiv_id": paper.arxiv_id or None,
        "doi": paper.doi or None,
        "url": paper.url or None,
        "pdf": paper.pdf or None,
    }


def _short(name: PersonName) -> str:
    """Return a name with initials, `van den Hengel, A.`; a group as it is."""
    initials = (f"{part[0]}." for part in name.given.replace("-", " ").split() if part[0].isalpha())
    return ", ".join(filter(None, (name.family, " ".join(initials), name.suffix)))


def _item(paper: CitedPaper) -> str:
    title = printed_title(paper.title)
    authors = ", ".join(map(clean_line, paper.authors[:_AUTHORS_NAMED]))
    if len(paper.authors) > _AUTHORS_NAMED:
        authors += " et al."
    where = f"*{markdown(paper.journal or paper.venue)}*" if paper.venue else ""
    arxiv = paper.arxiv_id and markdown_link(
        f"arXiv:{paper.arxiv_id}", f"https://arxiv.org/abs/{paper.arxiv_id}"
    )
    told = (markdown(authors), where, str(paper.year or ""), arxiv)
    said = ", ".join(filter(None, told))
    return f"- {markdown_link(title, paper.url)}" + (f". {said}" if said else "")

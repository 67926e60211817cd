"""Papers as RIS, which EndNote, Mendeley and most libraries read."""

from collections.abc import Iterator, Mapping, Sequence

from pwc_tui.domain.attribution import SOURCE, attribution
from pwc_tui.domain.citations.cited_paper import CitedPaper, Publication
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.text.latex_letters import printed_title
from pwc_tui.domain.text.person_names import person_name

_TYPES = {
    Publication.CONFERENCE: "CPAPER",
    Publication.JOURNAL: "JOUR",
    Publication.NONE: "UNPB",
}
"""A paper of a conference, an article, and what was not published: a preprint."""


def ris(papers: Sequence[CitedPaper], keys: Mapping[str, str], snapshot: str) -> str:
    """Return a record for each paper; its note `N1` names source, snapshot and licence."""
    records = (_record(paper, keys[paper.slug], snapshot) for paper in papers)
    return "\n".join(
        "".join(f"{tag}  - {text}\n" for tag, text in record if text or tag == "ER")
        for record in records
    )


def _record(paper: CitedPaper, key: str, snapshot: str) -> Iterator[tuple[str, str]]:
    date = paper.date.isoformat().split("-") if paper.date else []
    yield "TY", _TYPES[paper.publication]
    yield "ID", key
    yield "TI", printed_title(paper.title)
    for name in map(person_name, map(clean_line, paper.authors)):
        yield "AU", ", ".join(filter(None, (name.family, name.given, name.suffix)))
    yield "PY", date[0] if date else ""
    yield "DA", "/".join(date) if len(date) > 1 else ""
    yield "JO" if paper.journal else "T2", paper.journal or clean_line(paper.venue)
    yield "DO", paper.doi
    yield "UR", paper.url
    yield "L1", paper.pdf
    yield "AN", f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else ""
    yield "AB", clean_line(paper.abstract)
    yield "DB", SOURCE
    yield "N1", clean_line(attribution(snapshot))
    yield "ER", ""

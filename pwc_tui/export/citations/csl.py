"""Papers as CSL-JSON, which Zotero, Pandoc and citation processors read."""

from collections.abc import Mapping, Sequence

from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.citations.cited_paper import CitedPaper, Publication
from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.text.latex_letters import printed_title
from pwc_tui.domain.text.person_names import person_name
from pwc_tui.export.json.encode import JsonObject, to_array

_TYPES = {
    Publication.CONFERENCE: "paper-conference",
    Publication.JOURNAL: "article-journal",
    Publication.NONE: "article",
}
"""CSL 1.0.2 calls a preprint `article`."""


def csl_json(papers: Sequence[CitedPaper], keys: Mapping[str, str], snapshot: str) -> str:
    """Return a list of items; `source` of each names source, snapshot and licence."""
    credit = attribution(clean_line(snapshot))
    return to_array([_item(paper, keys[paper.slug], credit) for paper in papers]) + "\n"


def _item(paper: CitedPaper, key: str, credit: str) -> JsonObject:
    is_preprint = paper.publication is Publication.NONE and paper.arxiv_id
    told: JsonObject = {
        "id": key,
        "type": _TYPES[paper.publication],
        "title": printed_title(paper.title),
        "author": [_name(author) for author in paper.authors if clean_line(author)],
        "issued": {"date-parts": [_parts(paper.date)]} if paper.date else None,
        "container-title": paper.journal or paper.venue,
        "publisher": "arXiv" if is_preprint else "",
        "number": f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else "",
        "DOI": paper.doi,
        "URL": paper.url,
        "abstract": paper.abstract,
        "source": credit,
    }
    return {name: value for name, value in told.items() if value}


def _name(author: str) -> JsonObject:
    name = person_name(clean_line(author))
    if name.is_group:
        return {"literal": name.family}
    suffix = {"suffix": name.suffix} if name.suffix else {}
    return {"family": name.family, "given": name.given, **suffix}


def _parts(date: PartialDate) -> list[int]:
    return [int(part) for part in date.isoformat().split("-")]

r"""Papers as BibTeX, under the keys by which tables in LaTeX `\cite` them."""

import re
from collections.abc import Iterable, Iterator

from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.papers import Paper
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.export.latex_text import latex

_NOT_IN_KEYS = re.compile("[^a-z0-9-]+")


def cite_key(slug: str) -> str:
    """Return the key of a paper from its public id, without what BibTeX does not take."""
    return _NOT_IN_KEYS.sub("-", slug.lower()).strip("-") or "paper"


def bibtex(papers: Iterable[Paper], snapshot: str) -> str:
    """Return an entry for each paper, after a comment that names source, snapshot and licence."""
    entries = (_entry(paper) for paper in papers)
    return "\n\n".join([f"% {clean_line(attribution(snapshot))}", *entries]) + "\n"


def _entry(paper: Paper) -> str:
    fields = ",\n".join(f"  {name} = {{{text}}}" for name, text in _fields(paper) if text)
    return f"@misc{{{cite_key(paper.card.slug)},\n{fields}\n}}"


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry; a title's capitals are kept by braces of its own."""
    yield "title", f"{{{latex(paper.card.title)}}}"
    yield "author", " and ".join(latex(author.name) for author in paper.authors)
    yield "year", str(paper.card.date.year) if paper.card.date else ""
    yield "howpublished", latex(paper.venue)
    yield "eprint", latex(paper.arxiv_id or "")
    yield "archiveprefix", "arXiv" if paper.arxiv_id else ""
    yield "url", next((_address(link.url) for link in paper.links), "")


def _address(url: str) -> str:
    """Return an address as BibTeX takes it; none that could end its field."""
    return url if re.fullmatch(r"https?://[^\s{}\\]+", url) else ""

"""The forms in which papers are exported, by the names that commands and dialogues call them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.export.citations.bibtex import biblatex, bibtex
from pwc_tui.export.citations.csl import csl_json
from pwc_tui.export.citations.latex_fields import latex_letters
from pwc_tui.export.citations.plain import lines, markdown_list, papers_csv, papers_json
from pwc_tui.export.citations.ris import ris

Writer = Callable[[Sequence[CitedPaper], Mapping[str, str], str], str]
"""Makes a document of papers, of their keys by public id, and of the snapshot they are from."""


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A form for bibliographies, reference managers, programs or people."""

    title: str
    ending: str
    """That of a file in it, without the dot."""
    write: Writer
    has_keys: bool = True
    """Whether it says under which keys papers are cited."""


FORMATS: Mapping[str, CitationFormat] = {
    "bibtex": CitationFormat("BibTeX", "bib", bibtex),
    "biblatex": CitationFormat("BibLaTeX", "bib", biblatex),
    "csl": CitationFormat("CSL-JSON", "json", csl_json),
    "ris": CitationFormat("RIS", "ris", ris),
    "markdown": CitationFormat("Markdown", "md", markdown_list, has_keys=False),
    "csv": CitationFormat("CSV", "csv", papers_csv),
    "json": CitationFormat("JSON", "json", papers_json),
    "line": CitationFormat("text, a line each", "txt", lines, has_keys=False),
}

ASCII_FORMATS: Mapping[str, Writer] = {
    "bibtex": lambda papers, keys, snapshot: bibtex(papers, keys, snapshot, latex_letters),
    "biblatex": lambda papers, keys, snapshot: biblatex(papers, keys, snapshot, latex_letters),
}
"""Those that can spell accents as LaTeX commands, so spelled."""

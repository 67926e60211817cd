"""`--format`: what the lines of `search` hold, in the user's words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.export.json.papers import page_url
from pwc_tui.store.queries.paper_lines import PaperLine

DEFAULT_PAPER = r"{id}\t{date}\t{title}\t{authors}"
DEFAULT_THING = r"{id}\t{name}\t{use}\t{detail}"

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<field>[^{}]*)\}|\\[tn\\]|[{}]|[^{}\\]+|\\")
_ESCAPES = {r"\t": "\t", r"\n": "\n", "\\\\": "\\", "{{": "{", "}}": "}"}


class NamedThing(Protocol):
    """A thing that is no paper: a `NameHit` of the search or a `NameRow`."""

    @property
    def ref(self) -> Ref:
        """The thing."""

    @property
    def detail(self) -> str:
        """One short fact about it."""

    @property
    def use(self) -> int:
        """How many papers (or results) it has."""


def _authors(line: PaperLine) -> str:
    shown = line.authors.split("\n") if line.authors else []
    more = line.author_count - len(shown)
    return ", ".join(shown) + (f" +{more}" if more > 0 else "")


_OF_PAPER: Mapping[str, Callable[[PaperLine], str]] = {
    "id": lambda line: line.slug,
    "title": lambda line: line.title,
    "name": lambda line: line.title,
    "kind": lambda _: Kind.PAPER.value,
    "date": lambda line: line.date,
    "year": lambda line: line.date[:4],
    "authors": _authors,
    "tasks": lambda line: line.tasks.replace("\n", ", "),
    "arxiv": lambda line: line.arxiv_id,
    "url": lambda line: page_url(Kind.PAPER, line.slug),
    "results": lambda line: str(line.result_count),
    "code": lambda line: str(line.repository_count),
}
_OF_THING: Mapping[str, Callable[[NamedThing], str]] = {
    "id": lambda hit: hit.ref.slug,
    "title": lambda hit: hit.ref.name,
    "name": lambda hit: hit.ref.name,
    "kind": lambda hit: hit.ref.kind.value,
    "detail": lambda hit: hit.detail,
    "use": lambda hit: str(hit.use),
    "url": lambda hit: page_url(hit.ref.kind, hit.ref.slug),
}


@dataclass(frozen=True, slots=True)
class LineFormat:
    """A line as a row of fixed texts and fields, for papers and for other things."""

    pieces: tuple[tuple[str, bool], ...]
    """Texts, and names of fields (True)."""

    def of_paper(self, line: PaperLine) -> str:
        """Return a paper as a line, clean for a terminal."""
        return "".join(
            clean_line(_OF_PAPER[text](line)) if is_field else text
            for text, is_field in self.pieces
        )

    def of_thing(self, hit: NamedThing) -> str:
        """Return anything else as a line, clean for a terminal."""
        return "".join(
            clean_line(_OF_THING[text](hit)) if is_field else text for text, is_field in self.pieces
        )


def read_format(template: str, kind: Kind) -> LineFormat:
    r"""Return how `template` writes things of a kind; `\t`, `\n`, `\\`, `{{` and `}}` are escapes.

    Raises UserError for a field that there is not, and for a brace alone.
    """
    known = _OF_PAPER if kind is Kind.PAPER else _OF_THING
    pieces = []
    for piece in _PIECE.finditer(template):
        text, name = piece[0], piece["field"]
        if text in ("{", "}") or (name is not None and name not in known):
            fields = " ".join(f"{{{field}}}" for field in known)
            raise UserError(
                f"--format: {clean_line(text)} is not a field of the kind {kind}; "
                f"the fields are {fields}"
            )
        pieces.append((_ESCAPES.get(text, text) if name is None else name, name is not None))
    return LineFormat(tuple(pieces))

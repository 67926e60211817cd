"""What other programs read from an export: BibTeX by bibtexparser, its LaTeX by pylatexenc."""

from collections.abc import Iterator
from typing import NamedTuple

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NameParts, SeparateCoAuthors, SplitNameParts
from pylatexenc.latex2text import LatexNodes2Text

_TYPOGRAPHIC = str.maketrans(
    {"–": "--", "—": "---", "―": "---", "”": "''", "“": "``", "ˆ": "^", "−": "-", "\xa0": " "}
)
"""How LaTeX prints what a title spells in ASCII."""


class ReadEntry(NamedTuple):
    """One entry as a program sees it, without LaTeX."""

    kind: str
    key: str
    title: str
    authors: tuple[str, ...]
    """In the order of the archive: first names, particles, family name, suffix."""
    fields: dict[str, str]


def read_bibtex(text: str) -> list[ReadEntry]:
    """Return the entries of a document; nothing in it may be damaged."""
    names = [SeparateCoAuthors(), SplitNameParts()]
    library = parse_string(text, append_middleware=names)
    assert library.failed_blocks == []
    return [
        ReadEntry(
            entry.entry_type,
            entry.key,
            plain(str(entry["title"])) if "title" in entry else "",
            tuple(map(_name, entry["author"])) if "author" in entry else (),
            {field.key: str(field.value) for field in entry.fields},
        )
        for entry in library.entries
    ]


def plain(latex: str) -> str:
    """Return what LaTeX prints, formulas as they are."""
    read = LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True)
    return str(read.latex_to_text(latex))


def squeezed(text: str) -> str:
    """Return a title without what may differ: blanks, braces, signs of formulas, dashes, quotes."""
    chars = text.translate(_TYPOGRAPHIC)
    return "".join(char for char in chars if not char.isspace() and char not in "{}$\\")


def _name(name: NameParts) -> str:
    return plain(" ".join(_parts(name))).translate(_BRACES)


_BRACES = str.maketrans("", "", "{}")


def _parts(name: NameParts) -> Iterator[str]:
    yield from (*name.first, *name.von, *name.last, *name.jr)

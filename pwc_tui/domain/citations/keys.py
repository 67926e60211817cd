"""The keys under which papers are cited: `vaswani2017attention`, and other ways to make them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from string import Formatter

from pwc_tui.domain.citations.cited_paper import CitedPaper, Publication
from pwc_tui.domain.citations.key_styles import KEY_FIELDS, STYLES_OF_KEYS
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.clean import fold, words
from pwc_tui.domain.text.latex_letters import printed_title
from pwc_tui.domain.text.person_names import person_name
from pwc_tui.domain.text.venue_names import split_venue


def check_style(style: str) -> str:
    """Return a style of keys: a name or a pattern; raises UserError for neither."""
    if style in STYLES_OF_KEYS:
        return style
    if "{" not in style:
        raise UserError(
            f"{style!r} is no style of keys: there are {', '.join(STYLES_OF_KEYS)}, and patterns "
            "such as '{last}{year}{word}'"
        )
    try:
        parts = [part for part in Formatter().parse(style) if part[1] is not None]
    except ValueError as error:
        raise UserError(f"the pattern of keys {style!r} has a brace too many or too few") from error
    for _, field, form, conversion in parts:
        if field not in KEY_FIELDS or form or conversion:
            known = ", ".join(f"{{{name}}}" for name in KEY_FIELDS)
            raise UserError(
                f"the pattern of keys {style!r} asks for {{{field}}}: there are {known}"
            )
    return style


def assign_keys(
    papers: Iterable[CitedPaper], style: str, kept: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the keys of papers by their public ids, no two the same.

    `kept` are the keys that papers, these and others, were exported under: they keep them. Of
    several that would have one key the first has it, the others get `a`, `b`, … behind it.
    """
    kept = kept or {}
    taken = set(kept.values())
    left: defaultdict[str, Iterator[str]] = defaultdict(_endings)  # what was taken stays so
    keys: dict[str, str] = {}
    used: set[str] = set()
    for paper in papers:
        key = kept.get(paper.slug)
        if key is None or key in used:  # two files that were merged may have given it twice
            key = citation_key(paper, style)
            if key in taken:
                key = next(key + each for each in left[key] if key + each not in taken)
        keys[paper.slug] = key
        taken.add(key)
        used.add(key)
    return keys


def citation_key(paper: CitedPaper, style: str) -> str:
    """Return the key of a paper in a style, whether or not another one has it."""
    make = _MAKERS.get(style)
    key = _from_pattern(style, paper) if make is None else make(paper)
    return _NOT_IN_KEYS.sub("", key) or "paper"


def _scholar(paper: CitedPaper) -> str:
    return "".join((_plain(_family(paper)), _year(paper), *_title_words(paper)[:1]))


def _acl(paper: CitedPaper) -> str:
    """Return a key as the ACL Anthology makes them: `devlin-etal-2019-bert`."""
    families = [_plain(person_name(author).family) for author in paper.authors]
    named = families if len(families) < 3 else [families[0], "etal"]
    return "-".join(filter(None, (*named, _year(paper), *_title_words(paper)[:1])))


def _dblp(paper: CitedPaper) -> str:
    """Return a key as dblp makes them: `DBLP:conf/naacl/DevlinCLT19`, or with an arXiv id."""
    if paper.publication is Publication.NONE and paper.arxiv_id:
        return f"DBLP:journals/corr/abs-{paper.arxiv_id.replace('.', '-').replace('/', '-')}"
    names = f"{_capital(_family(paper))}{_initials(paper)}{_year(paper)[-2:]}"
    if paper.publication is Publication.NONE:
        return f"DBLP:misc/{names}"
    part = "journals" if paper.publication is Publication.JOURNAL else "conf"
    return f"DBLP:{part}/{_venue(paper)}/{names}"


def _arxiv(paper: CitedPaper) -> str:
    return f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else _scholar(paper)


_MAKERS: Mapping[str, Callable[[CitedPaper], str]] = dict(
    zip(STYLES_OF_KEYS, (_scholar, _acl, _dblp, _arxiv), strict=True)
)

_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:/_.+*!?;|<>-]+")
"""BibTeX takes none of `"#%'(),={}`, and LaTeX none of `\\~&$^` and other letters."""

_ASCII_WORD = re.compile("[A-Za-z0-9]+")
_COMMAND = re.compile(r"\\[A-Za-z]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_WORDS = _words(
    """
    a an and are as at be by can do does for from how in into is it its of on or the their this to
    towards toward using via what when why with
    """
)
"""Words of which none says what a title is about."""


def _from_pattern(pattern: str, paper: CitedPaper) -> str:
    told = {
        "last": _plain(_family(paper)),
        "Last": _capital(_family(paper)),
        "lasts": "".join(_plain(person_name(each).family) for each in paper.authors[:3]),
        "initials": _initials(paper),
        "year": _year(paper),
        "yy": _year(paper)[-2:],
        "word": "".join(_title_words(paper)[:1]),
        "words": "".join(_title_words(paper)[:3]),
        "venue": _venue(paper),
        "arxiv": paper.arxiv_id,
        "id": paper.slug,
    }
    return pattern.format_map(told)


def _family(paper: CitedPaper) -> str:
    return person_name(paper.authors[0]).family if paper.authors else ""


def _initials(paper: CitedPaper) -> str:
    families = (_written(person_name(each).family) for each in paper.authors[1:])
    return "".join(family[:1].upper() for family in families)


def _capital(family: str) -> str:
    word = _written(family)
    return word[:1].upper() + word[1:]


def _year(paper: CitedPaper) -> str:
    return str(paper.year) if paper.year else ""


def _venue(paper: CitedPaper) -> str:
    return _plain(split_venue(paper.venue)[0])


def _title_words(paper: CitedPaper) -> list[str]:
    title = _COMMAND.sub(" ", printed_title(paper.title))
    found = list(filter(None, map(_plain, words(title))))
    return [word for word in found if word not in _NO_WORDS] or found[:1]


def _plain(text: str) -> str:
    """Return the letters and digits of a text that are in ASCII when it is folded."""
    return "".join(_ASCII_WORD.findall(fold(text)))


def _written(text: str) -> str:
    """Return the same with the capitals of the text."""
    folded = (fold(char).upper() if char.isupper() else fold(char) for char in text)
    return "".join(_ASCII_WORD.findall("".join(folded)))


def _endings() -> Iterator[str]:
    """Yield a … z, aa … zz, and so on."""
    for number in count():
        ending, rest = "", number
        while rest >= 0:
            ending = chr(ord("a") + rest % 26) + ending
            rest = rest // 26 - 1
        yield ending

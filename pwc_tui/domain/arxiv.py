"""The ids of arXiv: where they stand in what people paste, and how damaged ones become whole."""

import re

from pwc_tui.domain.addresses import stated_addresses, unwrapped


def arxiv_id(text: str) -> str | None:
    """Return the arXiv id that `text` is or holds, in lower case, or None where it is none.

    Ids of both schemes are known (since 2007: 1706.03762, before: hep-th/9901001), bare, behind
    `arXiv:`, in the address of any page of arXiv and in a DOI of arXiv. The version goes, and so
    does the class of math.GT/0309136, which arXiv calls math/0309136.
    """
    match = _ARXIV.match(text.strip())
    if match is None:
        return None
    return match["new"] or f"{match['archive']}/{match['serial']}".lower()


def pasted_arxiv_id(text: str) -> str | None:
    """Return the arXiv id that stands in a citation or in an address of any site, or None.

    Sites about papers have the id as a part of their own addresses: /papers/1706.03762. What
    stands around an id, as in `(arXiv preprint arXiv:1706.03762, 2017).`, does not count.
    """
    text = unwrapped(text)
    if "%2f" in text.lower():
        text = _SLASH.sub("/", text)
    if found := arxiv_id(text):
        return found
    if cited := _CITED.fullmatch(text):
        return arxiv_id(cited["id"])
    if "/" not in text or " " in text:
        return None
    in_path = _IN_PATH.search(text)
    return in_path["id"] if in_path else None


def repaired_arxiv_id(text: str) -> str | None:
    """Return an arXiv id as `arxiv_id` does, with the zeros a table program took from it.

    Parts of the archive went through one: `905.2657` was 0905.2657, `2106.0456` was 2106.04560 and
    `1909.0601199999999` was 1909.06012.
    """
    match = _AS_NUMBER.fullmatch(text.strip())
    if match is None:
        return arxiv_id(text)
    month, serial = match[1].zfill(4), match[2]
    digits = 5 if month >= _FIVE_DIGITS_SINCE else 4
    if len(serial) > digits:
        serial = f"{float(f'0.{serial}'):.{digits}f}"[2:]
    return f"{month}.{serial.ljust(digits, '0')}"


def linked_arxiv_id(url: str) -> str | None:
    """Return the id in the address of a paper's page on arXiv, repaired; None for any other."""
    page = _PAPER_PAGE.fullmatch(url)
    return repaired_arxiv_id(page["id"]) if page else None


def stated_arxiv_id(text: str) -> str | None:
    """Return the id of the one paper whose pages on arXiv a text has addresses of, or None."""
    found = {id_ for url in stated_addresses(text) if (id_ := linked_arxiv_id(url))}
    return found.pop() if len(found) == 1 else None


def with_arxiv_id(url: str, arxiv: str | None) -> str | None:
    """Return an address such that arXiv's page of a paper is that of the paper `arxiv`.

    Where `arxiv` is None, its own id is repaired; None where that cannot be, because then it is
    nobody's page. Any other address stays as it is, and so does one that has the id in it.
    """
    page = _PAPER_PAGE.fullmatch(url)
    if page is None:
        return url
    wanted = arxiv or repaired_arxiv_id(page["id"])
    if wanted is None or arxiv_id(page["id"]) == wanted:
        return wanted and url
    return f"{page['folder']}{wanted}{page['ending']}"


_SITE = r"(?:https?:)?(?://)?(?:[\w-]+\.)*arxiv\.org/"
_NEW = r"\d{4}\.\d{4,5}"
_OLD = r"(?P<archive>[a-z-]+)(?:\.[a-z-]+)?/(?P<serial>\d{7})"
_ARXIV = re.compile(
    rf"(?P<where>{_SITE}[a-z-]+/|(?:(?:https?:)?(?://)?(?:www\.|dx\.)?doi\.org/|doi:\s*)?"
    r"10\.48550/arxiv\.|arxiv:\s*)?"
    rf"(?:(?P<new>{_NEW})|{_OLD})"
    # Behind a bare id a file's ending may follow; addresses have queries and anchors too.
    r"(?:v\d+)?(?:(?(where)(?!\w).*|(?:\.pdf)?$))",
    re.I | re.ASCII | re.S,
)
_PAPER_PAGE = re.compile(
    rf"(?P<folder>{_SITE}(?:abs|pdf|html|format|ps|e-print)/)(?P<id>[^?#]*?)(?P<ending>(?:\.pdf)?/?(?:[?#].*)?)",
    re.I | re.ASCII | re.S,
)
_CITED = re.compile(
    r"(?:(?:arxiv|corr|abs|e-?print|preprint)[\s:/,]*)+"
    rf"(?P<id>(?:{_NEW}|{_OLD})(?:v\d+)?)(?:[\s,]*[(\[][\w.-]+[)\]])?(?:[\s,]+(?:19|20)\d\d)?",
    re.I | re.ASCII,
)
_IN_PATH = re.compile(
    r"[/:=](?P<id>\d\d(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?(?:\.pdf)?(?=[/?#&]|$)", re.ASCII
)
_SLASH = re.compile("%2f", re.I)

_AS_NUMBER = re.compile(r"(\d{3,4})\.(\d{1,20})(?:v\d+)?", re.ASCII)
_FIVE_DIGITS_SINCE = "1501"
"""arXiv numbers the papers of a month with five digits since January 2015, with four before."""

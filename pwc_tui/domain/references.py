"""The ways in which people and the archive name papers and leaderboards, and what they mean."""

import re

from pwc_tui.domain.text import clean


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


def paper_slug(text: str) -> str | None:
    """Return the slug in the address of a paper's old page, None where `text` is none."""
    return page_slug(text, "paper")


def board_slug(text: str) -> str | None:
    """Return the slug in the old address of a leaderboard, None where `text` is none."""
    return page_slug(text, "sota")


def page_slug(text: str, folder: str) -> str | None:
    """Return the slug in `https://paperswithcode.com/<folder>/<slug>`, in lower case as all are.

    None where `text` is no such address. Scheme and `www.` may be missing, the case does not
    count, and characters that control a terminal are left out.
    """
    match = _PAGE.match(text.strip())
    if match is None or match["folder"].lower() != folder:
        return None
    return clean(match["slug"]).lower() or None


def plain_url(url: str) -> str:
    """Return an address without what differs between two that lead to the same page."""
    if match := _ACL.search(url):
        return f"acl {match[1].lower()}"
    if match := _OPENREVIEW.search(url):
        return f"openreview {match[1]}"
    return _SLASHES.sub("/", _SCHEME.sub("", url)).rstrip("/")


_WEB = r"(?:https?:)?(?://)?(?:www\.|export\.)?"
_ARXIV = re.compile(
    rf"(?P<where>{_WEB}arxiv\.org/[a-z]+/"
    rf"|(?:{_WEB}(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.|arxiv:\s*)?"
    r"(?:(?P<new>\d{4}\.\d{4,5})|(?P<archive>[a-z-]+)(?:\.[a-z-]+)?/(?P<serial>\d{7}))"
    # Behind a bare id a file's ending may follow; addresses have queries and anchors too.
    r"(?:v\d+)?(?:(?(where)(?!\w).*|(?:\.pdf)?$))",
    re.I | re.ASCII | re.S,
)
_AS_NUMBER = re.compile(r"(\d{3,4})\.(\d{1,20})(?:v\d+)?", re.ASCII)
_FIVE_DIGITS_SINCE = "1501"
"""arXiv numbers the papers of a month with five digits since January 2015, with four before."""

_PAGE = re.compile(rf"{_WEB}paperswithcode\.com/(?P<folder>\w+)/(?P<slug>[^/?#\s]+)", re.I)

_ACL = re.compile(
    r"acl(?:web\.org/anthology|anthology\.(?:org|info))/(?:papers/)?(?:[A-Z]/[A-Z]\d\d/)?"
    r"([A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)",
    re.I,
)
"""The ACL Anthology moved twice and numbers its papers as before: W19-4427, 2021.smm4h-1.12."""

_OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf)\?id=([\w-]+)", re.I)
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.I)
_SLASHES = re.compile(r"/{2,}")

"""The ways in which people and the archive name papers and leaderboards, and what they mean."""

import re
from hashlib import blake2b

from pwc_tui.domain.text import clean, clean_line


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


def old_page(text: str) -> tuple[str, str] | None:
    """Return folder and slug of any page of Papers With Code, None where `text` names none.

    What stands behind the slug does not count: `/paper/x/review/` is the page of the paper x.
    """
    match = _PAGE.match(text.strip())
    if match is None:
        return None
    slug = clean(match["slug"]).lower()
    return (match["folder"].lower(), slug) if slug else None


def badge_board(text: str) -> str | None:
    """Return the slug of the leaderboard that a badge in a README is about, None where none is.

    `https://paperswithcode.com/badge/<paper>/<board>`, alone or within the address of the picture
    that a service draws of it.
    """
    match = _BADGE.search(text)
    return clean(match["board"]).lower() or None if match else None


def paper_on_board(text: str) -> str | None:
    """Return the slug of the paper whose row the address of a leaderboard or a badge is about.

    `…/sota/<board>?p=<paper>`, as the site's badges led to it, or `…/sota/<board>#<paper>`.
    """
    match = _BADGE.search(text) or _ROW.match(text.strip())
    slug = match and (match["paper"] or match.groupdict().get("anchor"))
    return clean(slug).lower() or None if slug else None


def old_search(text: str) -> str | None:
    """Return the words that an address of Papers With Code's own search asks for, else None."""
    match = _OLD_SEARCH.match(text.strip())
    if match is None:
        return None
    from urllib.parse import unquote_plus  # noqa: PLC0415 - 5 ms, and nearly never needed

    return clean_line(unquote_plus(match[1])) or None


def old_section(text: str) -> str | None:
    """Return which section of Papers With Code an address is of: "sota", "area" …, "" for the site.

    None where `text` is no such address, but one of a page in it or any other text.
    """
    match = _OLD_SECTION.fullmatch(text.strip())
    return (match[1] or match[2] or "").lower() if match else None


def is_address(text: str) -> bool:
    """Return whether `text` is an arXiv id, a DOI or any address, and so no words to search for."""
    text = text.strip()
    return bool(arxiv_id(text) or _BARE_DOI.fullmatch(text) or _ADDRESS.fullmatch(text))


def plain_url(url: str) -> str:
    """Return an address without what differs between two that lead to the same page."""
    # Looking for a few letters first takes a tenth of the time of the expressions.
    lower = url.lower()
    if ("acl" in lower or "10.18653" in lower) and (match := _ACL.search(url)):
        return f"acl {match[1].lower()}"
    if "openreview" in lower and (match := _OPENREVIEW.search(url)):
        return f"openreview {match[1]}"
    if "10." in url and (match := _DOI.search(url)):
        return f"doi {match[1].lower()}"
    rest = _SCHEME.sub("", url)
    return (_SLASHES.sub("/", rest) if "//" in rest else rest).rstrip("/")


def leads_to_page(plain: str) -> bool:
    """Return whether a plain address may be of a page, which `javascript:…` and `mailto:…` are not.

    Whatever has one of those in common need not be the same.
    """
    return _NO_PAGE.match(plain) is None


def address_key(url: str) -> int:
    """Return a checksum of 64 bits (BLAKE2b, signed) that is the same for addresses of one page.

    Beyond `plain_url` the case does not count, nor do the ending `.pdf`, anchors and the host that
    NeurIPS's papers have at present. Two of a million addresses are equal by accident with a
    chance of 1 in 10⁷.
    """
    plain = plain_url(url.partition("#")[0])
    if not plain.startswith("openreview "):
        plain = plain.lower().removesuffix(".pdf")
        if "ips.cc/" in plain:
            plain = _NEURIPS.sub("papers.nips.cc/", plain)
    digest = blake2b(plain.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def repository_url(raw: str | None) -> str | None:
    """Return an address in the form repositories are told apart by; None for none.

    A path into the repository stays: hundreds of papers share one that holds a company's research.
    """
    if raw is None:
        return None
    url = _SSH.sub(r"https://\1/", raw)
    if _BARE_HOST.match(url):
        url = f"https://{url}"
    url = _CODE_HOST.sub(lambda host: f"https://{host[1].lower()}/", url)
    return url.rstrip("/").removesuffix(".git") or None


def repository_root(url: str) -> str | None:
    """Return the address of the whole repository that a page of a known host belongs to."""
    match = _IN_REPOSITORY.match(repository_url(url) or "")
    return match[1].removesuffix(".git") if match else None


def repository_name(url: str) -> str:
    """Return what a repository is called: `owner/name`, on a host few know with the host."""
    known = _CODE_HOST.match(url)
    return (url[known.end() :] if known else _SCHEME.sub("", url)) or url


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

_BADGE = re.compile(r"paperswithcode\.com/badge/(?P<paper>[^/?#\s]+)/(?P<board>[^/?#&\s]+)", re.I)
_ROW = re.compile(
    rf"{_WEB}paperswithcode\.com/sota/[^/?#\s]+/?"
    r"(?:\?(?:[^#\s]*&)?p=(?P<paper>[^&#\s]+)|(?:\?[^#\s]*)?#(?P<anchor>\S+))",
    re.I,
)
_OLD_SEARCH = re.compile(rf"{_WEB}paperswithcode\.com/search/?\?(?:[^#\s]*&)?q=([^&#\s]*)", re.I)
_OLD_SECTION = re.compile(
    rf"{_WEB}paperswithcode\.com"
    r"(?:/(?:(area)/[^/?#\s]+|(sota|datasets|methods|latest|greatest|about)))?/?(?:[?#]\S*)?",
    re.I,
)
_ADDRESS = re.compile(r"(?:https?://|www\.|git@|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/)\S+", re.I)

_ACL = re.compile(
    r"(?:acl(?:web\.org/anthology|anthology\.(?:org|info))/(?:papers/)?(?:[A-Z]/[A-Z]\d\d/)?"
    r"|10\.18653/v1/)"
    r"([A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)",
    re.I,
)
"""The ACL Anthology moved twice and numbers its papers as before: W19-4427, 2021.smm4h-1.12. Its
DOIs end with the same numbers."""

_OPENREVIEW = re.compile(r"openreview\.net/[\w/]+\?(?:[^#\s]*&)?id=([\w-]+)", re.I)
_DOI = re.compile(
    r"(?<![\d.])(10\.\d{4,9}/[^\s?#&]+?)"
    r"(?:\.pdf|/(?:full|abstract|pdf|epdf|html|meta)(?:/[^?#]*)?)?/?(?=[?#&\s]|$)",
    re.I | re.ASCII,
)
"""A DOI, and behind it which view of the page a publisher shows."""

_BARE_DOI = re.compile(r"(?:doi:\s*)?10\.\d{4,9}/\S+", re.I | re.ASCII)
_NEURIPS = re.compile(r"^(?:papers|proceedings)\.(?:neurips|nips)\.cc/")
_SSH = re.compile(r"^(?:ssh://)?git@([\w.-]+)[:/]")
_BARE_HOST = re.compile(r"^[\w-]+(?:\.[\w-]+)+/")
_CODE_HOST = re.compile(
    r"^https?://(?:www\.)?((?:gist\.)?github\.com|gitlab\.com|bitbucket\.org)/", re.I
)
_IN_REPOSITORY = re.compile(
    r"(https://(?:github\.com|gitlab\.com|bitbucket\.org)/[^/?#\s]+/[^/?#\s]+)[/?#]", re.I
)
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.I)
_SLASHES = re.compile(r"/{2,}")
_NO_PAGE = re.compile(r"[a-z][a-z0-9+.-]*:(?![\d/])", re.I)

"""Addresses of pages: when two of them lead to the same one, and what stands around pasted ones."""

import re
from hashlib import blake2b

from pwc_tui.domain.text.clean import clean_line


def plain_url(url: str) -> str:
    """Return an address without what differs between two that lead to the same page."""
    if "%2" in url:
        url = _SLASH.sub("/", url)
    # Looking for a few letters first takes a tenth of the time of the expressions.
    lower = url.lower()
    for letters, site, number in _NUMBERED:
        if letters in lower and (match := number.search(url)):
            found = match[1] if site == "openreview" else match[1].lower()
            return f"{site} {found.rstrip(_BEHIND).replace('/file/', '/hash/')}"
    scheme = _SCHEME.match(url)
    rest = url[scheme.end() :] if scheme else url
    return (_SLASHES.sub("/", rest) if "//" in rest else rest).rstrip("/")


def stated_address(text: str) -> str | None:
    """Return the address that a text is, ends with, or links to in Markdown; None where several.

    Links to code beside it do not count.
    """
    stated = stated_addresses(text)
    found = [url for url in stated if _CODE not in url] or stated
    return found[0] if len(found) == 1 else None


def stated_addresses(text: str) -> list[str]:
    """Return all addresses in a text."""
    return _STATED.findall(text)


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
    return plain_key(plain_url(url.partition("#")[0]))


def plain_key(plain: str) -> int:
    """Return the same for a plain address without its anchor."""
    if not plain.startswith("openreview "):
        plain = plain.lower().removesuffix(".pdf")
        if "ips.cc/" in plain:
            plain = _NEURIPS_HOST.sub("papers.nips.cc/", plain)
    digest = blake2b(plain.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def doi_in(url: str) -> str:
    """Return the DOI in the address of a page of a publisher or of doi.org, "" where none is.

    arXiv's own DOIs say nothing but its id.
    """
    match = _DOI.search(_SLASH.sub("/", url))
    if match is None or match[1].startswith(_DOI_OF_ARXIV):
        return ""
    found = match[1].rstrip(_BEHIND)
    return _VERSION.sub("", found) if "rxiv" in url.lower() else found


def unwrapped(text: str) -> str:
    """Return what was pasted without brackets, quotation marks and the full stop around it.

    Nor does what hides in it count (the mark some programs begin a text with), or that a page was
    looked up in the Web Archive.
    """
    text = clean_line(text).lstrip(_BEFORE)
    while text and (text[-1] in _BEHIND or _is_alone(text[-1], text)):
        text = text[:-1]
    return _ARCHIVED.sub("", text)


def _is_alone(bracket: str, text: str) -> bool:
    opening = _OPENING.get(bracket)
    return opening is not None and text.count(opening) < text.count(bracket)


_BEFORE = " .,;:([{<\"'“”‘’`"
_BEHIND = " .,;:\"'“”‘’`"
_OPENING = {")": "(", "]": "[", "}": "{", ">": "<"}
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/[^/]+/(?=https?:)", re.I)

_STATED = re.compile(r"https?://[^\s()\[\]<>]+", re.I)
_CODE = "://github.com/"

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

_DOI_OF_ARXIV = "10.48550/"
_VERSION = re.compile(r"v\d+$", re.ASCII)
"""bioRxiv and medRxiv have it behind the DOI in their addresses."""

_NEURIPS = re.compile(
    r"(?:papers|proceedings)\.(?:neurips|nips)\.cc/(?:paper_files/)?paper/"
    r"((?:\d{4}/(?:hash|file)/)[0-9a-f]{32}|\d{1,6}(?=-))",
    re.I | re.ASCII,
)
"""Papers had one number for all years; since 2019 each year counts anew, and a hash hides it."""

_NEURIPS_HOST = re.compile(r"^(?:papers|proceedings)\.(?:neurips|nips)\.cc/")
_IEEE = re.compile(
    r"ieeexplore\.ieee\.org/(?:(?:abstract/)?document/|[\w/]+\.jsp\?(?:[^#\s]*&)?arnumber=)0*(\d+)",
    re.I | re.ASCII,
)
_CVF = re.compile(r"openaccess\.thecvf\.com/[^?#]*/([^/?#]+_paper)\.(?:html|pdf|php)", re.I)
"""The file's name holds the conference and the year: Isola_Image-To-Image_…_CVPR_2017_paper."""

_MLR = re.compile(
    r"proceedings\.mlr\.press/(v\d+/[\w-]+?)(?:/[^/?#]*)?(?:\.(?:html|pdf))?/?$", re.I
)

_NUMBERED = (
    ("acl", "acl", _ACL),
    ("10.18653", "acl", _ACL),
    ("openreview", "openreview", _OPENREVIEW),
    ("10.", "doi", _DOI),
    ("ips.cc/", "neurips", _NEURIPS),
    ("ieee", "ieee", _IEEE),
    ("thecvf", "cvf", _CVF),
    ("mlr.press", "mlr", _MLR),
)
"""What is in the address of a site, its name, and how it numbers its papers."""

_SCHEME = re.compile(r"^https?://(?:www\.)?", re.I)
_SLASHES = re.compile(r"/{2,}")
_SLASH = re.compile("%2f", re.I)
_NO_PAGE = re.compile(r"[a-z][a-z0-9+.-]*:(?![\d/])", re.I)

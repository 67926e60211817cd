"""The ways in which people and the archive name papers and leaderboards, and what they mean."""

import re

from pwc_tui.domain.addresses import unwrapped
from pwc_tui.domain.arxiv import pasted_arxiv_id
from pwc_tui.domain.text.clean import clean, clean_line


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


def marked_paper(text: str) -> str | None:
    """Return the slug of the paper whose row the address of a leaderboard points out, else None.

    `https://paperswithcode.com/sota/<board>?p=<paper>`, to which badges led, and badges themselves.
    """
    match = _MARKED.match(text.strip()) or _BADGE.search(text)
    return clean(match["paper"]).lower() or None if match else None


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
    text = unwrapped(text)
    return bool(pasted_arxiv_id(text) or _BARE_DOI.fullmatch(text) or _ADDRESS.fullmatch(text))


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
_PAGE = re.compile(rf"{_WEB}paperswithcode\.com?/(?P<folder>\w+)/(?P<slug>[^/?#\s]+)", re.I)

_BADGE = re.compile(r"paperswithcode\.com?/badge/(?P<paper>[^/?#\s]+)/(?P<board>[^/?#&\s]+)", re.I)
_MARKED = re.compile(
    rf"{_WEB}paperswithcode\.com?/sota/[^/?#\s]+/?\?(?:[^#\s]*&)?p=(?P<paper>[^&#\s]+)", re.I
)
_OLD_SEARCH = re.compile(rf"{_WEB}paperswithcode\.com?/search/?\?(?:[^#\s]*&)?q=([^&#\s]*)", re.I)
_OLD_SECTION = re.compile(
    rf"{_WEB}paperswithcode\.com?"
    r"(?:/(?:(area)/[^/?#\s]+|(sota|datasets|methods|latest|greatest|about)))?/?(?:[?#]\S*)?",
    re.I,
)
_ADDRESS = re.compile(r"(?:https?://|www\.|git@|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/)\S+", re.I)

_BARE_DOI = re.compile(r"(?:doi:\s*)?10\.\d{4,9}/\S+", re.I | re.ASCII)
_SSH = re.compile(r"^(?:ssh://)?git@([\w.-]+)[:/]")
_BARE_HOST = re.compile(r"^[\w-]+(?:\.[\w-]+)+/")
_CODE_HOST = re.compile(
    r"^https?://(?:www\.)?((?:gist\.)?github\.com|gitlab\.com|bitbucket\.org)/", re.I
)
_IN_REPOSITORY = re.compile(
    r"(https://(?:github\.com|gitlab\.com|bitbucket\.org)/[^/?#\s]+/[^/?#\s]+)[/?#]", re.I
)
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.I)

"""How people and the archive name papers, leaderboards and arXiv ids, and what they mean."""

import re
from datetime import date

from pwc_tui.domain.addresses import stated_addresses, unwrapped
from pwc_tui.domain.partial_dates import PartialDate, month_of
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
    start = f"https://paperswithcode.com/{folder}/"
    if text.startswith(start) and _PLAIN_SLUG.fullmatch(text, len(start)):
        return text[len(start) :]  # nearly all of an archive's, in a third of the time
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
    url = raw
    if not raw.startswith("https://github.com/"):  # as most do
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
_PLAIN_SLUG = re.compile(r"[a-z0-9-]+")
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


def arxiv_id(text: str) -> str | None:
    """Return the arXiv id that `text` is or holds, in lower case, or None where it is none.

    Ids of both schemes are known (since 2007: 1706.03762, before: hep-th/9901001), bare, behind
    `arXiv:`, in the address of any page of arXiv and in a DOI of arXiv. The version goes, and so
    does the class of math.GT/0309136, which arXiv calls math/0309136.
    """
    if _is_of_others(text):
        return None
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


def arxiv_month(arxiv: str) -> PartialDate | None:
    """Return the month in which the first version of a paper came to arXiv; None for no id."""
    match = _MONTH.match(arxiv)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    return month_of(date(year + (1900 if year >= _FIRST_OF_ARXIV else 2000), month, 1))


def repaired_arxiv_id(text: str) -> str | None:
    """Return an arXiv id as `arxiv_id` does, with the zeros a table program took from it.

    Parts of the archive went through one: `905.2657` was 0905.2657, `2106.0456` was 2106.04560 and
    `1909.0601199999999` was 1909.06012.
    """
    if _WHOLE_NUMBER.fullmatch(text):  # nearly all, in a third of the time
        return text
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
    if plain := _PLAIN_PAGE.fullmatch(url):  # nearly all, in a third of the time
        return plain[1]
    if _is_of_others(url):
        return None
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


def _is_of_others(text: str) -> bool:
    """Return whether it is plain that an address is not of arXiv, in a tenth of the time."""
    return "://" in text[:8] and "arxiv" not in text.lower()


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
_MONTH = re.compile(r"(?:[a-z.-]+/)?(\d\d)(0[1-9]|1[0-2])", re.I | re.A)
_FIRST_OF_ARXIV = 91
"""Its first year: ids of later years of a century are of the last one."""

_SLASH = re.compile("%2f", re.I)

_MONTHS = "(?:0[1-9]|1[0-2])"
_NUMBER = rf"(?:0[7-9]|1[0-4]){_MONTHS}\.\d{{4}}|(?:1[5-9]|2\d){_MONTHS}\.\d{{5}}"
"""The numbers that arXiv has given, as long as they should be."""
_WHOLE_NUMBER = re.compile(_NUMBER, re.ASCII)
_PLAIN_PAGE = re.compile(
    rf"https?://arxiv\.org/(?:abs|pdf)/({_NUMBER})(?:v\d+)?(?:\.pdf)?", re.ASCII
)
_AS_NUMBER = re.compile(r"(\d{3,4})\.(\d{1,20})(?:v\d+)?", re.ASCII)
_FIVE_DIGITS_SINCE = "1501"
"""arXiv numbers the papers of a month with five digits since January 2015, with four before."""

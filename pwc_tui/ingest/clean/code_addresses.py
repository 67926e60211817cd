"""The addresses of code and models that a result names: which are some, and which is official."""

import re
from collections.abc import Iterable

from pwc_tui.domain.addresses import plain_url
from pwc_tui.ingest.clean.coerce import LinkText
from pwc_tui.ingest.report.ledger import REPAIRED, SKIPPED, Ledger


def with_addresses(links: Iterable[LinkText], field: str, ledger: Ledger) -> tuple[LinkText, ...]:
    """Return the links that lead anywhere: `NOT FOUND`, `none` and `v0.19.0` are no code.

    Of an address among other text, such as a link of Markdown, only the address is kept.
    """
    found = []
    for link in links:
        url = _address_in(link.url) or _address_in(link.title)
        if url is None:
            said = link.url or link.title
            ledger.note(field, "text that is not an address", SKIPPED, value=said)
            continue
        if url != link.url:
            ledger.note(field, "address with other text around it", REPAIRED, value=link.url)
        found.append(LinkText(link.title, url))
    return tuple(found)


def with_official(links: tuple[LinkText, ...], repository: str) -> tuple[LinkText, ...]:
    """Return a result's links to code with the official repository of its paper; "" for none."""
    if not repository or plain_url(repository).lower() in {plain_url(u).lower() for _, u in links}:
        return links
    return LinkText("Official", repository), *links


def is_titled_official(link: LinkText) -> bool:
    """Return whether the archive calls a link official in its title."""
    return bool(_OFFICIAL.search(link.title)) and not _UNOFFICIAL.search(link.title)


_WHOLE = re.compile(r"(?:https?:)?//\S+|(?:www\.)?(?:git(?:hub|lab)\.com|bitbucket\.org)/\S+", re.I)
_AMONG = re.compile(r"https?://[^\s()\[\]<>\"]+", re.I)
_OFFICIAL = re.compile(r"\bofficial\b", re.I)
_UNOFFICIAL = re.compile(r"\b(?:non|not|un|no)[\s-]+official\b", re.I)


def _address_in(text: str) -> str | None:
    if _WHOLE.fullmatch(text):
        return text
    among = _AMONG.search(text)
    return among[0] if among else None

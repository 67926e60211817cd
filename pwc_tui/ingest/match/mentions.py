"""How links, results, methods and datasets name the papers that they mean."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pwc_tui.domain.addresses import plain_url, stated_address
from pwc_tui.domain.references import (
    linked_arxiv_id,
    paper_slug,
    pasted_arxiv_id,
    repaired_arxiv_id,
)
from pwc_tui.domain.text.clean import title_key
from pwc_tui.domain.text.generic_titles import names_a_paper, own_names


class PaperNames(NamedTuple):
    """What identifies a paper, each "" where nothing is known."""

    slug: str
    arxiv: str
    url: str
    title: str
    own_names: str = ""
    """What `domain.text.generic_titles.own_names` finds in the title."""


NAMED = "id INTEGER PRIMARY KEY, slug, arxiv, url, title, own_names"
"""How a table begins of what mentions papers, each row by the names above."""


class Mention(NamedTuple):
    """How something names a paper: any of these may be empty."""

    url: str = ""
    title: str = ""
    arxiv_id: str = ""
    other_url: str = ""


@lru_cache(maxsize=1_024)  # links of one paper stand together, in files of a third of the links
def names_in(mention: Mention, *, with_own: bool = False) -> PaperNames:
    """Return the names to look a paper up by; `own_names` only where they are asked for."""
    urls = [_address_in(mention.url) or _address_in(mention.title), _address_in(mention.other_url)]
    arxiv = (mention.arxiv_id and repaired_arxiv_id(mention.arxiv_id)) or _arxiv_id_in(urls)
    slug = paper_slug(mention.url)
    address = urls[1] if slug else (urls[0] or urls[1])
    plain = plain_url(address) if address else ""
    title = title_key(mention.title)
    if not names_a_paper(title):
        return PaperNames(slug or "", arxiv or "", plain, "")
    names = own_names(mention.title) if with_own else ""
    return PaperNames(slug or "", arxiv or "", plain, title, names)


def _address_in(text: str) -> str:
    """Return the address that a text is, or holds in a sentence or as a link; "" for none."""
    if "://" in text and (" " in text or "](" in text):
        return stated_address(text) or text
    return text if "." in text and " " not in text else ""


def _arxiv_id_in(urls: Iterable[str]) -> str | None:
    for url in urls:
        if url and _MAY_HOLD_ID.search(url):
            found = linked_arxiv_id(url) or pasted_arxiv_id(url)
            if found:
                return found
    return None


_MAY_HOLD_ID = re.compile(r"\d\d\d(?:\.\d|\d{4})")
"""What every id has, damaged or not; most addresses have nothing like it."""

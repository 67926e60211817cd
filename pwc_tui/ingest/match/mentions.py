"""How links, results, methods and datasets name the papers that they mean."""

import re
from collections.abc import Iterable
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

    def names(self, *, with_own: bool = False) -> PaperNames:
        """Return the names to look the paper up by; `own_names` only where they are asked for."""
        urls = [_address_in(self.url) or _address_in(self.title), _address_in(self.other_url)]
        arxiv = (self.arxiv_id and repaired_arxiv_id(self.arxiv_id)) or _arxiv_id_in(urls)
        slug = paper_slug(self.url)
        address = urls[1] if slug else (urls[0] or urls[1])
        plain = plain_url(address) if address else ""
        title = title_key(self.title)
        if not names_a_paper(title):
            return PaperNames(slug or "", arxiv or "", plain, "")
        names = own_names(self.title) if with_own else ""
        return PaperNames(slug or "", arxiv or "", plain, title, names)


def _address_in(text: str) -> str:
    """Return the address that a text is, or holds in a sentence or as a link; "" for none."""
    if "://" in text and (" " in text or "](" in text):
        return stated_address(text) or text
    return text if "." in text and " " not in text else ""


def _arxiv_id_in(urls: Iterable[str]) -> str | None:
    for url in urls:
        if _MAY_HOLD_ID.search(url) and (found := linked_arxiv_id(url) or pasted_arxiv_id(url)):
            return found
    return None


_MAY_HOLD_ID = re.compile(r"\d{3}\.\d|\d{7}")
"""What every id has, damaged or not; most addresses have nothing like it."""

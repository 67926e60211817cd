"""Which papers share boards, tasks and authors: the links both ways."""

from pwc_tui.domain.refs import Kind
from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.postings import Postings


class LinkIndex:
    """The links between papers and one kind of thing. Papers are numbered from 0 here."""

    def __init__(self, file: Arrays, kind: Kind) -> None:
        self.of_paper = Postings(file, f"{kind}_of_paper")
        self.papers = Postings(file, f"paper_of_{kind}")

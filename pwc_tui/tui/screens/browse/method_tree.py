"""The tree of areas, collections and methods."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.pages.method_tree import MethodEntry, MethodLine, MethodTree
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.messages import OpenScope
from pwc_tui.tui.places.trail import MethodTreePlace
from pwc_tui.tui.screens.browse.folding_tree import FoldingScreen, Key
from pwc_tui.tui.screens.browse.section_base import FOUND_AT_MOST
from pwc_tui.tui.text import line as text
from pwc_tui.tui.text import marked
from pwc_tui.tui.widgets.table.columns import Column

_Found = tuple[MethodTree, tuple[int, ...] | None, tuple[str, ...]]
"""The tree, the methods a filter found in it, best first, and the words that matched."""

_QUIET = "$foreground-muted"


class MethodTreeScreen(FoldingScreen[MethodTreePlace, MethodLine, _Found]):
    """The tree of methods."""

    table_id = "method-tree"
    placeholder = "Find methods by name"
    empty = "This archive has no methods"

    def columns(self) -> Sequence[Column]:
        """Return the columns of the tree."""
        return (
            Column("name", "Area, collection, method", width=28, fraction=3, runs_over=True),
            Column("detail", "Full name", width=16, fraction=2, hide_below=90),
            Column("year", "Since", width=5, hide_below=60),
            Column("methods", "Methods", width=7, justify="right", hide_below=50),
            Column("papers", "Papers", width=7, justify="right", hide_below=40),
        )

    def known(self) -> _Found | None:
        """Return the whole tree if it was read before."""
        known = self.pwc.backend.pages.known_methods()
        return None if known is None else (known, None, ())

    def finder(self, words: str) -> Callable[[IsCancelled], _Found]:
        """Return what reads the tree, and the methods that are called so."""
        backend = self.pwc.backend

        def work(is_cancelled: IsCancelled) -> _Found:
            tree = backend.pages.methods()
            if not words or is_cancelled():
                return tree, None, ()
            hits = backend.finding.hits(words, Kind.METHOD, FOUND_AT_MOST)
            found = tuple(hit.ref.id for hit in hits)
            return tree, found, next((hit.terms for hit in hits), ())

        return work

    def lines_of(self, found: _Found, toggled: frozenset[Key]) -> Sequence[MethodLine]:
        """Return the lines to show."""
        tree, hits, _ = found
        return tree.lines(toggled, hits)

    def cells_of(self, found: _Found, line: MethodLine) -> Sequence[Content]:
        """Return the cells of a line."""
        return _cells(line, found[2])

    def first_hit(self, found: _Found, lines: Sequence[MethodLine]) -> int:
        """Return the method that is most like the words, where it stands first."""
        best = next(iter(found[1] or ()), None)
        methods = (row for row, line in enumerate(lines) if line.method and line.method.id == best)
        return next(methods, 0)

    def destination(self, line: MethodLine) -> Message | None:
        """Return where a method leads."""
        return OpenScope(line.method.ref) if line.method is not None else None

    def ref_of(self, line: MethodLine) -> Ref | None:
        """Return the method of a line."""
        return line.method.ref if line.method is not None else None

    def place_at(self, key: Key, toggled: frozenset[Key]) -> MethodTreePlace:
        """Return the place as it is."""
        return MethodTreePlace(
            words=self.words,
            cursor_key=key,
            toggled=toggled,
            scroll=self.table.top,
            is_typing=self.bar.is_typing,
        )


def _cells(line: MethodLine, terms: Sequence[str]) -> Sequence[Content]:
    sign = "▾ " if line.is_open else "▸ "
    lead = "  " * (len(line.key) - 1) + (sign if line.can_open else "  ")
    if line.area is not None:
        name = text(line.area.name, "bold $foreground")
        return _branch(lead, name, line.area.method_count)
    if line.collection is not None:
        name = text(line.collection.name, "$foreground")
        return _branch(lead, name, len(line.collection.methods))
    assert line.method is not None
    return _method(lead, line.method, terms)


def _branch(lead: str, name: Content, methods: int) -> Sequence[Content]:
    count = text(f"{methods:,}", "$text-warning")
    return (Content.styled(lead, _QUIET) + name, Content(), Content(), count, Content())


def _method(lead: str, method: MethodEntry, terms: Sequence[str]) -> Sequence[Content]:
    detail = "" if method.full_name == method.name else method.full_name
    name = marked(method.name or "(no name)", terms, "$text-accent")
    return (
        Content.styled(lead, _QUIET) + name,
        marked(detail, terms, _QUIET),
        text(str(method.introduced_year or ""), _QUIET),
        Content(),
        text(f"{method.paper_count:,}" if method.paper_count else "", _QUIET),
    )

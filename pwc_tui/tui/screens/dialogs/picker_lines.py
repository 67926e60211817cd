"""The entries of a dialogue as the lines of its list: a title that is too long goes on below."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from pwc_tui.tui.screens.dialogs.menu import PickerEntry
from pwc_tui.tui.widgets.table.row_painter import Wide

_HEADING = "bold $text-primary"


class PickerLines:
    """Which line shows which entry, and what the cursor passes over."""

    def __init__(self, entries: Sequence[PickerEntry], title_width: int | None = None) -> None:
        """Put every entry on one line, or on as many as its title needs in `title_width` cells."""
        self.entries = entries
        self._parts: list[tuple[int, Content]] = []
        self.headings: set[int] = set()
        self.continued: set[int] = set()
        for index, entry in enumerate(entries):
            if entry.is_heading:
                self.headings.add(len(self._parts))
            wraps = bool(title_width) and not entry.is_heading
            first, *others = entry.title.wrap(title_width or 0) if wraps else [entry.title]
            self._parts.append((index, first))
            self.continued.update(range(len(self._parts), len(self._parts) + len(others)))
            self._parts += [(index, part) for part in others]

    def __len__(self) -> int:
        return len(self._parts)

    def entry_at(self, line: int) -> PickerEntry | None:
        """Return the entry that a line belongs to."""
        return self.entries[self._parts[line][0]] if 0 <= line < len(self._parts) else None

    def row_at(self, line: int) -> Sequence[Content] | Wide:
        """Return key, title and detail; a heading, or a remark, has the line to itself."""
        index, title = self._parts[line]
        entry = self.entries[index]
        if entry.is_heading:
            return Wide(Content(), title.stylize(_HEADING))
        if line in self.continued:
            return Content(), title, Content()
        if not (entry.key or entry.detail or entry.run):
            return Wide(Content(), title)
        return Content.styled(entry.key, "bold $text-accent"), title, entry.detail

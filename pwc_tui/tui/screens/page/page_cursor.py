"""Going through the lists of a page as if they were one, with what is gone to always in sight."""

from collections.abc import Sequence

from textual.geometry import Region
from textual.widget import Widget

from pwc_tui.tui.widgets.page.page import Page
from pwc_tui.tui.widgets.table.panel import Panel


class PageCursor:
    """The cursor of a page whose lists each have one of their own."""

    def page_of(self, widget: Widget) -> Page:
        """Return the page that scrolls `widget`: the innermost one with something to scroll."""
        pages = [node for node in widget.ancestors if isinstance(node, Page)]
        return next((page for page in pages if page.max_scroll_y > 0), pages[-1])

    def go_on(self, panels: Sequence[Panel], left: Widget, step: int) -> None:
        """Go from the list `left` to the one after it (step 1) or before it (-1).

        What lies between two lists is read first: while the next one is out of sight, or text of
        another column is, the page scrolls by a line.
        """
        page = self.page_of(left)
        place = panels.index(left) + step if left in panels else -1
        target = panels[place] if 0 <= place < len(panels) else None
        if target is None:
            page.scroll_lines(step)
            return
        is_reading = self.page_of(target) is not page and page.can_scroll(step)
        if is_reading or not self._shows(self._edge(target, step), self.page_of(target)):
            page.scroll_lines(step)
            return
        target.enter(step)
        target.focus(scroll_visible=False)
        self.follow(target)

    def follow(self, widget: Widget) -> None:
        """Scroll as little as it takes to see where the cursor of a list is."""
        region, page = _cursor_region(widget), self.page_of(widget)
        window = page.scrollable_content_region
        above = region.y - window.y
        below = region.bottom - window.bottom
        if not window.height or not region.height:
            return
        if above < 0:
            page.scroll_lines(above)
        elif below > 0:
            page.scroll_lines(min(below, above))

    def was_in_sight(self, widget: Widget) -> bool:
        """Whether the cursor of a list is in sight; if not, it is scrolled there.

        So that Enter never opens what nobody sees.
        """
        page = self.page_of(widget)
        if not page.size or self._shows(_cursor_region(widget), page):
            return True
        self.follow(widget)
        return False

    @staticmethod
    def _shows(region: Region, page: Page) -> bool:
        window = page.scrollable_content_region
        return window.y <= region.y and region.bottom <= window.bottom

    @staticmethod
    def _edge(widget: Widget, step: int) -> Region:
        """Return the line by which one comes into a list."""
        region = widget.region
        y = region.y if step > 0 else region.bottom - 1
        return Region(region.x, y, region.width, 1)


def _cursor_region(widget: Widget) -> Region:
    """Return where on the screen the cursor of a list is, in sight or not."""
    if isinstance(widget, Panel):
        return widget.cursor_region.translate(widget.content_region.offset)
    return widget.region

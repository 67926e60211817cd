"""The one way from the archive's text to the screen: cleaned, and as Content without markup.

Archive text is hostile: markup, escape sequences, direction marks. Nothing else in the package may
build Content from data.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from textual.content import Content
from textual.style import Style

from pwc_tui.domain.text.clean import clean, clean_line
from pwc_tui.domain.text.latex_text import readable

MARK = "bold $text-accent"
"""The style of a matched word."""


class LatexForm:
    """Whether LaTeX in titles and abstracts is shown as it is written."""

    as_written = False


class ShowsLatex:
    """A widget with titles or abstracts, which are shown anew when the form of LaTeX changes."""

    def say_again(self) -> None:
        """Show the texts in the form that is chosen by now."""
        raise NotImplementedError


def printed(text: str) -> str:
    """Return a title or an abstract with its LaTeX as one reads it, or as it is written."""
    return text if LatexForm.as_written else readable(text)


def plain(text: str, style: str = "") -> Content:
    """Return `text` with its line feeds, for paragraphs."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def line(text: str, style: str = "", width: int | None = None) -> Content:
    """Return `text` on one line, cut with an ellipsis where it is wider than `width` cells."""
    cleaned = clean_line(text)
    content = Content.styled(cleaned, style) if style else Content(cleaned)
    return content if width is None else content.truncate(width, ellipsis=True)


def marked(text: str, terms: Sequence[str], style: str = "") -> Content:
    """Return `text` on one line with the words that match `terms` marked."""
    content = line(text, style)
    if not terms:
        return content
    from pwc_tui.search.text.highlight import spans  # noqa: PLC0415  not before the first search

    for start, end in spans(content.plain, terms):
        content = content.stylize(MARK, start, end)
    return content


def hanging(head: Content, text: Content, width: int) -> Content:
    """Return `head` and `text` in `width` cells; what goes on below stands under the text."""
    indent = head.cell_length
    first, *others = text.wrap(max(1, width - indent)) or [text]
    return Content("\n").join([head + first, *(other.pad_left(indent) for other in others)])


def joined(parts: Sequence[Content], separator: str = " ") -> Content:
    """Return the parts that are not empty with `separator` between them."""
    return Content(separator).join(part for part in parts if part)


def click(action: str) -> Style:
    """Return the style that makes text run an action of the app when it is clicked."""
    return Style.from_meta({"@click": f"app.{action}"})


def host_of(url: str) -> str:
    """Return the host an address of the archive leads to, or "" where it is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""

"""Pictures of the screen as SVG that is small enough for a page, and several of them as a film."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_FONT_FACE = re.compile(r"@font-face \{.*?\}\n", re.DOTALL)
_LINE_CLIPPED = re.compile(
    r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>|'
    r' clip-path="url\(#[^)]*-line-\d+\)"| shape-rendering="crispEdges"',
    re.DOTALL,
)
_RECT_FILL = re.compile(r'<rect fill="(#[0-9a-f]{6})"')
_VIEW = re.compile(r'viewBox="(0 0 [\d.]+ [\d.]+)"')


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of a film."""

    picture: str
    """As `slim` returns it, with a name that no other frame has."""
    seconds: float


def slim(picture: str, name: str) -> str:
    """Return what Textual exports without what no reader of files sees: half of it.

    Fonts from elsewhere are loaded by none, each cell of the background has a rectangle of its own,
    and each text a clipping, though its length is said. `name` stands in the names of its classes.
    """
    picture = _FONT_FACE.sub("", picture)
    picture = re.sub(r"<clipPath id=\"[^\"]*-line-\d+\">.*?</clipPath>", "", picture, flags=re.S)
    picture = re.sub(
        r' clip-path="url\(#[^)]*-line-\d+\)"| shape-rendering="crispEdges"', "", picture
    )
    ((background, _),) = Counter(_RECT_FILL.findall(picture)).most_common(1)
    picture = re.sub(rf'<rect fill="{background}"[^>]*/>', "", picture)
    # The window itself has no colour of the program's.
    picture = picture.replace('<rect fill="#292929"', f'<rect fill="{background}"')
    picture = re.sub(r"terminal-\d+", name, picture)
    picture = re.sub(r"<!--.*?-->", "", picture)
    picture = re.sub(r"\s*\n\s*", "\n", picture)
    return picture.replace("<style>", "<style>\nrect { shape-rendering: crispEdges }", 1)


def film(frames: Sequence[Frame]) -> str:
    """Return one SVG that shows frames one after the other, again and again.

    Who asked the system for less motion sees the last one alone.
    """
    whole = sum(frame.seconds for frame in frames)
    view = _VIEW.search(frames[0].picture)
    assert view, "Textual's pictures have a viewBox"
    rules, pictures, since = [], [], 0.0
    for number, frame in enumerate(frames):
        until = since + frame.seconds
        begin, end = (f"{100 * at / whole:.3f}%" for at in (since, until))
        before = "" if number == 0 else "0% { visibility: hidden } "
        after = "" if number == len(frames) - 1 else f" {end} {{ visibility: hidden }}"
        rules.append(
            f"@keyframes at{number} {{ {before}{begin} {{ visibility: visible }}{after} }}\n"
            f"#frame{number} {{ animation: at{number} {whole:g}s step-end infinite }}"
        )
        pictures.append(f'<g id="frame{number}">{frame.picture}</g>')
        since = until
    still = ", ".join(f"#frame{number}" for number in range(len(frames) - 1))
    style = "\n".join(
        [
            *rules,
            "@media (prefers-reduced-motion: reduce) {",
            "g { animation: none !important }",
            f"{still} {{ visibility: hidden }}",
            "}",
        ]
    )
    joined = "\n".join(pictures)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view[1]}">\n'
        f"<style>\n{style}\n</style>\n{joined}\n</svg>\n"
    )

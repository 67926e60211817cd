"""The pictures of the documents: small, whole, and several as a film."""

import xml.etree.ElementTree as ET
from io import StringIO

from rich.console import Console
from rich.text import Text

from tools.screen_svg import Frame, film, slim

SVG = "{http://www.w3.org/2000/svg}"


def _picture(text: str) -> str:
    console = Console(
        file=StringIO(), record=True, width=40, force_terminal=True, color_system="truecolor"
    )
    console.print(Text(text.ljust(40), "bold #ff0000 on #102030"))
    console.print(Text(" " * 20, "on #203040") + Text("other", "on #102030"))
    return console.export_svg(title="x")


def test_a_picture_keeps_its_texts_and_loses_what_nobody_sees() -> None:
    before = _picture("Emotion Recognition")
    after = slim(before, "f1")
    assert len(after) < len(before)
    assert "font-face" not in after
    assert "Emotion" in "".join(ET.fromstring(after).itertext()).replace("\u00a0", " ")


def test_a_film_has_every_frame_once_and_a_last_one_for_those_who_want_no_motion() -> None:
    frames = [Frame(slim(_picture(name), f"f{name}"), 1.5) for name in "abc"]
    root = ET.fromstring(film(frames))
    assert [group.get("id") for group in root.findall(f"{SVG}g")] == ["frame0", "frame1", "frame2"]
    style = root.findtext(f"{SVG}style") or ""
    assert "4.5s step-end infinite" in style
    assert "#frame0, #frame1 { visibility: hidden }" in style

"""Takes the pictures of README and tour, of the real program on the demo, dark and light.

`python -m tools.make_pictures` writes them to `docs/pictures`; a folder as argument is written to
instead.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from pwc_tui.config import USER_VARIABLE
from pwc_tui.ingest.demo import demo_database
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.places.trail import BoardPlace, PaperPlace, PapersPlace, Place, Trail
from pwc_tui.tui.themes import DARK, LIGHT
from tests.tui.driving import app_on, press, settled, type_text
from tools.make_docs import DOCS
from tools.screen_svg import Frame, film, slim

_SIZE = (120, 32)
_THEMES = {"dark": DARK.name, "light": LIGHT.name}


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is done before a picture is taken."""

    keys: tuple[str, ...] = ()
    typed: str = ""
    """What is typed before the keys, into the search bar."""
    seconds: float = 2.5
    """For how long a film shows what came of it."""


_BOARD = BoardPlace("image-classification-on-imagenet")
_PICTURES: dict[str, tuple[Place | str, _Scene]] = {
    "papers": (PapersPlace(), _Scene(("enter", *"jjjjjjj"), "emotoin recogniton")),
    "paper": ("attention-is-all-you-need", _Scene()),
    "board": (_BOARD, _Scene(("t", *"jjjj"))),
    "exports": (_BOARD, _Scene(("e",))),
    "compare": ("attention-is-all-you-need", _Scene(("space", "n", "space", "equals_sign"))),
    "results": (PapersPlace(), _Scene((), "imagnet")),
    "sota": (PapersPlace(), _Scene(("S",))),
    "library": (PapersPlace(), _Scene((*"bjbjjb", "L", "enter"))),
    "help": (PapersPlace(), _Scene(("question_mark",))),
}
"""Where the program starts, a place or a paper by its id, and what is done there."""

_FILM = (
    _Scene(seconds=1.5),
    _Scene(typed="im", seconds=0.5),
    _Scene(typed="ag", seconds=0.5),
    _Scene(typed="net", seconds=2.0),
    _Scene(("enter", "j", "j"), seconds=1.5),
    _Scene(("enter",), seconds=2.5),
    _Scene(("t",), seconds=3.0),
    _Scene(("enter",), seconds=3.0),
    _Scene(("backspace",), seconds=1.5),
)
"""What is done in the film: search, open a leaderboard, its chart, the best paper, go back."""


async def _take(pilot: Pilot[None], scene: _Scene, name: str) -> str:
    if scene.typed:
        await type_text(pilot, scene.typed)
    await press(pilot, *scene.keys)
    return slim(pilot.app.export_screenshot(), name)


@contextmanager
def _program(place: Place | str, theme: str) -> Iterator[PwcApp]:
    """Yield the program at a place, with an empty file of the user's."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[USER_VARIABLE] = str(Path(folder) / "user.db")
        app = app_on(demo_database())
        if isinstance(place, str):
            card = app.backend.card_named(place)
            assert card, f"the demo has no paper {place}"
            place = PaperPlace(card.id)
        app.navigator.trail = Trail((place,), 0)
        app.wear(_THEMES[theme])
        yield app


async def _picture(name: str, theme: str) -> str:
    place, scene = _PICTURES[name]
    with _program(place, theme) as app:
        async with app.run_test(size=_SIZE) as pilot:
            await settled(pilot)
            if scene.typed:
                await press(pilot, "slash")
            return await _take(pilot, scene, name)


async def _film(theme: str) -> str:
    frames = []
    with _program(PapersPlace(), theme) as app:
        async with app.run_test(size=_SIZE) as pilot:
            await settled(pilot)
            await press(pilot, "slash")
            for number, scene in enumerate(_FILM):
                picture = await _take(pilot, scene, f"f{number}")
                frames.append(Frame(picture, scene.seconds))
    return film(frames)


def _main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for theme in _THEMES:
        made = {name: asyncio.run(_picture(name, theme)) for name in _PICTURES}
        made["film"] = asyncio.run(_film(theme))
        for name, picture in made.items():
            (folder / f"{name}-{theme}.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    _main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS / "pictures")

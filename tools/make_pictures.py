"""Takes the README's pictures of the real program on the demo: `python -m tools.make_pictures`."""

import asyncio
import os
import re
import tempfile
from pathlib import Path

from pwc_tui.config import USER_VARIABLE
from pwc_tui.ingest.demo import demo_database
from pwc_tui.tui.places.trail import BoardPlace, PapersPlace, Place, Trail
from tests.tui.driving import app_on, press, search, settled
from tools.make_docs import DOCS

_SIZE = (120, 32)
_PICTURES: dict[str, tuple[Place, str, tuple[str, ...]]] = {
    "papers": (PapersPlace(), "emotoin recogniton", ("enter", *"jjjjjjj")),
    "board": (BoardPlace("image-classification-on-imagenet"), "", ("t",)),
}
"""Where the program starts, what is typed into the search bar, and the keys after that."""


async def _take(name: str, place: Place, words: str, keys: tuple[str, ...]) -> None:
    app = app_on(demo_database())
    app.navigator.trail = Trail((place,), 0)
    async with app.run_test(size=_SIZE) as pilot:
        await settled(pilot)
        if words:
            await search(pilot, words)
        await press(pilot, *keys)
        # Fonts from elsewhere are loaded by no reader of files, and asked for by none.
        picture = re.sub(r"@font-face \{.*?\}\n", "", app.export_screenshot(), flags=re.DOTALL)
        (DOCS / "pictures" / f"{name}.svg").write_text(picture, "utf-8")


def _main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ[USER_VARIABLE] = str(Path(folder) / "user.db")
        for name, picture in _PICTURES.items():
            asyncio.run(_take(name, *picture))


if __name__ == "__main__":
    _main()

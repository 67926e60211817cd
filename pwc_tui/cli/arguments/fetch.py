"""The arguments of `pwc-tui fetch`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.cli.arguments.common import add_command, add_database, add_json
from pwc_tui.domain.sections import Section

if TYPE_CHECKING:
    from pwc_tui.cli.arguments.common import Commands

_MORE = """\
The files go to the cache of the hub's library, about 650 MB, and may be deleted once they are
imported; the database takes 1.5 GB. An interrupted download resumes where it stopped. The library's
variables HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE, HF_HOME, HF_HUB_CACHE and HF_HUB_DOWNLOAD_TIMEOUT
are honoured, as are HTTPS_PROXY and its like.
"""


def add_fetch(commands: "Commands") -> None:
    """Add the command."""
    command = add_command(
        commands,
        "fetch",
        "download the whole archive and import it",
        epilog=_MORE,
    )
    command.add_argument(
        "--only",
        metavar="PARTS",
        type=_sections,
        default=tuple(Section),
        help=f"some of {','.join(Section)}: the database then has nothing else",
    )
    command.add_argument(
        "--dest", metavar="DIR", type=Path, help="where to put the files, instead of the cache"
    )
    command.add_argument("--no-import", action="store_true", help="only download the files")
    command.add_argument(
        "--from", metavar="URL", dest="endpoint", help="another hub, instead of HF_ENDPOINT's"
    )
    add_database(command, is_command=True)
    form = command.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--progress", action="store_true", help="print progress as lines of JSON")


def _sections(text: str) -> tuple[Section, ...]:
    names = [name.strip() for name in text.split(",")]
    try:
        wanted = {Section(name) for name in names}
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{text!r} must be some of {', '.join(Section)}, with commas between"
        ) from error
    return tuple(section for section in Section if section in wanted)

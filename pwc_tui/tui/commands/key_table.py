"""The README's table of keys, made from the commands.

`python -m pwc_tui.tui.commands.key_table` prints it; with the path of a README it puts the table
between the marks `<!-- keys -->` and `<!-- /keys -->`. A test holds the README to it.
"""

import re
import sys
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.tui.commands.base import Command, Group
from pwc_tui.tui.commands.registry import COMMANDS
from pwc_tui.tui.widgets.chrome.key_bar import keys_text

_MARKED = re.compile(r"(<!-- keys -->\n).*?(<!-- /keys -->)", re.DOTALL)


def key_table() -> str:
    """Return the keys of all commands as a Markdown table, one row per command."""
    lines = ["| | Keys | |", "| --- | --- | --- |"]
    for group in Group:
        commands = [command for command in COMMANDS if command.group is group and command.keys]
        for place, command in enumerate(commands):
            heading = f"**{group.value}**" if place == 0 else ""
            lines.append(f"| {heading} | {_keys(command)} | {command.help().rstrip('.')} |")
    return "\n".join(lines) + "\n"


def with_key_table(readme: str) -> str:
    """Return a README with the table in its place; raises UserError when it has no marks."""
    if not _MARKED.search(readme):
        raise UserError(
            "the README has no `<!-- keys -->` and `<!-- /keys -->` to put keys between"
        )
    return _MARKED.sub(lambda found: f"{found[1]}{key_table()}{found[2]}", readme)


def _keys(command: type[Command]) -> str:
    return " ".join(f"`{name}`" for name in keys_text(command).split())


def _main(arguments: list[str]) -> None:
    if not arguments:
        sys.stdout.write(key_table())
    for argument in arguments:
        path = Path(argument)
        path.write_text(with_key_table(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    _main(sys.argv[1:])

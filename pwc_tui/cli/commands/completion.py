"""`pwc-tui completion`: the script that completes the command in a shell."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from pwc_tui.cli.arguments.library import list_name
from pwc_tui.cli.console import print_data
from pwc_tui.cli.parser import build_parser
from pwc_tui.config import expanded, named_database


def run(options: argparse.Namespace) -> int:
    """Print the script for the shell that is named."""
    # 46 ms, which no other command need pay.
    import shtab  # noqa: PLC0415

    parser = build_parser()
    for action in _actions(parser):
        if action.type in (Path, named_database, expanded):
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # where shtab looks for it
        elif action.type is list_name:
            action.complete = _LISTS  # type: ignore[attr-defined]  # as above
    print_data(
        shtab.complete(parser, shell=options.shell, preamble=_PREAMBLE.get(options.shell, ""))
    )
    return 0


_LISTS = {
    "bash": "_pwc_tui_lists",
    "zsh": "_pwc_tui_lists",
    "fish": "(pwc-tui lists 2>/dev/null | cut -f1)",
}
"""What gives the names of the user's lists."""

_PREAMBLE = {
    # With blanks escaped, as bash does not do by itself.
    "bash": r"""
_pwc_tui_lists() {
  local name
  pwc-tui lists 2>/dev/null | cut -f1 | while IFS= read -r name; do
    case "$name" in "${1//\\/}"*) printf '%q\n' "$name" ;; esac
  done
}
""",
    "zsh": """
_pwc_tui_lists() {
  local -a names
  names=(${(f)"$(pwc-tui lists 2>/dev/null | cut -f1)"})
  compadd -a names
}
""",
}


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
        else:
            yield action

"""`pwc-tui completion`: the script that completes the command in a shell."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from pwc_tui.cli.console import print_data
from pwc_tui.cli.parser import build_parser
from pwc_tui.config import named_database


def run(options: argparse.Namespace) -> int:
    """Print the script for the shell that is named."""
    # 46 ms, which no other command need pay.
    import shtab  # noqa: PLC0415

    parser = build_parser()
    for action in _takes_paths(parser):
        action.complete = shtab.FILE  # type: ignore[attr-defined]  # where shtab looks for it
    print_data(shtab.complete(parser, shell=options.shell))
    return 0


def _takes_paths(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if action.type in (Path, named_database):
            yield action
        elif isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _takes_paths(command)

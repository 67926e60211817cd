"""The arguments of `pwc-tui config`."""

from typing import TYPE_CHECKING

from pwc_tui.cli.arguments.common import add_command, add_config, add_json

if TYPE_CHECKING:
    from pwc_tui.cli.arguments.common import Commands

_ACTIONS = {
    "show": "every setting, its value, and who says so",
    "path": "which file they are in",
    "check": "all that is wrong with it; then the exit status is 2",
    "edit": "open it in your editor, and check it",
    "default": "print one with all settings and what they are for",
}


def add_config_command(commands: "Commands") -> None:
    """Add `config` with what it can do."""
    command = add_command(commands, "config", "show, check or change your settings")
    command.add_argument(
        "action",
        choices=tuple(_ACTIONS),
        nargs="?",
        default="show",
        help="; ".join(f"{name}: {told}" for name, told in _ACTIONS.items()),
    )
    add_config(command, is_command=True)
    add_json(command)

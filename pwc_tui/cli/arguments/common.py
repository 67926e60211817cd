"""The pieces that the commands' arguments have in common."""

import argparse
import re
from collections.abc import Generator
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NoReturn

from pwc_tui.cli.arguments.examples import examples_of
from pwc_tui.config import expanded, named_database
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.nearest import perhaps

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]

_COMMAND_WIDTH = 15
"""Columns of `import-user`, the longest command, and of the blanks before it."""

_HELP_WIDTH = 80
_FEW = 10
"""Values of which all are told when another one was typed."""

_GROUPS = {
    "what is printed": "--json --csv --markdown --latex --svg --png --against --format --style "
    "--keys --ascii --limit --all --explain --sort --output --progress",
    "the program": "--db --config --debug",
}
"""What is alike in many commands, by its heading in their help; the rest is of the one command."""

_MINUS_WORD = re.compile("-[^-].")


_TOGETHER = {
    "one thing": "task dataset method author repository venue",
    "your own": "lists list bookmark tags tag read note searches submit flip undo redo "
    "export-user import-user",
}
"""Commands that are much alike, by what they are about."""


def more_commands() -> str:
    """Return what the help says of the commands that it names together."""
    width = max(map(len, _TOGETHER))
    lines = [
        line
        for about, names in _TOGETHER.items()
        for line in wrap(
            names,
            _HELP_WIDTH,
            initial_indent=f"  {about:{width}}  ",
            subsequent_indent=" " * (width + 4),
            break_on_hyphens=False,
        )
    ]
    return "\n".join(["more commands, each with a --help of its own:", *lines])


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Keeps the examples as they are, and every command on one line with what it does."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        # argparse itself forgets that commands are set in.
        self._action_max_length = _COMMAND_WIDTH

    def _iter_indented_subactions(
        self, action: argparse.Action
    ) -> Generator[argparse.Action, None, None]:
        # What `more_commands` names together has no line of its own: the help has to fit a screen.
        together = " ".join(_TOGETHER.values()).split()
        for each in super()._iter_indented_subactions(action):
            if each.dest not in together:
                yield each


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence, without the page of usage."""

    takes_minus_words = False
    """Whether `-word` is an argument and no option: a search leaves such words out."""

    def __init__(self, *what: Any, **how: Any) -> None:
        self._common: dict[str, argparse._ArgumentGroup] = {}
        super().__init__(*what, **how)
        self._positionals.title = "arguments"
        for title, options in _GROUPS.items():
            group = self.add_argument_group(title)
            self._common.update(dict.fromkeys(options.split(), group))

    def format_help(self) -> str:
        """Return the help: what is alike in many commands comes after what is of this one."""
        self._action_groups.sort(key=lambda group: group.title in _GROUPS)
        return super().format_help()

    def _add_action(self, action: Any) -> Any:
        # Every argument comes by here, also those that exclude each other.
        group = next(filter(None, map(self._common.get, action.option_strings)), None)
        return super()._add_action(action) if group is None else group._add_action(action)

    def _parse_optional(self, arg_string: str) -> Any:
        # The one way to say so: argparse itself knows only of negative numbers.
        if self.takes_minus_words and _MINUS_WORD.match(arg_string):
            return None
        return super()._parse_optional(arg_string)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Return the options; raises UserError that says what an unknown one may be meant for."""
        options, unknown = self.parse_known_args(args, namespace)
        if unknown:
            command: Parser = getattr(options, "command", self)
            typed = unknown[0].partition("=")[0]
            known = [each for action in command._actions for each in action.option_strings]
            command.error(f"{typed!r} is not understood here{perhaps(typed, known)}")
        return options

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        choices = list(map(str, action.choices or ()))
        if choices and value not in choices:
            said = f"{value!r} is no {_kind_of(action)}{perhaps(str(value), choices)}"
            few = "" if len(choices) > _FEW else f"; there are {', '.join(choices)}"
            self.error(said + few)

    def error(self, message: str) -> NoReturn:
        """Raise UserError with the sentence."""
        raise UserError(f"{message} (see `{self.prog} --help`)")


def _kind_of(action: argparse.Action) -> str:
    """Return what a value of an argument is called: `command`, `shelf`."""
    name = (
        action.option_strings[-1] if action.option_strings else str(action.metavar or action.dest)
    )
    return name.lstrip("-").lower()


def add_command(
    commands: "Commands", name: str, summary: str, module: str = "", **more: Any
) -> Parser:
    """Add a command with its help; it is `run` of the module that is called like it.

    Of a `module` that is called otherwise it is the function that is called like it.
    """
    described = f"{summary[:1].upper()}{summary[1:]}."
    more["epilog"] = "\n\n".join(filter(None, (examples_of(name), more.get("epilog"))))
    command = commands.add_parser(
        name, help=summary, description=described, formatter_class=HelpFormatter, **more
    )
    module = module or name
    function = "run" if module.rpartition(".")[2] == name else name.replace("-", "_")
    add_debug(command, is_command=True)
    command.set_defaults(module=module, function=function, command=command)
    return command


def add_database(parser: argparse.ArgumentParser, *, is_command: bool) -> None:
    """Add `--db FILE`, which may stand before a command and after it."""
    parser.add_argument(
        "--db",
        metavar="FILE",
        type=named_database,
        # Without a default of its own a command keeps what was said before it.
        default=argparse.SUPPRESS if is_command else None,
        help="file or postgresql+psycopg://… to use instead of the default",
    )


def add_debug(parser: argparse.ArgumentParser, *, is_command: bool) -> None:
    """Add `--debug`, which every command knows and only the program's own help tells."""
    parser.add_argument(
        "--debug",
        action="store_true",
        default=argparse.SUPPRESS if is_command else False,
        help=argparse.SUPPRESS
        if is_command
        else "write what is done to a file (`doctor` says where)",
    )


def add_config(parser: argparse.ArgumentParser, *, is_command: bool) -> None:
    """Add `--config FILE`, which may stand before a command and after it."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        type=expanded,
        default=argparse.SUPPRESS if is_command else None,
        help="settings to use instead of your config.toml",
    )


def add_json(parser: argparse._ActionsContainer) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def add_limit(parser: argparse.ArgumentParser, default: int | None, told: str = "") -> None:
    """Add `--limit N`; `told` is what the help says of the default."""
    parser.add_argument(
        "--limit",
        metavar="N",
        type=positive,
        default=default,
        help=f"how many to print at most (default {told or default})",
    )


def as_text(argument: str) -> str:
    """Return an argument as valid text: bytes that are no UTF-8 become the mark for that."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def positive(text: str) -> int:
    """Return the number above 0 that an argument is."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return int(text)


def port_number(text: str) -> int:
    """Return the number of a port that an argument is."""
    if not (text.isascii() and text.isdigit() and int(text) < 1 << 16):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a number from 0 to 65535")
    return int(text)

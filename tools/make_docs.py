"""Writes what `docs/` has from the code: keys, query language, commands, settings, man pages.

`python -m tools.make_docs` does it; a test says when a file is older than the code.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pwc_tui.cli.arguments.examples import EXAMPLES
from pwc_tui.cli.parser import command_parsers
from pwc_tui.domain.query.help import QUERY_HELP
from pwc_tui.settings.declaration import SECTIONS, SettingSection
from pwc_tui.settings.key_presets import PRESETS
from pwc_tui.settings.template import in_toml, takes
from pwc_tui.tui.app.commands.all_commands import COMMANDS
from pwc_tui.tui.commands import Command, CommandGroup
from pwc_tui.tui.keys import written_keys
from pwc_tui.tui.widgets.chrome.key_bar import keys_text

DOCS = Path(__file__).parents[1] / "docs"


def documents() -> dict[Path, str]:
    """Return what the files that hold something made from the code are to say."""
    marked = {
        "keys.md": ("keys", key_table()),
        "searching.md": ("language", _language_table()),
        "commands.md": ("commands", _command_sections()),
        "settings.md": ("settings", _setting_sections()),
    }
    made = {DOCS / name: _put(DOCS / name, *part) for name, part in marked.items()}
    made[DOCS / "key-names.md"] = _key_names()
    made[DOCS / "man" / "pwc-tui.1"] = _program_page()
    made[DOCS / "man" / "pwc-tui-query.7"] = _query_page()
    return made


def key_table() -> str:
    """Return the keys of all commands as a Markdown table, one row per command."""
    lines = ["| | Keys | |", "| --- | --- | --- |"]
    for group in CommandGroup:
        for place, command in enumerate(_commands_of(group)):
            heading = f"**{group.value}**" if place == 0 else ""
            keys = " ".join(f"`{name}`" for name in keys_text(command).split())
            lines.append(f"| {heading} | {keys} | {command.help.rstrip('.')} |")
    return "\n".join(lines)


def _commands_of(group: CommandGroup) -> list[Command]:
    return [command for command in COMMANDS if command.group is group and command.keys]


def _put(path: Path, mark: str, text: str) -> str:
    """Return a file with `text` between `<!-- mark -->` and `<!-- /mark -->`."""
    before, start, rest = path.read_text("utf-8").partition(f"<!-- {mark} -->\n")
    _, end, after = rest.partition(f"<!-- /{mark} -->")
    if not (start and end):
        raise SystemExit(
            f"{path.name} has no <!-- {mark} --> and <!-- /{mark} --> to write between"
        )
    return f"{before}{start}{text}\n{end}{after}"


def _language_table() -> str:
    rows = (f"| `{each.example}` | {each.meaning} |" for each in QUERY_HELP)
    return "\n".join(["| type | to find |", "| --- | --- |", *rows])


@dataclass(frozen=True, slots=True)
class _Usage:
    """A command of the shell with what it takes."""

    name: str
    summary: str
    arguments: tuple[tuple[str, str], ...]
    """How an argument or option is written, and what it is for."""

    @property
    def synopsis(self) -> str:
        """The command with its arguments, without options."""
        return " ".join([f"pwc-tui {self.name}", *(a for a, _ in self.arguments if a[0] != "-")])


def _usages() -> Iterator[_Usage]:
    for name, parser in command_parsers().items():
        told = (each for each in parser._actions if each.help != argparse.SUPPRESS)
        actions = [each for each in told if "--help" not in each.option_strings]
        arguments = tuple((_written(each), str(each.help or "")) for each in actions)
        yield _Usage(name, str(parser.description), arguments)


def _written(action: argparse.Action) -> str:
    """Return `--limit N`, `PATH…`, `[QUERY…]` or `higher|lower` for an argument."""
    value = str(action.metavar or "|".join(map(str, action.choices or ())))
    if action.option_strings:
        return (
            f"{action.option_strings[-1]} {value}"
            if action.nargs != 0
            else action.option_strings[-1]
        )
    many = f"{value}…" if action.nargs in ("+", "*") else value
    return f"[{many}]" if action.nargs in ("?", "*") else many


def _command_sections() -> str:
    return "\n\n".join(_command_section(usage) for usage in _usages())


def _command_section(usage: _Usage) -> str:
    lines = [f"### `{usage.synopsis}`", "", usage.summary]
    if usage.arguments:
        lines += ["", "| | |", "| --- | --- |"]
        lines += [f"| `{_in_cell(a)}` | {_in_cell(told)} |" for a, told in usage.arguments]
    lines += ["", "```sh", *EXAMPLES[usage.name], "```"]
    return "\n".join(lines)


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _key_names() -> str:
    """Return the commands by the names that settings have, with their keys in every preset."""
    head = [
        "# The commands by their names",
        "",
        "As `[keys]` of [settings.md](settings.md) has them, with their keys in each preset.",
        "",
        f"| name | {' | '.join(PRESETS)} | |",
        f"| --- |{' --- |' * len(PRESETS)} --- |",
    ]
    return "\n".join([*head, *map(_key_row, COMMANDS)]) + "\n"


def _key_row(command: Command) -> str:
    cells = []
    for preset in PRESETS.values():
        keys = preset.get(command.id, written_keys(command))
        cells.append(" ".join(f"`{_in_cell(key)}`" for key in keys))
    told = command.help.rstrip(".")
    return f"| `{command.id}` | {' | '.join(cells)} | {told} |"


def _setting_sections() -> str:
    return "\n\n".join(map(_setting_section, SECTIONS))


def _setting_section(section: SettingSection) -> str:
    lines = [
        f"### `[{section.name}]`",
        "",
        section.told,
        "",
        "| | default | |",
        "| --- | --- | --- |",
    ]
    for each in section.told_entries:
        default, told = f"`{in_toml(each.default)}`", f"{each.told} {takes(each)}"
        lines.append(f"| `{each.name}` | {_in_cell(default)} | {_in_cell(told)} |")
    return "\n".join(lines)


def _setting_entries(section: SettingSection) -> str:
    entries = (
        _entry(f"\\fB{_roff(each.name)}\\fR", f"{each.told} {takes(each)}")
        for each in section.told_entries
    )
    return "\n".join([f".SS [{section.name}]", _roff(section.told), *entries])


def _program_page() -> str:
    """Return pwc-tui(1) in the macros of man(7)."""
    parts = [
        _head("PWC-TUI", 1, "pwc-tui \\- read the Papers With Code archive in a terminal"),
        ".SH SYNOPSIS\n.B pwc-tui\n[\\fB\\-\\-db\\fR \\fIFILE\\fR] "
        "[\\fB\\-\\-config\\fR \\fIFILE\\fR] [\\fICOMMAND\\fR …]",
        ".SH DESCRIPTION\nWithout a command, opens the screen. The language of queries is that of\n"
        ".BR pwc-tui-query (7).",
        ".SH COMMANDS",
        *map(_program_command, _usages()),
        ".SH KEYS OF THE SCREEN",
        *(_key_group(group) for group in CommandGroup if _commands_of(group)),
        ".SH SETTINGS\nIn the file that\n.B pwc-tui config path\ntells, in TOML.",
        *map(_setting_entries, SECTIONS),
        ".SH ENVIRONMENT",
        *(_entry(f"\\fB{name}\\fR", told) for name, told in _VARIABLES),
        ".SH EXIT STATUS",
        *(_entry(number, told) for number, told in _STATUSES),
        ".SH SEE ALSO\n.BR pwc-tui-query (7)",
    ]
    return "\n".join(parts) + "\n"


_VARIABLES = (
    ("PWC_TUI_DB", "the database, a file or an address, unless --db names one"),
    ("PWC_TUI_USER", "the file of bookmarks, notes and other data of your own"),
    ("PWC_TUI_CONFIG", "the file of settings, unless --config names one"),
    ("NO_COLOR", "print without colours"),
    ("PGPASSFILE, PGPASSWORD", "the password of an archive on a PostgreSQL server"),
)
_STATUSES = (
    ("0", "done, found"),
    ("1", "nothing was found"),
    ("2", "wrong usage or bad input, with a sentence on the error stream"),
    ("130, 141", "stopped by Ctrl+C, or because the reader of the output went away"),
    ("129, 131, 143", "ended by SIGHUP, SIGQUIT or SIGTERM"),
)


def _program_command(usage: _Usage) -> str:
    lines = [f".SS {_roff(usage.synopsis)}", _roff(usage.summary)]
    lines += [_entry(f"\\fB{_roff(a)}\\fR", told) for a, told in usage.arguments]
    lines += [".PP\nExamples:\n.PP\n.nf", *map(_roff, EXAMPLES[usage.name]), ".fi"]
    return "\n".join(lines)


def _key_group(group: CommandGroup) -> str:
    keys = (_entry(_roff(keys_text(each)), each.help) for each in _commands_of(group))
    return "\n".join([f".SS {_roff(group.value)}", *keys])


def _query_page() -> str:
    """Return pwc-tui-query(7)."""
    parts = [
        _head("PWC-TUI-QUERY", 7, "pwc-tui-query \\- the query language of pwc-tui"),
        ".SH DESCRIPTION\nA query is words and any of these:",
        *(_entry(f"\\fB{_roff(each.example)}\\fR", each.meaning) for each in QUERY_HELP),
        ".PP\nClauses of different fields must all hold; of several clauses of one field, any.\n"
        "A value with blanks stands in quotation marks, a mark within it is doubled.",
        ".SH SEE ALSO\n.BR pwc-tui (1)",
    ]
    return "\n".join(parts) + "\n"


def _head(title: str, section: int, name: str) -> str:
    return f'.TH {title} {section} "" pwc-tui\n.SH NAME\n{name}'


def _entry(term: str, told: str) -> str:
    return f".TP\n{term}\n{_roff(told)}"


def _roff(text: str) -> str:
    """Return text that man(7) takes as it is."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^([.'])", r"\\&\1", escaped)


def _main() -> None:
    for path, text in documents().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    _main()

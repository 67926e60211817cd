"""`pwc-tui config`: where the settings are, what holds, what is wrong, and changing them."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from pwc_tui.cli.console import OutputColumn, narrate, print_data, print_line, print_table
from pwc_tui.cli.session import settings_file
from pwc_tui.config import named_settings_file
from pwc_tui.domain.errors import UserError
from pwc_tui.export.json.encode import to_list
from pwc_tui.settings.declaration import SECTIONS
from pwc_tui.settings.entries import SettingEntry, entries_of
from pwc_tui.settings.own_commands import OwnCommand
from pwc_tui.settings.reading import SettingsFile, read_settings
from pwc_tui.settings.template import default_file, in_toml
from pwc_tui.system.editor import edit_file, editor_command

_WRONG = 2


def run(options: argparse.Namespace) -> int:
    """Do what is asked; status 2 where the file is to be right and is not."""
    act, has_json = _ACTIONS[options.action]
    if options.json and not has_json:
        raise UserError(f"`config {options.action}` prints no JSON; `show` and `check` do")
    return act(options)


def _path(options: argparse.Namespace) -> int:
    """Print which file is read; it may not exist."""
    print_line(str(settings_file(options.config)))
    return 0


def _default(options: argparse.Namespace) -> int:
    """Print a file with all settings as comments."""
    del options
    print_data(_default_file())
    return 0


def _show(options: argparse.Namespace) -> int:
    """Print every setting with where its value comes from; what is wrong is narrated."""
    file = _file(options)
    rows = list(_rows(file))
    if options.json:
        entries = [
            {"section": entry.section, "name": entry.name, "value": value, "line": line}
            for entry, value, line in rows
        ]
        print_data(to_list({"file": file.name, "settings": entries}))
    else:
        columns = [OutputColumn(title) for title in ("setting", "value", "from")]
        print_table(columns, [_row(file, *row) for row in rows], header=False)
    _complain(file)
    return 0


def _check(options: argparse.Namespace) -> int:
    """Say all that is wrong with the file; status 2 where something is."""
    file = _file(options)
    complaints = _complaints(file)
    if options.json:
        print_data(to_list({"file": file.name, "problems": complaints}))
    elif not complaints:
        narrate(f"{file.name} is as it must be")
    else:
        _complain(file)
    return _WRONG if complaints else 0


def _edit(options: argparse.Namespace) -> int:
    """Open the file in the editor, made of the defaults where there is none; then check it."""
    file = settings_file(options.config)
    command = editor_command(read_settings(file).settings.editor.command)
    if command is None:
        raise UserError(f"VISUAL or EDITOR must name your editor; the file is {file}")
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_default_file(), encoding="utf-8")
    edit_file(file, command)
    return _check(options)


def _default_file() -> str:
    from pwc_tui.tui.app.commands.all_commands import COMMANDS  # noqa: PLC0415 - 400 ms: Textual
    from pwc_tui.tui.keys import written_keys  # noqa: PLC0415 - as above

    return default_file((each.id, written_keys(each), each.help) for each in COMMANDS)


def _file(options: argparse.Namespace) -> SettingsFile:
    file: Path = settings_file(options.config)
    is_named = named_settings_file(options.config) is not None
    return read_settings(file, must_exist=is_named)


def _complaints(file: SettingsFile) -> list[str]:
    """Return all that is wrong, also with what only the screen knows."""
    from pwc_tui.tui.app.commands.key_problems import key_problems  # noqa: PLC0415 - 400 ms: Textual
    from pwc_tui.tui.app.commands.own_commands import keys_of  # noqa: PLC0415 - as above
    from pwc_tui.tui.keys import key_table  # noqa: PLC0415 - as above

    own = file.settings.commands
    return file.complaints(*key_problems(key_table(file.settings.keys, keys_of(own)), own))


def _complain(file: SettingsFile) -> None:
    for said in _complaints(file):
        narrate(said)


def _rows(file: SettingsFile) -> Iterator[tuple[SettingEntry, object, int | None]]:
    """Yield all settings with their values, and the line of those that the file sets."""
    for section in SECTIONS:
        values = getattr(file.settings, section.name)
        for entry in section.entries:
            line = file.line_of(section.name, entry.name)
            yield entry, getattr(values, entry.name), line
        if section.others is not None:
            field, kind = section.others
            for name, value in getattr(values, field).items():
                yield from _own_rows(
                    file, SettingEntry(section.name, name, kind, (), "", ""), value
                )


def _own_rows(
    file: SettingsFile, entry: SettingEntry, value: object
) -> Iterator[tuple[SettingEntry, object, int | None]]:
    """Yield the keys of a command, or what makes a command of the user's own."""
    if not isinstance(value, OwnCommand):
        yield entry, value, file.line_of(entry.section, entry.name)
        return
    section = f"{entry.section}.{entry.name}"
    for each in entries_of(section, OwnCommand):
        line = file.lines.get((entry.section, entry.name, each.name))
        yield each, getattr(value, each.name), line


def _row(file: SettingsFile, entry: SettingEntry, value: object, line: int | None) -> list[str]:
    source = f"{file.name}, line {line}" if line else "default"
    return [f"{entry.section}.{entry.name}", in_toml(value), source]


_ACTIONS: dict[str, tuple[Callable[[argparse.Namespace], int], bool]] = {
    "path": (_path, False),
    "show": (_show, True),
    "check": (_check, True),
    "edit": (_edit, False),
    "default": (_default, False),
}
"""What each does, and whether it has a form for programs."""

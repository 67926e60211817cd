"""Commands of the user's own: a program that is run on a paper, with its facts as arguments."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pwc_tui.domain.text.nearest import perhaps
from pwc_tui.settings.entries import SettingEntry, entries_of, setting
from pwc_tui.settings.kinds import (
    AnyText,
    Keys,
    OneOf,
    ProgramCall,
    SettingError,
    ValueKind,
    YesOrNo,
    shown,
)

FIELDS = {
    "arxiv_id": "its arXiv id",
    "bibtex": "its BibTeX entry",
    "code": "the address of its code, the official one first",
    "id": "its id in the archive",
    "pdf": "the address of its PDF",
    "title": "its title",
    "url": "the address of its page",
}
"""What a template may name of a paper."""

EXAMPLE = """\
[commands.zotero]
name = "Send to Zotero"
key = "Z"
run = "zotero-add {arxiv_id}"
"""
"""A command as it may stand in a file."""

_FIELD = re.compile(r"\{(\w*)\}")


class CommandTemplate(ValueKind):
    """A program with its arguments in which `{title}` and the like stand for facts of a paper."""

    def __init__(self) -> None:
        facts = ", ".join(f"{{{name}}} is {told}" for name, told in FIELDS.items())
        super().__init__(
            f"a program with its arguments, as a text or a list of texts; of a paper, {facts}"
        )

    def checked(self, value: object) -> tuple[str, ...]:
        """Return program and arguments, cut before anything is filled in; raises SettingError."""
        parts = ProgramCall().checked(value)
        if not parts:
            raise SettingError(f"is {shown(value)}, but must name a program")
        for name in (name for part in parts for name in _FIELD.findall(part)):
            if name not in FIELDS:
                raise SettingError(f"has {{{name}}}, which is no field{perhaps(name, FIELDS)}")
        if _FIELD.search(parts[0]):
            raise SettingError("begins with a field, but must begin with a program")
        return parts


@dataclass(frozen=True)
class OwnCommand:
    """A command that the user made; it is run on the marked papers one by one, or on the row's."""

    run: tuple[str, ...] = setting((), CommandTemplate(), "What is run.", '"zotero-add {arxiv_id}"')
    shell: str = setting(
        "",
        AnyText("a line of shell"),
        "What is run instead of that by the shell; facts are variables there, such as $PWC_TITLE "
        "and $PWC_ARXIV_ID.",
        "'echo \"$PWC_BIBTEX\" >> ~/refs.bib'",
    )
    name: str = setting("", AnyText(), "What help and palette call it.", '"Send to Zotero"')
    key: tuple[str, ...] = setting((), Keys(), "Its keys.", '"Z"')
    terminal: bool = setting(
        False, YesOrNo(), "Whether the program gets the terminal until it ends.", "true"
    )
    output: str = setting(
        "toast",
        OneOf("toast", "pager", "nowhere"),
        "Where its output is shown: in a notice, in a text to scroll, or nowhere.",
        '"pager"',
    )


class CommandTable(ValueKind):
    """The tables of commands of the user's own, each by a name of its own."""

    def __init__(self) -> None:
        super().__init__("a table with `run` or `shell`")

    @property
    def entries(self) -> tuple[SettingEntry, ...]:
        """What one may say of a command."""
        return entries_of("commands.NAME", OwnCommand)

    def checked(self, value: object) -> OwnCommand:
        """Return the command; raises SettingError for the first thing that is wrong with it."""
        if not isinstance(value, dict):
            raise SettingError(f"is {shown(value)}, but must be {self.told}")
        kinds: dict[str, ValueKind] = {entry.name: entry.kind for entry in self.entries}
        values: dict[str, Any] = {}
        for name, said in value.items():
            if name not in kinds:
                raise SettingError(f"has no {shown(name)}{perhaps(name, kinds)}", name)
            try:
                values[name] = kinds[name].checked(said)
            except SettingError as error:
                raise SettingError(f"{name} {error}", name) from None
        command = OwnCommand(**values)
        if bool(command.run) == bool(command.shell):
            raise SettingError("needs either `run` or `shell`")
        if _FIELD.search(command.shell):
            told = "is filled in by the shell: write $PWC_TITLE, not {title}"
            raise SettingError(f"shell {told}", "shell")
        return command


def filled(command: OwnCommand, facts: Mapping[str, str]) -> list[str]:
    """Return program and arguments with the facts in the place of the fields."""
    return [_FIELD.sub(lambda found: facts[found[1]], part) for part in command.run]


def wanted(command: OwnCommand) -> list[str]:
    """Return the facts without which a command is not run."""
    if command.shell:
        return [name for name in FIELDS if variable(name) in command.shell]
    return [name for part in command.run for name in _FIELD.findall(part)]


def variable(name: str) -> str:
    """Return the environment variable that a fact is in for a shell."""
    return f"PWC_{name.upper()}"

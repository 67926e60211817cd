"""All settings: which sections there are, what each setting may be, what it is without one.

Reading, checking, `config default`, `config show` and the reference are made from this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, NamedTuple

from pwc_tui.settings.entries import SettingEntry, entries_of, setting
from pwc_tui.settings.key_presets import PRESETS, USUAL
from pwc_tui.settings.kinds import (
    AnyText,
    Keys,
    OneOf,
    ProgramCall,
    SomeOf,
    ValueKind,
    WholeNumber,
    YesOrNo,
)
from pwc_tui.settings.own_commands import CommandTable, OwnCommand

THEMES = (
    *("dark", "light", "ansi", "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light"),
    *("catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha"),
    *("dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn"),
    *("rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light"),
    "tokyo-night",
)
"""The names of all themes, which only the screen has: a test compares these with those."""

PAPER_COLUMNS = ("title", "authors", "tasks", "date", "code", "results", "kept")
"""The names of the columns of a list of papers: a test compares these with those it has."""


@dataclass(frozen=True)
class ScreenSettings:
    """What the screen looks like when it opens."""

    theme: str = setting(
        "",
        OneOf(*THEMES, ""),
        "The theme, by its name in the menu of themes; without one, the one that was chosen last "
        "on the screen, else the dark one.",
        '"light"',
    )
    preview: str = setting(
        "",
        OneOf("auto", "right", "below", "off", ""),
        "Where the highlighted paper is previewed; auto is on the right where there is room for "
        "that, else below.",
        '"below"',
    )
    preview_width: int = setting(
        0, WholeNumber("columns", 20, 400), "How wide a preview beside the list is.", "60"
    )
    preview_height: int = setting(
        0, WholeNumber("lines", 3, 200), "How high a preview below the list is.", "12"
    )
    columns: tuple[str, ...] = setting(
        (),
        SomeOf(*PAPER_COLUMNS),
        "The columns of the lists of papers, from the left, the title always the first; without "
        "any, all of them. A narrow window leaves some out.",
        '["title", "date", "code", "results"]',
    )
    date: str = setting(
        "month",
        OneOf("year", "month", "day"),
        "How much of the date of a paper its column tells: 2021, 2021-06 or 2021-06-17.",
        '"day"',
    )
    confirmations: str = setting(
        "unsaved",
        OneOf("never", "unsaved", "always"),
        "Before what you are asked whether you are sure: nothing; giving up what you wrote and did "
        "not save; also removing something from your library, and quitting.",
        '"always"',
    )
    start: str = setting(
        "papers",
        AnyText("home, papers, last, or a query"),
        'What is shown first: "home", "papers", "last" for where you left off, or what a query '
        "finds.",
        '"task:asr year:>2022"',
    )


@dataclass(frozen=True)
class BrowserSettings:
    """What opens web addresses."""

    command: tuple[str, ...] = setting(
        (),
        ProgramCall(),
        "The program, which is given the address; without one, the browser of the system.",
        '"firefox --new-window"',
    )
    terminal: bool = setting(
        False, YesOrNo(), "Whether that program gets the terminal until it ends.", "true"
    )


@dataclass(frozen=True)
class ClipboardSettings:
    """How texts are copied."""

    way: str = setting(
        "auto",
        OneOf("auto", "desktop", "terminal"),
        "By the desktop's clipboard or by the terminal (OSC 52); auto asks the desktop, but over "
        "SSH the terminal.",
        '"terminal"',
    )
    command: tuple[str, ...] = setting(
        (),
        ProgramCall(),
        "A program that is given the text on its input instead.",
        '"xclip -selection clipboard"',
    )


@dataclass(frozen=True)
class EditorSettings:
    """Which editor notes are written in."""

    command: tuple[str, ...] = setting(
        (),
        ProgramCall(),
        "The editor, which is given a file; VISUAL and EDITOR come before it.",
        '"nano"',
    )


@dataclass(frozen=True)
class KeySettings:
    """Which keys the commands have: each by its name in docs/keys.md, and a preset for all."""

    preset: str = setting(
        USUAL,
        OneOf(*PRESETS),
        "The keys of all commands that have none of their own below.",
        '"vim"',
    )
    commands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of single commands, as they are written."""

    OTHERS: ClassVar[tuple[str, ValueKind]] = ("commands", Keys())


@dataclass(frozen=True)
class CommandSettings:
    """Commands of your own: a table for each, `[commands.NAME]`, as many as you like."""

    by_name: Mapping[str, OwnCommand] = field(default_factory=dict)

    OTHERS: ClassVar[tuple[str, ValueKind]] = ("by_name", CommandTable())


@dataclass(frozen=True)
class Settings:
    """All that can be set."""

    screen: ScreenSettings = ScreenSettings()
    keys: KeySettings = KeySettings()
    commands: CommandSettings = CommandSettings()
    browser: BrowserSettings = BrowserSettings()
    editor: EditorSettings = EditorSettings()
    clipboard: ClipboardSettings = ClipboardSettings()


class SettingSection(NamedTuple):
    """A table of the file."""

    name: str
    made_of: type[Any]
    """The class of its values."""

    @property
    def told(self) -> str:
        """What it is about, in one sentence."""
        return (self.made_of.__doc__ or "").partition("\n")[0]

    @property
    def entries(self) -> tuple[SettingEntry, ...]:
        """Its settings, in the order in which they are told."""
        return entries_of(self.name, self.made_of)

    @property
    def others(self) -> tuple[str, ValueKind] | None:
        """The field of all settings that are not declared, and what each takes; None for none."""
        found: tuple[str, ValueKind] | None = getattr(self.made_of, "OTHERS", None)
        return found

    @property
    def told_entries(self) -> tuple[SettingEntry, ...]:
        """What the reference tells: its settings, or those of each of its tables."""
        kind = self.others[1] if self.others else None
        return kind.entries if isinstance(kind, CommandTable) else self.entries


SECTIONS = tuple(SettingSection(each.name, type(each.default)) for each in fields(Settings))
"""All of them, in the order in which they are told."""

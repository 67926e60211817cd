"""All settings: which sections there are, what each setting may be, what it is without one.

Reading, checking, `config default`, `config show` and the reference are made from this.
"""

from dataclasses import dataclass, field, fields
from typing import Any

from pwc_tui.settings.kinds import AnyText, OneOf, ProgramCall, ValueKind


def _setting(default: object, kind: ValueKind, told: str, example: str) -> Any:
    """Declare a setting; `example` is how it may stand in a file."""
    return field(default=default, metadata={"kind": kind, "told": told, "example": example})


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """What the screen looks like when it opens."""

    theme: str = _setting(
        "",
        OneOf(("dark", "light", "")),
        "The theme; without one, the one that was chosen last on the screen, else the dark one.",
        '"light"',
    )
    start: str = _setting(
        "papers",
        AnyText("home, papers, or a query"),
        'What is shown first: "home", "papers", or what a query finds.',
        '"task:asr year:>2022"',
    )


@dataclass(frozen=True, slots=True)
class EditorSettings:
    """Which editor notes are written in."""

    command: tuple[str, ...] = _setting(
        (),
        ProgramCall(),
        "The editor, which is given a file; VISUAL and EDITOR come before it.",
        '"nano"',
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set."""

    screen: ScreenSettings = ScreenSettings()
    editor: EditorSettings = EditorSettings()


@dataclass(frozen=True, slots=True)
class SettingEntry:
    """A setting as it is declared."""

    section: str
    name: str
    kind: ValueKind
    default: object
    told: str
    """What it is for, in one sentence."""
    example: str
    """How it may stand in a file, in TOML."""


@dataclass(frozen=True, slots=True)
class SettingSection:
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
        return tuple(
            SettingEntry(self.name, each.name, default=each.default, **each.metadata)
            for each in fields(self.made_of)
        )


SECTIONS = tuple(SettingSection(each.name, type(each.default)) for each in fields(Settings))
"""All of them, in the order in which they are told."""

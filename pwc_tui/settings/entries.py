"""How a setting is declared: a field of a class, with what it may be and what it is for."""

from dataclasses import field, fields
from typing import Any, NamedTuple

from pwc_tui.settings.kinds import ValueKind


class SettingEntry(NamedTuple):
    """A setting as it is declared."""

    section: str
    name: str
    kind: ValueKind
    default: object
    told: str
    """What it is for, in one sentence."""
    example: str
    """How it may stand in a file, in TOML."""


def setting(default: object, kind: ValueKind, told: str, example: str) -> Any:
    """Declare a setting as a field of a dataclass."""
    return field(default=default, metadata={"kind": kind, "told": told, "example": example})


def entries_of(section: str, made_of: type[Any]) -> tuple[SettingEntry, ...]:
    """Return the settings of a class, in the order in which they are told."""
    return tuple(
        SettingEntry(section, each.name, default=each.default, **each.metadata)
        for each in fields(made_of)
        if each.metadata
    )

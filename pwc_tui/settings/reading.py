"""Reading `config.toml`: strictly, and yet what is right in it holds whatever else is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.text.nearest import perhaps
from pwc_tui.settings.declaration import SECTIONS, Settings, SettingSection
from pwc_tui.settings.kinds import SettingError, shown
from pwc_tui.system.regular_file import require_regular

if TYPE_CHECKING:
    from pathlib import Path

    from pwc_tui.settings.toml_lines import TomlPath

_LARGEST = 1_000_000
"""Bytes of a file that somebody wrote by hand, and many times more."""
_ADVICE = "correct it with `pwc-tui config edit`"


@dataclass(frozen=True)
class SettingProblem:
    """Something in the file that is not as it must be, so that it is left out."""

    said: str
    """One sentence without where it stands."""
    path: TomlPath = ()
    """What it is about, () for the file as a whole."""
    line: int | None = None


@dataclass(frozen=True)
class SettingsFile:
    """What a file says."""

    name: str
    """The file, as it is told to people."""
    settings: Settings = field(default_factory=Settings)
    problems: tuple[SettingProblem, ...] = ()
    text: str = ""
    """What it holds, if that is TOML."""

    @cached_property
    def lines(self) -> dict[TomlPath, int]:
        """Where what it holds begins, counted from 1."""
        from pwc_tui.settings.toml_lines import lines_of  # noqa: PLC0415 - only to tell people

        return lines_of(self.text)

    def told(self, problem: SettingProblem) -> str:
        """Return a sentence with file, line, and what is wrong there."""
        line = problem.line or self.lines.get(problem.path)
        return (
            f"{self.name}, line {line}: {problem.said}" if line else f"{self.name}: {problem.said}"
        )

    def line_of(self, section: str, name: str) -> int | None:
        """Return where a setting is made that holds, None where it is as it was without a file."""
        path = (section, name)
        is_wrong = any(problem.path == path for problem in self.problems)
        return None if is_wrong else self.lines.get(path)

    def complaints(self, *more: SettingProblem) -> list[str]:
        """Return all that is wrong, a sentence each, from the top of the file to its end.

        `more` is what those found who know what reading does not, such as all commands.
        """
        problems = [*self.problems, *more]
        problems.sort(key=lambda each: each.line or self.lines.get(each.path) or 0)
        return [self.told(each) for each in problems]


NO_SETTINGS = SettingsFile("config.toml")
"""What holds without a file."""


def read_settings(path: Path, *, must_exist: bool = False) -> SettingsFile:
    """Return what a file says; where it cannot be read, all is as without one, and that is said."""
    name = clean_line(str(path))
    try:
        require_regular(path, "name another file with --config")
        if not must_exist and not path.exists():
            return SettingsFile(name)
        if path.stat().st_size > _LARGEST:
            raise UserError(f"it has more than {_LARGEST:,} bytes, so it is not read")
        return settings_in(path.read_text("utf-8-sig"), name)
    except UnicodeDecodeError:
        said = "it is not text in UTF-8, so nothing of it holds"
    except OSError as error:
        said = f"it cannot be read: {error.strerror or error}"
    except UserError as error:
        said = str(error)
    return SettingsFile(name, problems=(SettingProblem(said),))


def settings_in(text: str, name: str) -> SettingsFile:
    """Return what the text of a file says; nothing of it where it is no TOML."""
    import tomllib  # noqa: PLC0415 - 14 ms, which who has no file need not pay

    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # no TOML; nested a thousand times
        return SettingsFile(name, problems=(_no_toml(error),))
    problems: list[SettingProblem] = []
    values: dict[str, Any] = dict(_sections(document, problems))
    return SettingsFile(name, Settings(**values), tuple(problems), text)


def _no_toml(error: Exception) -> SettingProblem:
    """Return what is wrong with a file that is no TOML: Python says where, in brackets."""
    import re  # noqa: PLC0415 - only where something is wrong

    reason, _, where = clean_line(str(error)).partition(" (at ")
    found = re.match(r"line (\d+)", where)
    said = f"this is not TOML, so nothing of the file holds ({reason}): {_ADVICE}"
    return SettingProblem(said, line=int(found[1]) if found else None)


def _sections(
    document: dict[str, object], problems: list[SettingProblem]
) -> Iterator[tuple[str, object]]:
    known = {section.name: section for section in SECTIONS}
    for name, table in document.items():
        if name not in known:
            near = perhaps(name, known)
            problems.append(SettingProblem(f"there is no section {shown(name)}{near}", (name,)))
        elif not isinstance(table, dict):
            said = f"[{name}] is {shown(table)}, but must be a table"
            problems.append(SettingProblem(said, (name,)))
        else:
            yield name, _section(known[name], table, problems)


def _section(
    section: SettingSection, table: dict[str, object], problems: list[SettingProblem]
) -> object:
    known = {entry.name: entry.kind for entry in section.entries}
    values: dict[str, Any] = {}
    others: dict[str, object] = {}
    for name, value in table.items():
        path = (section.name, name)
        kind = known.get(name) or (section.others[1] if section.others else None)
        if kind is None:
            near = perhaps(name, known)
            problems.append(SettingProblem(f"[{section.name}] has no {shown(name)}{near}", path))
            continue
        try:
            (values if name in known else others)[name] = kind.checked(value)
        except SettingError as error:
            said = f"[{section.name}] {clean_line(name)} {error}"
            problems.append(SettingProblem(said, (*path, *error.within)))
    return section.made_of(**values, **({section.others[0]: others} if section.others else {}))

"""The settings written down: a file with all of them as comments, and values as TOML has them."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from pwc_tui.settings.declaration import SECTIONS, CommandSettings, KeySettings, SettingSection
from pwc_tui.settings.entries import SettingEntry
from pwc_tui.settings.own_commands import EXAMPLE

_WIDTH = 96
_HEAD = """\
# The settings of pwc-tui. What stands here as a comment is the default: take the # away and change
# it. `pwc-tui config check` tells what is wrong, `pwc-tui config show` what holds.
"""


def default_file(keys: Iterable[tuple[str, tuple[str, ...], str]]) -> str:
    """Return a file that sets nothing, and tells of every setting.

    `keys` are those of the commands by their names, as they are written, with what each does.
    """
    lines = [_HEAD]
    for section in SECTIONS:
        lines += _section(section)
        if section.made_of is KeySettings:
            for name, written, told in keys:
                lines += [*_comment(told), f"# {name} = {in_toml(written)}", ""]
    return "\n".join(lines)


def in_toml(value: object) -> str:
    """Return a value as it stands in a file: `"light"`, `true`, `["code", "--wait"]`."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(in_toml, value))}]"
    if isinstance(value, str):
        import json  # noqa: PLC0415 - whose escapes are those of TOML

        return json.dumps(value, ensure_ascii=False)
    return str(value).lower()


def _section(section: SettingSection) -> Iterator[str]:
    yield from _comment(section.told)
    yield f"[{section.name}]"
    for entry in section.told_entries:
        is_own = entry in section.entries
        yield ""
        yield from _comment(f"{'' if is_own else f'{entry.name}: '}{entry.told} {takes(entry)}")
        if is_own:
            yield f"# {entry.name} = {in_toml(entry.default)}"
    if section.made_of is CommandSettings:
        yield ""
        yield from (f"# {line}" for line in EXAMPLE.splitlines())
    yield ""


def takes(entry: SettingEntry) -> str:
    """Return a sentence on what a setting takes, with an example."""
    told = f"{entry.kind.told[:1].upper()}{entry.kind.told[1:]}"
    return f"{told}, as in: {entry.example}" if entry.example else f"{told}."


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in wrap(text, _WIDTH, break_on_hyphens=False)]

"""The libraries that the program uses, as its own package names them, with their versions."""

import platform
import re
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from pwc_tui import __version__
from pwc_tui.cli.health.finding import Finding

_FOR_DEVELOPERS = ("test", "bench", "dev")
_NAMED = re.compile(r"([\w.-]+)[^;]*(?:;.*extra == ['\"](\w+)['\"])?")
"""A requirement: the library, and the extra that brings it."""


def program_findings() -> Iterator[Finding]:
    """Yield the versions of the program and of what it runs on."""
    yield Finding("pwc-tui", __version__)
    yield Finding("Python", platform.python_version())
    yield Finding("SQLite", sqlite3.sqlite_version)
    yield Finding("system", f"{platform.system()} {platform.release()} ({platform.machine()})")


def library_findings() -> Iterator[Finding]:
    """Yield the version of each library; of an optional one that is missing, which extra has it."""
    extras: dict[str, str] = {}
    for each in _requirements():
        named = _NAMED.match(each)
        library, extra = (named[1], named[2] or "") if named else (each, "")
        if library != "pwc-tui" and extra not in _FOR_DEVELOPERS:
            extras.setdefault(library, extra)
    for library, extra in sorted(extras.items(), key=lambda each: (each[1], each[0])):
        yield _library(library, extra)


def _library(library: str, extra: str) -> Finding:
    of_extra = f" (optional: {extra})" if extra else ""
    try:
        return Finding(library, f"{version(library)}{of_extra}")
    except PackageNotFoundError:
        how = f"pip install 'pwc-tui[{extra}]'" if extra else f"pip install {library}"
        problem = "" if extra else f"{library} is missing: {how}"
        return Finding(library, f"not installed{of_extra}: {how}", problem)


def _requirements() -> list[str]:
    try:
        return requires("pwc-tui") or []
    except PackageNotFoundError:  # run from a folder that was copied
        return []

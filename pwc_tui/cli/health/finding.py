"""One line of the report, written so that it may be shown to others."""

import os
from dataclasses import dataclass

from pwc_tui.domain.text.passwords import without_secrets


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and what is wrong with that."""

    name: str
    value: str
    problem: str = ""
    """What is wrong and what to do, as a sentence; "" where nothing is."""


def shown(place: object) -> str:
    """Return a text without the passwords of addresses and the user's name in paths."""
    text = without_secrets(str(place))
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE") or ""
    return text.replace(home, "~") if len(home) > 1 else text

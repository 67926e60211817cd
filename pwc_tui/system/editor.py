"""The user's editor: which one, and a text changed in it."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pwc_tui.domain.errors import UserError


def editor_command() -> list[str] | None:
    """Return how VISUAL or EDITOR is started; None where neither says so."""
    told = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        return shlex.split(told) or None
    except ValueError:  # a quotation mark that nothing closes
        return [told]


def edited(text: str, command: Sequence[str]) -> str:
    """Return what a text becomes in an editor; raises UserError where that fails."""
    name = command[0]
    with tempfile.TemporaryDirectory(prefix="pwc-tui-") as folder:
        file = Path(folder) / "note.md"
        file.write_text(text, encoding="utf-8")
        try:
            done = subprocess.run([*command, str(file)], check=False)
        except (OSError, ValueError) as error:
            raise UserError(f"the editor {name!r} cannot be started ({error})") from error
        if done.returncode != 0:
            raise UserError(f"the editor {name!r} failed, so the note is as it was")
        return file.read_text(encoding="utf-8", errors="replace").strip()

"""The user's editor: which one, and a text changed in it."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pwc_tui.domain.errors import UserError


def editor_command(otherwise: Sequence[str] = ()) -> list[str] | None:
    """Return how VISUAL or EDITOR is started, else `otherwise`; None where nothing says so."""
    told = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        return shlex.split(told) or list(otherwise) or None
    except ValueError:  # a quotation mark that nothing closes
        return [told]


def edited(text: str, command: Sequence[str]) -> str:
    """Return what a text becomes in an editor; raises UserError where that fails."""
    with tempfile.TemporaryDirectory(prefix="pwc-tui-") as folder:
        file = Path(folder) / "note.md"
        file.write_text(text, encoding="utf-8")
        edit_file(file, command)
        return file.read_text(encoding="utf-8", errors="replace").strip()


def edit_file(file: Path, command: Sequence[str]) -> None:
    """Let the user change a file; raises UserError where the editor fails."""
    name = command[0]
    try:
        done = subprocess.run([*command, str(file)], check=False)
    except (OSError, ValueError) as error:
        raise UserError(f"the editor {name!r} cannot be started ({error})") from error
    if done.returncode != 0:
        raise UserError(f"the editor {name!r} failed, so all is as it was")
